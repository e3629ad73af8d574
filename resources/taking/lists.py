"""What a list holds today: cards in the list's order, and in plain words what must not be used any more."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from resources.finding.cards import Card, cards_of
from resources.finding.index import listed
from resources.models import LibraryPage, ResourcePage, State
from resources.successors import in_its_place
from resources.taking.chosen import Chosen


@dataclass(frozen=True, slots=True)
class Held:
    """One resource that is to be used, as its card; `without` is the query of the list without it."""

    card: Card
    without: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A resource that is no longer to be used: why, what to use instead, and the lists without it and with that."""

    title: str
    why: str
    instead: ResourcePage | None = None
    without: str = ""
    with_instead: str = ""


@dataclass(frozen=True, slots=True)
class TakingList:
    """A list as its page shows it. `unknown` are codes that lead to nothing here."""

    held: tuple[Held, ...]
    left_out: tuple[LeftOut, ...]
    unknown: tuple[str, ...]


def resources_by_ref(refs: tuple[str, ...]) -> dict[str, ResourcePage]:
    """What the codes lead to and the public may know of: live, or withdrawn. One query."""
    found = ResourcePage.objects.filter(ref__in=refs).select_related("licence", "replaced_by")
    public = found.live().public() | found.filter(state=State.WITHDRAWN)
    return {page.ref: page for page in public.defer("body", "delivery", "evidence")}


def taking_list(chosen: Chosen, library: LibraryPage | None) -> TakingList:
    """What the codes lead to, in their order. Eight queries at most."""
    found = resources_by_ref(chosen.refs)
    now = listed()
    place_of = {pk: place for place, pk in enumerate(now.pks)}
    places = [place_of[found[ref].pk] for ref in chosen.refs if ref in found and found[ref].pk in place_of]
    above = (library.get_url() if library else "") or ""
    cards = {card.ref: card for card in cards_of(now, places, above)} if places else {}
    gone = {ref: found[ref] for ref in chosen.refs if ref in found and found[ref].state != State.CURRENT}
    return TakingList(
        held=tuple(Held(cards[ref], chosen.without(ref)) for ref in chosen.refs if ref in cards),
        left_out=tuple(left_out(resource, chosen) for resource in gone.values()),
        unknown=(*(ref for ref in chosen.refs if ref not in cards and ref not in gone), *chosen.unknown),
    )


def left_out(resource: ResourcePage, chosen: Chosen | None = None) -> LeftOut:
    """Why a resource is not given any more; with the lists to go on with where it stood on one."""
    instead = in_its_place(resource)
    return LeftOut(
        title=resource.title,
        why=why_left_out(resource),
        instead=instead,
        without=chosen.without(resource.ref) if chosen else "",
        with_instead=chosen.with_instead(resource.ref, instead.ref) if chosen and instead else "",
    )


def why_left_out(resource: ResourcePage) -> str:
    """`Withdrawn on 3 May 2026. The law changed. The duty is another now.`, or that there is a newer one."""
    if not resource.is_withdrawn:
        return _("There is a newer one.")
    day = resource.withdrawn_on
    withdrawn = _("Withdrawn on %(day)s.") % {"day": formats.date_format(day, "j F Y")} if day else _("Withdrawn.")
    return f"{withdrawn} {resource.get_withdrawn_why_display()}. {resource.withdrawn_note}"
