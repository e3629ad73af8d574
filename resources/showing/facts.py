"""What a leader needs to know: at a glance for whom, how long, whether current; then what may distress, the terms."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resources.models import Nation, ResourcePage, Supervision


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is about, and what is known."""

    name: str
    words: str
    # Where the words themselves are, for a licence.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """What decides in seconds whether this is the one: `what` is kind, length, ages; `made_for` may be empty."""

    what: tuple[str, ...]
    made_for: str
    reviewed: str


def glance_of(resource: ResourcePage) -> Glance:
    """What stands at the head of the page, before anything is scrolled."""
    what = (str(resource.get_kind_display()), minutes_in_words(resource.minutes), ages_with_name(resource))
    return Glance(
        what=tuple(words for words in what if words),
        made_for=_list(resource.roles.all()),
        reviewed=reviewed_in_words(resource),
    )


def facts_of(resource: ResourcePage) -> list[Fact]:
    """The other facts, most needed first. What nobody knows is said where a leader relies on it, else left out."""
    rows = [
        Fact(_("Used in"), _list(resource.settings.all())),
        Fact(_("Group"), resource.group_size),
        Fact(_("Topics"), _list(resource.topics.all())),
        Fact(_("May distress"), _list(resource.content_notes.all()) or _("Nothing noted")),
        Fact(_("Supervision"), _supervision(resource)),
        Fact(_("Special educational needs"), _("There is a version for them") if resource.has_send_version else ""),
        Fact(_("Parents may see it"), _yes_or_no(resource.parents_may_see)),
        Fact(_("Written for"), _list(Nation(code).label for code in resource.nations)),
        Fact(_("Made by"), resource.made_by),
        _licence(resource),
        Fact(_("Belongs to others"), resource.third_party),
    ]
    return [row for row in rows if row.words]


def ages_in_words(resource: ResourcePage) -> str:
    """`11 to 14 (Key Stage 3)`; empty for what only adults read."""
    if resource.age_min is None or resource.age_max is None:
        return ""
    ages = _("%(low)s to %(high)s") % {"low": resource.age_min, "high": resource.age_max}
    if resource.age_min == resource.age_max:
        ages = str(resource.age_min)
    stages = ", ".join(resource.key_stages)
    return f"{ages} ({stages})" if stages else ages


def ages_with_name(resource: ResourcePage) -> str:
    """`Ages 11 to 14 (Key Stage 3)`, for where no name stands beside it; empty for what only adults read."""
    ages = ages_in_words(resource)
    return _("Ages %(ages)s") % {"ages": ages} if ages else ""


def reviewed_in_words(resource: ResourcePage) -> str:
    """`Reviewed 3 May 2026`; that nobody has is said too, as whoever uses it needs to know."""
    if resource.reviewed_on is None:
        return _("Nobody has reviewed this yet")
    return _("Reviewed %(day)s") % {"day": formats.date_format(resource.reviewed_on, "j F Y")}


def minutes_in_words(minutes: int | None) -> str:
    """`50 minutes`; empty where it has no length."""
    if not minutes:
        return ""
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}


def _list(things: object) -> str:
    return ", ".join(str(thing) for thing in things)  # type: ignore[attr-defined]


def _supervision(resource: ResourcePage) -> str:
    return "" if resource.supervision == Supervision.NONE else resource.get_supervision_display()


def _yes_or_no(known: bool | None) -> str:
    return "" if known is None else _("Yes") if known else _("Ask its owner first")


def _licence(resource: ResourcePage) -> Fact:
    if resource.licence is None:
        return Fact(_("Licence"), _("Nobody knows yet: ask before you copy it"))
    return Fact(_("Licence"), resource.licence.name, resource.licence.address)
