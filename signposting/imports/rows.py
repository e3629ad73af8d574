"""What a reader of any source hands over: one row after the other."""

from __future__ import annotations

from dataclasses import dataclass

from signposting.records import Record


class SourceFault(Exception):  # noqa: N818 (reads as what it is)
    """The whole source cannot be read; the message says why, in words for staff.

    Raised by a reader at any point. What it handed over before counts for nothing: a source is read whole or not.
    """


class BrokenOff(SourceFault):
    """The source stopped before its end; the message says where and why.

    The rows it handed over before are good and may be chosen. What it does not hold is not known, so nothing counts
    as missing from it.
    """


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One service as its source has it.

    `number` is the row of a sheet, or the place in a feed, from 1. `external_id` is what the source calls it: with
    it, the next import finds the same service again. `record` is none where the row cannot be read at all. With
    `faults` the row is refused; `warnings` are shown and the row goes on. Both are whole sentences for staff.
    """

    number: int
    external_id: str
    name: str
    record: Record | None
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
