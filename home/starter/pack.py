"""Reads a starter pack from its folder: plain data, no code, so that any partnership can write its own."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKS = Path(__file__).parent
Record = dict[str, Any]


class NoSuchPack(Exception):  # noqa: N818 (reads as what happened)
    """There is no pack of that name; the message lists those there are."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A town or village and the area it lies in; `is_main` for those shown beside the area's name."""

    name: str
    area_code: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An invented area of a pack's own: `code` begins with X; `kind` as in `Area.Kind`; `part_of` is a code."""

    code: str
    name: str
    kind: str
    part_of: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything in a pack, as read. The shapes are described in `docs/starter-packs.md`."""

    name: str
    site: dict[str, str]
    own_areas: tuple[AreaRow, ...]
    campaign_areas: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    needs: tuple[Record, ...]
    services: tuple[Record, ...]
    pages: tuple[Record, ...]
    how_people_ask: dict[str, list[str]]


def read_pack(name: str) -> Pack:
    """The pack in `home/starter/<name>/`. Raises `NoSuchPack`."""
    folder = PACKS / name
    if not (folder / "pack.json").is_file():
        known = ", ".join(sorted(found.parent.name for found in PACKS.glob("*/pack.json"))) or "none"
        raise NoSuchPack(f"There is no starter pack called “{name}”. There is: {known}.")
    about = _json(folder / "pack.json")
    main = {(code, place) for code, places in about["main_places"].items() for place in places}
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        named = {(row["area_code"], row["name"]) for row in csv.DictReader(file)}
    return Pack(
        name=name,
        site=about["site"],
        own_areas=tuple(AreaRow(**row) for row in _own_areas(folder / "areas.csv")),
        campaign_areas=tuple(about["campaign_areas"]),
        places=tuple(PlaceRow(place, code, (code, place) in main) for code, place in sorted(named | main)),
        needs=tuple(_json(folder / "needs.json")),
        services=tuple(_json(folder / "services.json")),
        pages=(_pages(folder / "pages"),),
        how_people_ask=_json(asked) if (asked := folder / "how_people_ask.json").is_file() else {},
    )


def _pages(folder: Path) -> Record:
    """The home page, from the first file of the folder; the records of all others are its children, file by file."""
    first, *others = (_json(path) for path in sorted(folder.glob("*.json")))
    home: Record = first[0]
    return {**home, "children": [*home.get("children", []), *(record for records in others for record in records)]}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def own_postcodes(name: str) -> Path | None:
    """A pack's list of postcodes that the directory does not have, if it brings one."""
    path = PACKS / name / "postcodes.csv"
    return path if path.is_file() else None


def _own_areas(path: Path) -> list[dict[str, str]]:
    """Each after the one it lies in. Most packs have none: their areas are real."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
