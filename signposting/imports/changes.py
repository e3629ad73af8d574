"""What a record would change, fact by fact, in words for staff."""

from __future__ import annotations

from signposting.records import Known, Record
from signposting.sheets import answers
from signposting.sheets.columns import COLUMNS
from signposting.sheets.hours_text import written_hours
from signposting.sheets.ways import WAY_COLUMNS

# (what it is called, before, after)
Change = tuple[str, str, str]
_HIDDEN = frozenset({"key"})
_BANK_HOLIDAYS = next(column for column in WAY_COLUMNS if column.field == "on_bank_holidays")


def changes_between(before: Record, after: Record, known: Known) -> list[Change]:
    """Every fact that differs between two whole records, in the order of the sheet's columns."""
    changes: list[Change] = []
    for column in COLUMNS:
        was, will_be = (column.write(record, known) for record in (before, after))
        if was != will_be and column.field not in _HIDDEN:
            changes.append((column.header, was, will_be))
    ways = [[way_in_words(way) for way in record["channels"]] for record in (before, after)]
    for place in range(max(len(way) for way in ways)):
        was, will_be = (way[place] if place < len(way) else "" for way in ways)
        if was != will_be:
            changes.append((f"Way {place + 1} to get in touch", was, will_be))
    return changes


def facts_of(record: Record, known: Known) -> list[Change]:
    """Everything a new record says, as changes from nothing."""
    facts = [(column.header, "", column.write(record, known)) for column in COLUMNS if column.field not in _HIDDEN]
    facts += [
        (f"Way {place + 1} to get in touch", "", way_in_words(way)) for place, way in enumerate(record["channels"])
    ]
    return [fact for fact in facts if fact[2]]


def way_in_words(way: Record) -> str:
    """`"phone: 01632 960001, then press 1. Hours: Mon-Fri 9:00-17:00."`"""
    said = [f"{answers.KINDS[way['kind']]}: {', '.join(filter(None, (way['value'], way['label'])))}".rstrip(": ")]
    if way["is_private"]:
        said.append("For staff only")
    facts = {
        "Cost": answers.COSTS.get(way["cost"], ""),
        "Needs an account": way["needs_account"],
        "Relay UK": way["relay_uk"],
        "Sign language": way["bsl"],
        "Hours": written_hours(way),
        "On bank holidays": _BANK_HOLIDAYS.write(way),
    }
    said += [f"{name}: {words}" for name, words in facts.items() if words]
    return ". ".join(said) + "."
