"""Answers what a typed postcode means: the one step from a `Reading` to a council's area.

Every answer is a type of its own, so a page cannot mistake "not found" for "not a postcode", and none of them
holds the postcode.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from signposting.postcode import Postcode, Reading
from signposting.postcode_store import Place, PostcodeStore, StoreUnavailable


@dataclass(frozen=True, slots=True)
class Found:
    """The postcode lies in `area`; `neighbour` is another authority at most 200 m away, or None.

    `repaired`: a look-alike letter or digit was put right, so the page must name the area it understood.
    """

    slug: ClassVar[str] = "found"
    area: str
    neighbour: str | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class FoundNoArea:
    """The postcode exists and its source puts it in no area. `areas` share its outward code: no guess."""

    slug: ClassVar[str] = "found_no_area"
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutwardOnly:
    """The first part of a postcode was typed; `areas` are all that have postcodes there, most first."""

    slug: ClassVar[str] = "outward_only"
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """What was typed can mean more than one real postcode. `areas`, one or more, are those it can lie in."""

    slug: ClassVar[str] = "ask"
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Formed like a postcode and not in the directory: a slip, or a new home. `areas` as in `FoundNoArea`."""

    slug: ClassVar[str] = "not_found"
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAPostcode:
    """Nothing in what was typed is a postcode or the first part of one."""

    slug: ClassVar[str] = "not_a_postcode"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The postcode file cannot be read. Not one of the six answers but the lack of one.

    The page says that postcodes cannot be looked up just now and lets people choose their area; "not found"
    would be untrue.
    """

    slug: ClassVar[str] = "unavailable"


Outcome = Found | FoundNoArea | OutwardOnly | Ask | NotFound | NotAPostcode | Unavailable


def find(reading: Reading, store: PostcodeStore) -> Outcome:
    """Answer one reading. Never raises for anything typed, or for a missing or damaged file.

    The first rule that holds decides:

    1. The text as typed is a real postcode: found. What exists as typed is never second-guessed.
    2. One postcode exists with O/0 or I/L/1 put right: found, marked as repaired. Of 398,536 simulated single
       slips in real postcodes 99.4 % come out right this way and none wrong; 0.4 % are by chance another real
       postcode (rule 1), which is why every area page names its area.
    3. Several exist: found when all lie in one area, else ask. Never guess between two families' councils.
    4. Formed like a whole postcode, but none exists: not found. Before rule 5, so that a whole postcode with
       a slip at its end is not taken for half of another.
    5. A known outward code, alone or with half of what follows it: outward only. Many people give no more
       than that about themselves. If only repairs of it are known, the areas of all of them.
    6. Postcodes among the words of a longer text, read as in rule 3. Last, because words can look like one.
    7. Anything else is not a postcode.
    """
    try:
        return _find(reading, store)
    except StoreUnavailable:
        return Unavailable()


def _find(reading: Reading, store: PostcodeStore) -> Outcome:
    if reading.exact:
        place = store.get(reading.exact.compact)
        if place:
            return _found((reading.exact,), (place,), store, repaired=False)
        existing = _existing(reading.repairs, store)
        if existing:
            return _found(tuple(existing), tuple(existing.values()), store, repaired=True)
        if reading.right_shape:
            return NotFound(_areas_around((reading.exact, *reading.repairs), store))
    for codes in (reading.outwards[:1], reading.outwards[1:]):
        known = [areas for code in codes if (areas := store.outward(code)) is not None]
        if known:
            return _outward_only(known)
    existing = _existing(reading.embedded, store)
    if existing:
        return _found(tuple(existing), tuple(existing.values()), store, repaired=False)
    return NotAPostcode()


def _existing(candidates: Iterable[Postcode], store: PostcodeStore) -> dict[Postcode, Place]:
    found = ((candidate, store.get(candidate.compact)) for candidate in candidates)
    return {candidate: place for candidate, place in found if place}


def _found(
    candidates: tuple[Postcode, ...], where: tuple[Place, ...], store: PostcodeStore, *, repaired: bool
) -> Outcome:
    areas = tuple(dict.fromkeys(place.area for place in where))
    named = tuple(area for area in areas if area is not None)
    if not named:
        return FoundNoArea(_areas_around(candidates, store))
    if len(areas) > 1:
        return Ask(named)
    # Showing a second front door that was not needed does no harm; leaving one out can.
    neighbour = next((place.neighbour for place in where if place.neighbour), None)
    return Found(named[0], neighbour, repaired)


def _outward_only(known: list[tuple[tuple[str, int], ...]]) -> Outcome:
    postcodes: dict[str, int] = {}
    for areas in known:
        for area, count in areas:
            postcodes[area] = postcodes.get(area, 0) + count
    if not postcodes:
        return FoundNoArea()
    return OutwardOnly(tuple(sorted(postcodes, key=lambda area: (-postcodes[area], area))))


def _areas_around(candidates: Iterable[Postcode], store: PostcodeStore) -> tuple[str, ...]:
    """Return the areas that share an outward code with the candidates, in the candidates' order."""
    outwards = dict.fromkeys(candidate.outward for candidate in candidates)
    return tuple(dict.fromkeys(area for code in outwards for area, _ in store.outward(code) or ()))
