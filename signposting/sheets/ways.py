"""The columns about ways to get in touch: "Way 1: kind", "Way 1: hours", and so on for each way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from signposting.records import Record
from signposting.records.words import WAY_FACTS, way_column
from signposting.sheets import answers
from signposting.sheets.answers import AnswerFault, code_for
from signposting.sheets.hours_text import read_hours, written_hours

# Ways a template has room for, and the most that are read.
USUAL, MOST = 4, 30
# Columns many lists have: each holds the number or address of one more way of its kind.
SIMPLE = {
    "phone": "phone", "telephone": "phone", "phone number": "phone", "email": "email", "email address": "email",
    "website": "web", "url": "web",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WayColumn:
    """One fact of a way: its cell from a channel's record, and its facts from a cell."""

    field: str
    help: str
    write: Callable[[Record], str]
    read: Callable[[str], Record]

    def header(self, place: int) -> str:
        """The words above the column of the way at `place`, counted from 0."""
        return way_column(place, WAY_FACTS[self.field])


def _text(field: str, help_text: str) -> WayColumn:
    return WayColumn(field, help_text, lambda way: way[field], lambda cell: {field: cell})


def _choice(field: str, help_text: str, allowed: dict[Any, str]) -> WayColumn:
    return WayColumn(
        field,
        f"{help_text}One of: {', '.join(allowed.values())}. Empty: not known.",
        lambda way: allowed.get(way[field], ""),
        lambda cell: {field: code_for(cell, allowed)},
    )


def _read_bank_holidays(cell: str) -> Record:
    """`"closed (Wales)"`; the nation is left out where it is England."""
    words, _bracket, nation = cell.partition("(")
    return {
        "on_bank_holidays": code_for(words.strip(), answers.ON_BANK_HOLIDAYS),
        "holidays_of": code_for(nation.strip().removesuffix(")").strip(), answers.NATIONS) or "england",
    }


def _write_bank_holidays(way: Record) -> str:
    words = answers.ON_BANK_HOLIDAYS.get(way["on_bank_holidays"], "")
    if way["holidays_of"] == "england":
        return words
    return f"{words or 'not known'} ({answers.NATIONS[way['holidays_of']]})"


WAY_COLUMNS: tuple[WayColumn, ...] = (
    WayColumn(
        "kind",
        f"One of: {', '.join(answers.KINDS.values())}.",
        lambda way: answers.KINDS[way["kind"]],
        lambda cell: {"kind": code_for(cell, answers.KINDS)},
    ),
    _text("value", "The number spaced as the body prints it, or the whole address. Empty for “ask the front door”."),
    _text("label", "Words beside it, like “then press 1” or “Report online”."),
    WayColumn(
        "is_private",
        "yes keeps it from the public everywhere: a refuge's address, a number for professionals. Empty: no.",
        lambda way: "yes" if way["is_private"] else "",
        lambda cell: {"is_private": code_for(cell, answers.YES_NO) == "yes"},
    ),
    _choice("cost", "", answers.COSTS),
    _choice("needs_account", "", answers.YES_NO),
    _choice("relay_uk", "", answers.YES_NO),
    _choice("bsl", "", answers.YES_NO),
    WayColumn(
        "known_hours",
        "Like: Mon-Fri 9:00-17:00; Sat 10:00-12:00. Past midnight: Fri 22:00-2:00 next day. Or: day and night. "
        "Or: when the one it stands in for is closed. A season goes behind: Sat 10:00-12:00 from 1 April 2027 to "
        "30 September 2027. Empty: not known.",
        written_hours,
        read_hours,
    ),
    WayColumn(
        "on_bank_holidays",
        "One of: closed, as usual, own times (then the hours have “Bank holidays 10:00-12:00”). The nation whose "
        "days count may follow: closed (Wales). Empty: not known.",
        _write_bank_holidays,
        _read_bank_holidays,
    ),
)


def read_way(place: int, cells: dict[str, str], faults: list[str]) -> Record | None:
    """The channel in `cells` (by field) of the way at `place`; none where all are empty."""
    if not any(cell.strip() for cell in cells.values()):
        return None
    way: Record = {}
    for column in WAY_COLUMNS:
        if column.field in cells:
            try:
                way |= column.read(cells[column.field].strip())
            except ValueError as error:
                faults.append(f"{column.header(place)}: {error}.")
    if way.get("kind") == "" or "kind" not in cells:
        faults.append(f"{WAY_COLUMNS[0].header(place)}: say what it is: {', '.join(answers.KINDS.values())}.")
    return way


__all__ = ["MOST", "SIMPLE", "USUAL", "WAY_COLUMNS", "AnswerFault", "WayColumn", "read_way"]
