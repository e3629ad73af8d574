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
class Pack:
    """Everything in a pack, as read. The shapes are described in `docs/starter-packs.md`."""

    name: str
    site: dict[str, str]
    campaign_areas: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    needs: tuple[Record, ...]
    services: tuple[Record, ...]
    pages: tuple[Record, ...]


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
        campaign_areas=tuple(about["campaign_areas"]),
        places=tuple(PlaceRow(place, code, (code, place) in main) for code, place in sorted(named | main)),
        needs=tuple(_json(folder / "needs.json")),
        services=tuple(_json(folder / "services.json")),
        pages=tuple(_json(folder / "pages.json")),
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
