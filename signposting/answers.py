"""Turns a lookup's outcome, which speaks in ONS codes, into areas a page can name: those of today's map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from signposting.area_map import AreaMap, map_on, served_areas
from signposting.lookup import Ask, Found, FoundNoArea, NotAPostcode, NotFound, Unavailable, find
from signposting.models import Area
from signposting.places import normalise
from signposting.postcode import Reading
from signposting.postcode_store import default_store


@dataclass(frozen=True, slots=True)
class Answer:
    """What the finder answers.

    `slug` is the outcome's own name ("found", "ask", ...). `area` is set when it is one area and sure; then the page
    redirects. `near` are other councils close by; `split` is the council that was cut up, where nobody can say yet in
    which part of it this is. `areas` are those to choose from, likeliest first. `place` is a town's name that was
    recognised.
    """

    slug: str
    area: Area | None = None
    near: tuple[Area, ...] = ()
    split: Area | None = None
    areas: tuple[Area, ...] = ()
    place: str = ""


def answer_to(reading: Reading, place: str, campaign: AreaMap) -> Answer:
    """The answer to what was typed.

    `place` is the same text as a place's name (see `signposting.places`); `campaign` the map of the areas served,
    with their places, looked at only when the text was no postcode. One query names the areas, one more once a
    council was replaced. What was typed is never part of a query: a database may log what it is asked.
    """
    outcome = find(reading, default_store())
    if isinstance(outcome, Found):
        return _found(outcome)
    if isinstance(outcome, NotAPostcode | NotFound | Unavailable):
        named = _areas_with_place(place, campaign)
        if named:
            return Answer(Ask.slug, areas=named, place=place)
    codes: tuple[str, ...] = getattr(outcome, "areas", ())
    return Answer(outcome.slug, areas=_areas_of(codes) if codes else ())


def _found(outcome: Found) -> Answer:
    """The council of a postcode: the one its code names or, while the postcode list is older, what replaced it."""
    area_map = map_on(timezone.localdate(), codes=filter(None, (outcome.area, outcome.neighbour)))
    area, neighbour = area_map.by_code(outcome.area), area_map.by_code(outcome.neighbour)
    if area is None:
        return Answer(FoundNoArea.slug)
    first, *parts = area_map.standing(area)
    near = area_map.standing(neighbour) if neighbour is not None else ()
    return Answer(
        outcome.slug,
        area=first,
        near=tuple(one for one in near if one not in (first, *parts)),
        split=area if parts else None,
    )


def _areas_of(codes: Iterable[str]) -> tuple[Area, ...]:
    """The areas these codes stand for today, in their order, each once."""
    asked = tuple(codes)
    area_map = map_on(timezone.localdate(), codes=asked)
    known = [area for code in asked if (area := area_map.by_code(code)) is not None]
    return tuple(dict.fromkeys(one for area in known for one in area_map.standing(area)))


def _areas_with_place(place: str, campaign: AreaMap) -> tuple[Area, ...]:
    """Areas that hold a town of this name, which may be none, one or several."""
    if not place:
        return ()
    return tuple(
        area
        for area in served_areas(campaign)
        if any(normalise(one.name) == place for one in campaign.places_of(area))
    )
