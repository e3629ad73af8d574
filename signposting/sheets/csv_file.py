"""CSV files in and out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from signposting.imports.rows import SourceFault
from signposting.sheets.cells import safe
from signposting.sheets.limits import MOST_COLUMNS, MOST_ROWS
from signposting.sheets.reader import Line

_DELIMITERS = (",", ";", "\t", "|")


def csv_lines(data: bytes) -> Iterator[Line]:
    """The lines of a CSV file, numbered as a spreadsheet shows them. Raises `SourceFault`.

    UTF-8 with or without a mark, UTF-16 with one, or Windows' own letters; commas, semicolons, tabs or bars between
    the cells.
    """
    text = _decoded(data)
    if "\0" in text:
        raise SourceFault("This is not a CSV file.")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise SourceFault(f"The file has more than {MOST_ROWS:,} rows. Split it.")
            if len(cells) > MOST_COLUMNS:
                raise SourceFault(f"Row {number} has more than {MOST_COLUMNS} columns.")
            yield number, cells
    except csv.Error as error:
        raise SourceFault(f"The CSV file is broken: {error}.") from error


def csv_text(lines: Iterable[list[str]]) -> Iterator[str]:
    """Lines as CSV that Excel opens rightly: a mark for UTF-8 first, cells that cannot be taken for formulas."""
    yield "\ufeff"
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for cells in lines:
        writer.writerow([safe(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _decoded(data: bytes) -> str:
    says_so = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if says_so else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceFault("The file's letters cannot be read. Save it as “CSV UTF-8”.")


def _delimiter(text: str) -> str:
    """The one that parts the most cells in the first line that says something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)
