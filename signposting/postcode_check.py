"""Checks postcodes of a source, all of them or one in so many, through the code that visitors use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from signposting.lookup import Found, FoundNoArea, Outcome
from signposting.postcode import Postcode
from signposting.postcode_sources import PostcodeSource, SourceRow

Ask = Callable[[str], Outcome]
"""Answers what a person typed; may raise, which counts as a fault."""

_FAULTS_SHOWN = 20
# One checked postcode in ten is asked a second time, spelled as hurried people spell it.
_HURRIED = 10


@dataclass(slots=True)
class CheckReport:
    """What a check found: rows in the source, rows checked, how they were answered, and what was wrong.

    `faults` holds the first 20 as text: row number, outward code and what happened, never the postcode.
    """

    rows: int = 0
    checked: int = 0
    found: int = 0
    found_no_area: int = 0
    fault_count: int = 0
    faults: list[str] = field(default_factory=list)

    def add_fault(self, what: str) -> None:
        """Count one fault and keep its text if it is among the first."""
        self.fault_count += 1
        if len(self.faults) < _FAULTS_SHOWN:
            self.faults.append(what)


def check_postcodes(
    source: PostcodeSource,
    ask: Ask,
    every: int = 1,
    progress: Callable[[str, int, int | None], None] = lambda *_: None,
) -> CheckReport:
    """Ask for each `every`-th row of `source`, and compare the answer with the row's own area."""
    report = CheckReport()
    without_area = 0
    for batch in source.batches():
        for row in batch:
            without_area += row.area is None
            if report.rows % every == 0:
                _check_row(report, row, ask)
            report.rows += 1
        progress("Checking", report.rows, source.edition.count)
    _check_totals(report, source, without_area)
    return report


def _check_row(report: CheckReport, row: SourceRow, ask: Ask) -> None:
    report.checked += 1
    faults = [fault for typed in _spellings(row, report.checked) if (fault := _fault(row, typed, ask))]
    for fault in faults[:1]:
        report.add_fault(f"row {report.rows + 1} ({row.code[:-3]}): {fault}")
    if not faults:
        report.found += row.area is not None
        report.found_no_area += row.area is None


def _spellings(row: SourceRow, number: int) -> Iterator[str]:
    yield Postcode(row.code).spaced
    if number % _HURRIED == 0:
        yield row.code.lower()


def _fault(row: SourceRow, typed: str, ask: Ask) -> str | None:
    """Return what was wrong with the answer to one spelling, or None."""
    try:
        outcome = ask(typed)
    except Exception as error:  # noqa: BLE001 (whatever it raises is a fault to count, and the rest go on)
        # Its text may hold the postcode; its type cannot.
        return f"raised {type(error).__name__}"
    match outcome:
        case Found(area=area, repaired=False) if area == row.area:
            return None
        case FoundNoArea() if row.area is None:
            return None
        case Found(area=area):
            return f"answered {area} where the source says {row.area}"
        case _:
            return f"answered {outcome.slug} where the source says {row.area}"


def _check_totals(report: CheckReport, source: PostcodeSource, without_area: int) -> None:
    edition = source.edition
    counted = (
        (edition.count, report.rows, "rows"),
        (edition.without_area, without_area, "rows without area"),
    )
    for expected, seen, what in counted:
        if expected not in {None, seen}:
            report.add_fault(f"the source has {seen:,} {what} where {expected:,} are known to be right")
