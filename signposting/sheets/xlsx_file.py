"""Excel files in and out, row by row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from signposting.imports.rows import SourceFault
from signposting.sheets.cells import safe
from signposting.sheets.dates import written_date
from signposting.sheets.limits import MOST_COLUMNS, MOST_ROWS
from signposting.sheets.reader import Line
from signposting.sheets.xlsx_parts import BROKEN, refuse_unsafe, refuse_unworked_formulas

SHEET = "Services"
HELP_SHEET = "How to fill this in"


def xlsx_lines(data: bytes) -> Iterator[Line]:
    """The lines of the sheet "Services", else of the first, numbered as Excel shows them. Raises `SourceFault`."""
    refuse_unsafe(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # a broken file fails in any of a dozen ways
        raise SourceFault(BROKEN) from error
    try:
        sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        refuse_unworked_formulas(data, sheet._worksheet_path)
        # A file may claim a size it does not have.
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
            if number > MOST_ROWS:
                raise SourceFault(f"The sheet has more than {MOST_ROWS:,} rows. Split it.")
            yield number, [_words(value) for value in row]
    except SourceFault:
        raise
    except Exception as error:
        raise SourceFault(BROKEN) from error
    finally:
        book.close()


def xlsx_bytes(sheets: dict[str, Iterable[list[str]]]) -> bytes:
    """An Excel file with these sheets. The first line of each is its header, and stays in sight."""
    book = Workbook(write_only=True)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for column in range(1, 6):
            sheet.column_dimensions["ABCDE"[column - 1]].width = 28
        for number, cells in enumerate(lines):
            sheet.append([_cell(sheet, text, is_header=number == 0) for text in cells])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str, *, is_header: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=safe(ILLEGAL_CHARACTERS_RE.sub("", text)))
    if cell.data_type == "f":
        cell.data_type = "s"
    if is_header:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _words(value: Any) -> str:
    """A cell's value as somebody would have typed it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time(0):
            return written_date(value.date())
        case date():
            return written_date(value)
        case _:
            return str(value).replace("_x000D_", "")
