"""The columns of a sheet: what each is called, how to fill it in, and how a fact gets into its cell and out again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from signposting.records import Known, Record
from signposting.records.words import FACTS
from signposting.sheets import answers
from signposting.sheets.answers import code_for
from signposting.sheets.dates import read_date, written_date
from signposting.sheets.names import codes_in, named_codes
from signposting.sheets.version import VERSION, version_of

REFERENCE = "Your reference"
_AGES = re.compile(r"^(?P<first>\d{1,3})\s*(?:-|–|to)\s*(?P<last>\d{1,3})$")
_AGE_AND_OVER = re.compile(r"^(?P<first>\d{1,3})\s*(?:\+|and (?:over|above|older)|or (?:over|older))$")
_AGE_UP_TO = re.compile(r"^(?:up to|to)\s+(?P<last>\d{1,3})$")


class CellFault(ValueError):  # noqa: N818 (reads as what it is)
    """The cell cannot be read; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column about a service. `write` gives the cell of a record; `read` the facts a cell that is there holds."""

    field: str
    help: str
    write: Callable[[Record, Known], str]
    read: Callable[[str, Known], Record]

    @property
    def header(self) -> str:
        """The words above it."""
        return FACTS[self.field]


def text(field: str, help_text: str) -> Column:
    """Words, as they stand."""
    return Column(field, help_text, lambda record, _known: record[field] or "", lambda cell, _known: {field: cell})


def identifier(field: str, help_text: str) -> Column:
    """Names a record; an empty cell says nothing."""
    return Column(
        field,
        help_text,
        lambda record, _known: record[field] or "",
        lambda cell, _known: {field: cell.strip()} if cell.strip() else {},
    )


def choice(field: str, help_text: str, allowed: dict[Any, str]) -> Column:
    """One of a few answers; empty is not known."""
    return Column(
        field,
        f"{help_text} One of: {', '.join(allowed.values())}. Empty: not known.".lstrip(),
        lambda record, _known: allowed.get(record[field], ""),
        lambda cell, _known: {field: code_for(cell, allowed)},
    )


def _read_audiences(cell: str, _known: Known) -> Record:
    parts = [part for part in re.split(r"[;,\n]", cell) if part.strip()]
    return {"audiences": [code for code in (code_for(part.strip(), answers.AUDIENCES) for part in parts) if code]}


def _write_audiences(record: Record, _known: Known) -> str:
    return "; ".join(words for code, words in answers.AUDIENCES.items() if code in record["audiences"])


def _write_ages(record: Record, _known: Known) -> str:
    first, last = record["age_min"], record["age_max"]
    if record["age_rule"] != "range":
        return "any age" if record["age_rule"] == "any" else ""
    if first is None:
        return f"up to {last}"
    return f"{first} and over" if last is None else f"{first} to {last}"


def _read_ages(cell: str, _known: Known) -> Record:
    words = " ".join(cell.split()).casefold()
    ages: Record = {"age_rule": "", "age_min": None, "age_max": None}
    if words in answers.NOT_KNOWN:
        return ages
    if words in {"any", "any age", "all ages", "all"}:
        return {**ages, "age_rule": "any"}
    for pattern in (_AGES, _AGE_AND_OVER, _AGE_UP_TO):
        if found := pattern.match(words):
            given = found.groupdict()
            first, last = (int(given[edge]) if given.get(edge) else None for edge in ("first", "last"))
            return {"age_rule": "range", "age_min": first, "age_max": last}
    raise CellFault(f"“{cell}” is not one of: any age, 11 to 18, 16 and over, up to 25")


def _read_day(cell: str, _known: Known) -> Record:
    day = read_date(cell) if cell.strip() else None
    if cell.strip() and day is None:
        raise CellFault(f"“{cell}” is no date; write it like 1 April 2027")
    return {"source_assured_on": day.isoformat() if day else None}


def _write_day(record: Record, _known: Known) -> str:
    day = read_date(record["source_assured_on"] or "")
    return written_date(day) if day else ""


def _read_interval(cell: str, _known: Known) -> Record:
    words = cell.strip().casefold()
    if not words:
        return {}
    if words == "never":
        return {"check_every_days": None}
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= 3660:
        raise CellFault(f"“{cell}” is no number of days; 180 is usual")
    return {"check_every_days": int(words)}


def _write_interval(record: Record, _known: Known) -> str:
    return "never" if record["check_every_days"] is None else str(record["check_every_days"])


COLUMNS: tuple[Column, ...] = (
    identifier("key", "Names the service here for good. Empty for a new service: it is made from the name."),
    text("name", "Must be filled in. What the service calls itself."),
    text("what", "Must be filled in. One or two short sentences, as you would say it."),
    text("what_happens", "Empty: not known."),
    text("organisation", "The body that runs it. Empty: not known."),
    text("organisation_website", "Only read where the body is new here."),
    text("organisation_what", "One short sentence. Only read where the body is new here."),
    text("commissioner", "The body that pays for it. Empty: not known."),
    text("commissioner_website", "Only read where the body is new here."),
    text("commissioner_what", "One short sentence. Only read where the body is new here."),
    choice("role", "For the few services the finder relies on.", answers.ROLES),
    text("stands_in_for", "For an out-of-hours team: the key of the front door it answers for."),
    Column(
        "audiences",
        f"Any of these, with ; between them: {', '.join(answers.AUDIENCES.values())}. Empty: not known.",
        _write_audiences,
        _read_audiences,
    ),
    text("who_for", "When the answers above are not enough."),
    Column("age_rule", "Like: any age, 11 to 18, 16 and over, up to 25. Empty: not known.", _write_ages, _read_ages),
    choice("gender", "", answers.GENDERS),
    Column(
        "needs",
        "Needs by their name or code, with ; between them.",
        lambda record, known: named_codes(record["needs"], known.needs),
        lambda cell, known: {"needs": codes_in(cell, known.needs, known.needs_by_name)},
    ),
    Column(
        "coverage",
        "Areas by their name or ONS code, with ; between them. A county covers its "
        "districts. May be empty in a draft; nothing is published without it.",
        lambda record, known: named_codes(record["coverage"], known.areas),
        lambda cell, known: {"coverage": codes_in(cell, known.areas, known.areas_by_name)},
    ),
    choice("name_needed", "", answers.NAMES_NEEDED),
    choice("on_phone_bill", "", answers.YES_NO),
    choice("recorded", "", answers.YES_NO),
    text("who_is_told", "One sentence. Empty: not known."),
    text("languages", "Empty: not known."),
    text("how_to_refer", "Empty: not known."),
    text("owner", "A team, not a person."),
    text("owner_email", "A team's mailbox, not a person's."),
    text("source", "Where you found these details."),
    Column(
        "source_assured_on", "The day another directory says it checked. Not a check of ours.", _write_day, _read_day
    ),
    Column(
        "check_every_days", "Days between two checks. Empty for a new service: 180.", _write_interval, _read_interval
    ),
    text("note", "Never shown in public."),
)
# At the end of a sheet, where they are in nobody's way.
IDS: tuple[Column, ...] = (
    identifier("open_id", "Leave it as it is. Names the service in open data."),
    identifier("organisation_open_id", "Leave it as it is."),
    identifier("commissioner_open_id", "Leave it as it is."),
    Column(
        VERSION,
        "Leave it as it is. Tells us whether the service was changed here since the file was made.",
        lambda record, _known: version_of(record),
        lambda cell, _known: {VERSION: cell.strip()} if cell.strip() else {},
    ),
)
