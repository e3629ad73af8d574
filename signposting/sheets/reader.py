"""From the lines of a sheet to rows of an import, whatever file they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from signposting.imports.rows import ReadRow, SourceFault
from signposting.records import Known, Record
from signposting.records.words import FACTS, WAY_FACTS
from signposting.sheets.cells import restored
from signposting.sheets.columns import COLUMNS, IDS, REFERENCE, Column
from signposting.sheets.ways import MOST, SIMPLE, WAY_COLUMNS, read_way

Line = tuple[int, list[str]]
_WAY = re.compile(r"^way (\d{1,2})[:. -]+(.+)$")
# How other lists call our columns.
_ALIASES = {
    "service": "name", "service name": "name", "title": "name", "organisation": "organisation",
    "organization": "organisation", "provider": "organisation", "provided by": "organisation",
    "description": "what", "audience": "audiences", "audiences": "audiences", "area": "coverage",
    "areas": "coverage", "coverage": "coverage", "needs": "needs", "need": "needs", "age": "age_rule",
    "age range": "age_rule", "language": "languages", "notes": "note", "source": "source",
    "commissioner": "commissioner", "funded by": "commissioner",
}  # fmt: skip
LONGEST_CELL = 20_000


@dataclass(slots=True)
class _Plan:
    """Which column stands where, by its place in the line."""

    facts: dict[int, Column] = field(default_factory=dict)
    ways: dict[int, dict[str, int]] = field(default_factory=dict)
    simple: dict[int, str] = field(default_factory=dict)
    reference: int | None = None
    unread: list[str] = field(default_factory=list)


class SheetReader:
    """Reads lines (number in the file, cells) as services. Iterate once; then `notes` says what was left unread."""

    def __init__(self, lines: Iterable[Line], known: Known) -> None:
        self._lines = iter(lines)
        self._known = known
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[ReadRow]:
        """One row for each line that is not empty and does not begin with "# ". Raises `SourceFault`."""
        header = next((cells for _number, cells in self._lines if _says_something(cells)), None)
        if header is None:
            raise SourceFault("The sheet is empty.")
        plan = _plan(header)
        self.notes = [f"The column “{name}” is not one of ours and was not read." for name in plan.unread]
        for number, cells in self._lines:
            if _says_something(cells):
                yield self._row(number, [restored(cell.strip()) for cell in cells], plan)

    def _row(self, number: int, cells: list[str], plan: _Plan) -> ReadRow:
        faults: list[str] = []
        record: Record = {}
        for place, column in plan.facts.items():
            cell = cells[place] if place < len(cells) else ""
            if len(cell) > LONGEST_CELL:
                faults.append(f"{column.header}: the text is far too long.")
                continue
            try:
                record |= column.read(cell, self._known)
            except ValueError as error:
                faults.append(f"{column.header}: {error}.")
        if plan.ways or plan.simple:
            record["channels"] = _channels(cells, plan, faults)
        name = str(record.get("name") or "")
        if not name:
            faults.append(f"{FACTS['name']}: must be filled in.")
        reference = cells[plan.reference] if plan.reference is not None and plan.reference < len(cells) else ""
        external_id = reference or record.get("open_id") or record.get("key") or name.casefold()
        return ReadRow(number, str(external_id)[:200], name[:200], None if faults else record, tuple(faults))


def _channels(cells: list[str], plan: _Plan, faults: list[str]) -> list[Record]:
    found: list[Record | None] = []
    for place, columns in sorted(plan.ways.items()):
        found.append(
            read_way(place, {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}, faults)
        )
    found += ({"kind": kind, "value": cells[at]} for at, kind in plan.simple.items() if at < len(cells) and cells[at])
    return [way for way in found if way]


def _says_something(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and not filled[0].lstrip().startswith("# ")


def _plan(header: list[str]) -> _Plan:
    """Raises `SourceFault` for a header nobody could read by."""
    plan = _Plan()
    taken: set[str] = set()
    columns = {column.field: column for column in (*COLUMNS, *IDS)}
    by_name = {_plain(column.header): name for name, column in columns.items()} | {name: name for name in columns}
    for place, cell in enumerate(header):
        name = _plain(cell)
        if not name:
            continue
        if name in taken:
            raise SourceFault(f"Two columns are called “{cell.strip()}”. Give one of them another name.")
        taken.add(name)
        fact = by_name.get(name) or _ALIASES.get(name)
        way = _way_at(name)
        if name == _plain(REFERENCE):
            plan.reference = place
        elif fact:
            if any(column.field == fact for column in plan.facts.values()):
                raise SourceFault(f"The column “{cell.strip()}” is there twice, under two names. Keep one of them.")
            plan.facts[place] = columns[fact]
        elif way:
            plan.ways.setdefault(way[0], {})[way[1]] = place
        elif name in SIMPLE:
            plan.simple[place] = SIMPLE[name]
        else:
            plan.unread.append(cell.strip()[:60])
    if not any(column.field == "name" for column in plan.facts.values()):
        raise SourceFault(
            "There is no column “Name”. The first line must hold the names of the columns, as in the template."
        )
    return plan


def _way_at(name: str) -> tuple[int, str] | None:
    """`"way 2: hours"` -> `(1, "known_hours")`."""
    found = _WAY.match(name)
    if found is None or not 1 <= int(found[1]) <= MOST:
        return None
    facts = {_plain(words): fact for fact, words in WAY_FACTS.items()} | {
        column.field: column.field for column in WAY_COLUMNS
    }
    fact = facts.get(found[2].strip())
    return (int(found[1]) - 1, fact) if fact else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold().rstrip(" *?:")
