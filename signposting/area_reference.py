"""Loads every area of the United Kingdom and the islands: authorities, counties, nations.

Adds what is missing and leaves what is there: staff may have corrected a name, or an area may have ended.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from signposting.models import Area

AUTHORITIES = Path(__file__).parent / "reference" / "local-authorities.csv"
NATIONS = Path(__file__).parent / "reference" / "nations.csv"
PSEUDO_CODE = " (pseudo code)"
# "Bristol, City of" is how a register sorts; nobody says it.
REGISTER_ENDINGS = (", City of", ", County of")


@dataclass(frozen=True, slots=True)
class Row:
    """One area to have; `parent` is a code."""

    code: str
    name: str
    kind: Area.Kind
    parent: str


def rows() -> Iterator[Row]:
    """Every area, each after the one it lies in."""
    yield from (Row(row["code"], row["name"], Area.Kind(row["kind"]), row["part_of"]) for row in _nations())
    nations = {row["name"]: row["code"] for row in _nations()}
    with AUTHORITIES.open(encoding="utf-8-sig", newline="") as file:
        authorities = list(csv.DictReader(file))
    counties = {
        row["upper_tier_code"]: (row["upper_tier_name"], nations[row["nation"]])
        for row in authorities
        if row["upper_tier_code"] and row["upper_tier_code"] != row["code"]
    }
    for code, (name, nation) in sorted(counties.items()):
        yield Row(code, name, Area.Kind.COUNTY, nation)
    for row in authorities:
        yield _authority(row, nations)


@cache
def _nations() -> tuple[dict[str, str], ...]:
    with NATIONS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def trust_runs_care(area: Area) -> bool:
    """Whether a health and social care trust, and not the council, runs children's services in `area`."""
    trusts = {row["code"] for row in _nations() if row["childrens_services"] == "trust"}
    return area.nation is not None and area.nation.code in trusts


def _authority(row: dict[str, str], nations: Mapping[str, str]) -> Row:
    name = row["name"].removesuffix(PSEUDO_CODE)
    for ending in REGISTER_ENDINGS:
        name = name.removesuffix(ending)
    if row["nation"] not in nations:
        return Row(row["code"], name, Area.Kind.ISLANDS, "")
    if row["upper_tier_code"] == row["code"]:
        return Row(row["code"], name, Area.Kind.SINGLE_TIER, nations[row["nation"]])
    return Row(row["code"], name, Area.Kind.DISTRICT, row["upper_tier_code"])


@transaction.atomic
def load_areas() -> int:
    """Add the areas that are missing. Returns how many were added."""
    known = {area.code: area for area in Area.objects.all()}
    added = 0
    for row in rows():
        if row.code not in known:
            known[row.code] = Area.objects.create(
                code=row.code,
                name=row.name,
                slug=slugify(row.name),
                kind=row.kind,
                parent=known.get(row.parent),
            )
            added += 1
    return added
