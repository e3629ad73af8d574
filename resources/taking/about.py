"""What a resource's page says of it to machines (schema.org's LearningResource) and to whoever cites it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resources.models import ResourcePage
from resources.serving.views import CONTENT_TYPES
from resources.showing.files import FileLine


@dataclass(frozen=True, slots=True)
class About:
    """Properties as schema.org names and writes them; `files` come with their media types.

    `as_cited` is the middle of a line in a list of references: between who made it and where it stays.
    """

    properties: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    files: tuple[tuple[FileLine, str], ...]
    as_cited: str


def about(resource: ResourcePage, files: Sequence[FileLine]) -> About:
    """What is known; nothing stands for what is not. Runs no query on a page that knows its roles."""
    changed = last_changed(resource, files)
    properties = [
        ("learningResourceType", str(resource.get_kind_display())),
        ("typicalAgeRange", "" if resource.age_min is None else f"{resource.age_min}-{resource.age_max}"),
        *(("educationalLevel", stage) for stage in resource.key_stages),
        ("timeRequired", f"PT{resource.minutes}M" if resource.minutes else ""),
        ("inLanguage", get_language() or "en-gb"),
        ("isAccessibleForFree", "true"),
        ("dateModified", changed.isoformat() if changed else ""),
        ("identifier", resource.ref),
        ("creditText", resource.made_by),
    ]
    return About(
        properties=tuple(pair for pair in properties if pair[1]),
        roles=tuple(str(role) for role in resource.roles.all()),
        files=tuple((file, CONTENT_TYPES.get(file.kind, "")) for file in files),
        as_cited=_as_cited(resource, files, changed),
    )


def last_changed(resource: ResourcePage, files: Sequence[FileLine]) -> date | None:
    """The day its page or one of its files last changed; none while it is a draft."""
    days = [file.changed for file in files]
    if resource.last_published_at:
        days.append(timezone.localdate(resource.last_published_at))
    return max(days, default=None)


def _as_cited(resource: ResourcePage, files: Sequence[FileLine], changed: date | None) -> str:
    """`(2026) Hotel briefing, version 2 of 3 May 2026`: the version of its first file, which is the one to print."""
    what = resource.title
    if files:
        what = _("%(title)s, version %(number)s of %(day)s") % {
            "title": resource.title,
            "number": files[0].number,
            "day": formats.date_format(files[0].changed, "j F Y"),
        }
    return f"({changed.year}) {what}" if changed else what
