"""A file between its upload and the library: what it would change, who still has to agree, and how it gets in.

What keeps people safe is put in by two people, as new numbers in the directory are: whoever chose the file, and
somebody else who has read it. Everything else one librarian may put in. A partnership of one switches the rule off
with the same setting (`SiteSettings.numbers_need_two`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from core.models import SiteSettings
from resources.files.adding import MeanwhileError, add_kept
from resources.files.checks import Checked
from resources.files.facts import Facts
from resources.files.keeping import keep_first_page, keep_version, storage
from resources.models import Change, FileVersion, IncomingFile, ResourceFile, ResourcePage

PUT_IN, SENT, DROPPED = "resources.put_in", "resources.sent", "resources.dropped"
CHECKED = "resources.checked_accessible"
LEFT_FOR = timedelta(days=7)


class SecondPersonError(Exception):
    """Whoever chose this file cannot agree to it as well."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a librarian says of a file: what changed, why (a sentence), who signed it off (a role, or nobody).

    `still_accessible` says that what was found of the version before holds for this one; heeded after a typo only.
    """

    change: str
    change_note: str
    signed_off_by: str = ""
    still_accessible: bool = False


def receive(
    checked: Checked,
    *,
    chosen_name: str,
    by: Any,
    resource: ResourcePage,
    file: ResourceFile | None = None,
    purpose: str = "",
    label: str = "",
    language: str = "",
) -> IncomingFile:
    """Keep a file that was read until somebody has said more: for `file`, or for one that is to be added."""
    former = current_of(file)
    return IncomingFile.objects.create(
        resource=resource,
        file=file,
        purpose=purpose,
        label=label,
        language=language,
        chosen_name=chosen_name[-200:],
        stored=keep_version(checked.content, checked.facts.sha256, checked.facts.kind),
        first_page=keep_first_page(checked.first_page),
        facts=checked.facts.as_json(),
        instead_of=former.number if former else None,
        sent_by=by,
    )


def current_of(file: ResourceFile | None) -> FileVersion | None:
    """The version in use, if there is one."""
    return file.versions.filter(is_current=True).first() if file else None


def send(incoming: IncomingFile, said: Said, *, by: Any) -> FileVersion | None:
    """Put it in, or let it wait for a second person (`None`). Raises what `add_kept` raises."""
    with transaction.atomic():
        incoming = _held(incoming)
        incoming.change, incoming.change_note = said.change, said.change_note
        incoming.signed_off_by = said.signed_off_by
        incoming.sent_by = by
        if needs_two(incoming):
            incoming.waits = True
            incoming.save()
            _log(incoming, SENT, by)
            return None
        return _put_in(incoming, by=by, still_accessible=said.still_accessible)


def agree(incoming: IncomingFile, *, by: Any) -> FileVersion:
    """The second person's yes. Raises `SecondPersonError` for whoever chose the file, superusers included."""
    with transaction.atomic():
        incoming = _held(incoming)
        if not may_agree(incoming, by):
            raise SecondPersonError
        return _put_in(incoming, by=by)


def may_agree(incoming: IncomingFile, user: Any) -> bool:
    """Whether it waits, and for somebody like `user`."""
    return incoming.waits and (incoming.sent_by_id != user.pk or not rule_is_on())


def needs_two(incoming: IncomingFile) -> bool:
    """Whether a second person has to agree: to a change of what keeps people safe."""
    return incoming.change == Change.SAFETY and rule_is_on()


def drop(incoming: IncomingFile, *, by: Any = None) -> None:
    """Take it away; its bytes too, unless a version or another upload has the same."""
    if incoming.waits:
        _log(incoming, DROPPED, by)
    incoming.delete()
    _forget(incoming.stored.name, "stored")
    _forget(incoming.first_page.name, "first_page")


def drop_old() -> None:
    """What nobody said anything about for a week. What waits for a second person goes on waiting."""
    for incoming in IncomingFile.objects.filter(waits=False, sent_at__lt=timezone.now() - LEFT_FOR):
        drop(incoming)


def role_of(user: Any) -> str:
    """What history says of somebody: a role, never a name."""
    group = user.groups.order_by("name").first()
    return group.name if group else _("Administrator")


def _held(incoming: IncomingFile) -> IncomingFile:
    """The stored row, locked: of two people who press the button one comes second. Gone means it was decided."""
    held = IncomingFile.objects.select_for_update().filter(pk=incoming.pk).first()
    if held is None:
        raise MeanwhileError
    return held


def _put_in(incoming: IncomingFile, *, by: Any, still_accessible: bool = False) -> FileVersion:
    file = incoming.file or ResourceFile.objects.create(
        resource=incoming.resource,
        purpose=incoming.purpose,
        label=incoming.label,
        language=incoming.language,
        order=10 * (incoming.resource.files.count() + 1),
    )
    was_known = file.is_accessible is not None
    version = add_kept(
        file,
        Facts.from_json(incoming.facts),
        stored=incoming.stored.name,
        first_page=incoming.first_page.name,
        change=incoming.change if incoming.instead_of else Change.NEW,
        note=incoming.change_note,
        by=role_of(incoming.sent_by or by),
        signed_off_by=incoming.signed_off_by,
        instead_of=incoming.instead_of,
        still_accessible=still_accessible,
    )
    if not storage().exists(version.stored.name):
        raise MeanwhileError  # somebody dropped an upload of the same bytes a moment ago
    data = {"file": file.name, "number": version.number, "change": version.change, "note": version.change_note}
    log(instance=incoming.resource, action=PUT_IN, user=by, data=data)
    if was_known and file.is_accessible is None:
        log(instance=incoming.resource, action=CHECKED, user=by, data={"file": file.name, "is_accessible": ""})
    incoming.delete()
    return version


def _log(incoming: IncomingFile, action: str, by: Any) -> None:
    name = incoming.file.name if incoming.file else incoming.label or incoming.get_purpose_display()
    log(instance=incoming.resource, action=action, user=by, data={"file": name, "note": incoming.change_note})


def _forget(name: str, field: str) -> None:
    used = any(holder.objects.filter(**{field: name}).exists() for holder in (FileVersion, IncomingFile))
    if name and not used:
        storage().delete(name)


def rule_is_on() -> bool:
    """Whether what keeps people safe needs two people here; a partnership of one switches it off."""
    site = Site.objects.filter(is_default_site=True).first()
    return site is None or SiteSettings.for_site(site).numbers_need_two
