"""Four eyes: a number or address the public will use is published by somebody who did not type it.

A digit lost while typing sends a frightened person nowhere, and its author reads what they meant to type. Everything
else about a service may be published by the person who wrote it. A partnership of one can switch the rule off
(`SiteSettings.numbers_need_two`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision, Site

from core.models import SiteSettings
from signposting.imports.bulk import IMPORTED
from signposting.models import ImportRun
from signposting.models.choices import ChannelKind
from signposting.models.service import Service
from signposting.numbers import dialled

Contacts = list[tuple[str, str, str, bool]]


def contacts_of(content: Mapping[str, Any]) -> Contacts:
    """The numbers and addresses in a record as Wagtail stores it: kind, what is dialled or opened, words, private."""
    return [
        (row["kind"], _dialled(row["kind"], row["value"]), row["label"], bool(row.get("is_private")))
        for row in content.get("channels", [])
    ]


def refusal(service: Service, user: Any, revision: Revision | None = None) -> str:
    """Why `user` may not publish `revision` of `service` (the latest, where none is given); empty when they may.

    Somebody is an author of the contacts when they changed one since the service was last published, however many
    others saved it afterwards; so is who started an import, whoever applied it. Work done by the machine
    (no user) and a rule switched off refuse nothing.
    """
    revision = revision or service.get_latest_revision()
    if user is None or revision is None or not _rule_is_on():
        return ""
    published = _published_contacts(service)
    if contacts_of(revision.content) == published or user.pk not in _authors(service, published):
        return ""
    return _(
        "A new or changed number or address is published by a second person: somebody who did not type it. "
        "They ring it or open it first."
    )


def changed_contacts(service: Service) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers and addresses of the latest draft that the public does not have, and those it has instead."""
    stored = Service.objects.get(pk=service.pk)
    published = _as_typed(stored.serializable_data()) if stored.live else {}
    latest = service.get_latest_revision()
    drafted = _as_typed(latest.content) if latest else {}
    return (
        tuple(value for contact, value in drafted.items() if value and contact not in published),
        tuple(value for contact, value in published.items() if value and contact not in drafted),
    )


def _as_typed(content: Mapping[str, Any]) -> dict[tuple[str, str, str, bool], str]:
    """Each contact, with its number or address as somebody typed it."""
    rows = content.get("channels", [])
    return {contact: row["value"] for contact, row in zip(contacts_of(content), rows, strict=True)}


def _authors(service: Service, published: Contacts) -> set[int | None]:
    """Who changed the contacts since they were published, by primary key."""
    before = published
    authors: set[int | None] = set()
    uploaders = _uploaders(service)
    for revision, user, content in _revisions_since_published(service):
        now = contacts_of(content)
        if now != before:
            authors |= {user, uploaders.get(revision)}
        before = now
    return authors


def _uploaders(service: Service) -> dict[int, int | None]:
    """Who chose the file or feed each imported draft came from: a draft is in the name of who applied it."""
    entries = ModelLogEntry.objects.for_instance(service).filter(action=IMPORTED, revision__isnull=False)
    runs = {revision: data.get("import") for revision, data in entries.values_list("revision", "data")}
    starters = dict(ImportRun.objects.filter(pk__in=runs.values()).values_list("pk", "started_by"))
    return {revision: starters.get(run) for revision, run in runs.items()}


def _revisions_since_published(service: Service) -> list[tuple[int, int | None, dict[str, Any]]]:
    since = service.revisions.order_by("pk")
    if service.live_revision_id:
        since = since.filter(pk__gt=service.live_revision_id)
    return list(since.values_list("pk", "user", "content"))


def _published_contacts(service: Service) -> Contacts:
    """What the public has now; nothing for a service that is not published."""
    stored = Service.objects.get(pk=service.pk)
    return contacts_of(stored.serializable_data()) if stored.live else []


def _dialled(kind: str, value: str) -> str:
    if kind in {ChannelKind.PHONE, ChannelKind.TEXT}:
        return dialled(value)
    return value.strip()


def _rule_is_on() -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    return site is None or SiteSettings.for_site(site).numbers_need_two
