"""Turns a lookup's outcome, which speaks in ONS codes, into areas a page can name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from signposting.lookup import Ask, Found, FoundNoArea, NotAPostcode, NotFound, Unavailable, find
from signposting.models import Area
from signposting.places import normalise
from signposting.postcode import Reading
from signposting.postcode_store import default_store


@dataclass(frozen=True, slots=True)
class Answer:
    """What the finder answers.

    `slug` is the outcome's own name ("found", "ask", ...). `area` is set when it is one area and sure; then the page
    redirects. `areas` are those to choose from, likeliest first. `place` is a town's name that was recognised.
    """

    slug: str
    area: Area | None = None
    neighbour: Area | None = None
    areas: tuple[Area, ...] = ()
    place: str = ""


def answer_to(reading: Reading, place: str, campaign: Iterable[Area]) -> Answer:
    """The answer to what was typed.

    `place` is the same text as a place's name (see `signposting.places`); `campaign` the areas served, with their
    places, looked at only when the text was no postcode. One query names the areas. What was typed is never part
    of a query: a database may log what it is asked.
    """
    outcome = find(reading, default_store())
    if isinstance(outcome, Found):
        areas = _areas(outcome.area, outcome.neighbour)
        if outcome.area in areas:
            return Answer(outcome.slug, areas[outcome.area], areas.get(outcome.neighbour or ""))
        return Answer(FoundNoArea.slug)
    if isinstance(outcome, NotAPostcode | NotFound | Unavailable):
        named = _areas_with_place(place, campaign)
        if named:
            return Answer(Ask.slug, areas=named, place=place)
    codes: tuple[str, ...] = getattr(outcome, "areas", ())
    known = _areas(*codes)
    return Answer(outcome.slug, areas=tuple(known[code] for code in codes if code in known))


def _areas(*codes: str | None) -> dict[str, Area]:
    if not any(codes):
        return {}
    return {area.code: area for area in Area.objects.filter(code__in=[code for code in codes if code])}


def _areas_with_place(place: str, campaign: Iterable[Area]) -> tuple[Area, ...]:
    """Areas that hold a town of this name, which may be none, one or several."""
    if not place:
        return ()
    return tuple(area for area in campaign if any(normalise(one.name) == place for one in area.places.all()))
