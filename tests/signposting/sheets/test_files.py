"""Sheets from the wild: other letters, other separators, formulas, bombs; each fault says where and what is right."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from signposting.imports.rows import SourceFault
from signposting.records import Known
from signposting.sheets.csv_file import csv_lines, csv_text
from signposting.sheets.export import help_lines, template_lines
from signposting.sheets.limits import MOST_BYTES_UNPACKED
from signposting.sheets.reader import SheetReader
from signposting.sheets.xlsx_file import HELP_SHEET, SHEET, xlsx_bytes, xlsx_lines
from signposting.sheets.xlsx_parts import refuse_unsafe


@pytest.fixture
def read(areas, make_need):
    make_need("talk", "Someone to talk to")

    def rows(data: bytes):
        lines = xlsx_lines(data) if data.startswith(b"PK") else csv_lines(data)
        return list(SheetReader(lines, Known()))

    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_a_spreadsheet_saves_is_read(read, encoding, separator):
    text = f"Name{separator}What it does\r\nCafé “Zoë”{separator}Listens – kindly\r\n"
    assert read(text.encode(encoding))[0].record == {"name": "Café “Zoë”", "what": "Listens – kindly"}


def test_headers_and_answers_are_read_forgivingly(areas, make_need):
    make_need("talk", "Someone to talk to")
    text = (
        " service name *,PROVIDER,Description,Phone,Email,areas,needs,who may get in touch,ages,who may use it,hue\n"
        "Line,A body,Helps,01632 960001,a@b.example,northam; Midcity,Someone to talk to,Parents; y,11-18,Women,red\n"
    )
    reader = SheetReader(csv_lines(text.encode()), Known())
    (row,) = list(reader)
    assert row.faults == ()
    assert row.record == {
        "name": "Line", "organisation": "A body", "what": "Helps", "coverage": ["E07000901", "E06000901"],
        "needs": ["talk"], "audiences": ["p", "y"], "age_rule": "range", "age_min": 11, "age_max": 18,
        "gender": "girls",
        "channels": [{"kind": "phone", "value": "01632 960001"}, {"kind": "email", "value": "a@b.example"}],
    }  # fmt: skip
    assert "hue" in reader.notes[0]


def test_each_fault_of_a_row_names_its_column_and_what_would_be_right(read):
    text = (
        "Name,Ages,Who may use it,Check every (days),Assured by its source on,Way 1: kind,Way 1: number or address,"
        "Way 1: hours,Way 2: number or address\n"
        ",teens,girlz,often,soon,fone,01632 960001,9-5,01632 960002\n"
        "Good,,,,,,,,\n"
    )
    bad, good = read(text.encode())
    assert (bad.number, bad.record) == (2, None)
    for column, right in {
        "Name": "must be filled in", "Ages": "11 to 18", "Who may use it": "girls and women",
        "Check every (days)": "180", "Assured by its source on": "1 April 2027", "Way 1: kind": "phone",
        "Way 1: hours": "Mon-Fri 9:00-17:00", "Way 2: kind": "say what it is",
    }.items():  # fmt: skip
        assert any(fault.startswith(f"{column}: ") and right in fault for fault in bad.faults), column
    assert good.record is not None


@pytest.mark.parametrize("text", ["=1+1", "+44 1632 960001", "-", "@here", "'=1", "''+"])
def test_no_cell_can_be_taken_for_a_formula_and_each_is_itself_again(read, text):
    written = "".join(csv_text([["Name", "Languages"], ["A", text]]))
    assert list(csv_lines(written.encode()))[1][1][1].startswith("'")
    assert read(written.encode())[0].record["languages"] == text
    book = xlsx_bytes({SHEET: [["Name", "Languages"], ["A", text]]})
    assert load_workbook(io.BytesIO(book))[SHEET]["B2"].data_type == "s"
    assert read(book)[0].record["languages"] == text


def test_the_templates_own_lines_are_not_services(read):
    assert read("".join(csv_text(template_lines())).encode()) == []
    assert read(xlsx_bytes({SHEET: template_lines(), HELP_SHEET: help_lines()})) == []


def test_an_excel_file_typed_by_hand_is_read_with_its_numbers_and_dates(read):
    book = Workbook()
    sheet = book.active
    sheet.append(["Name", "Check every (days)", "Assured by its source on"])
    sheet.append(["A", 90.0, datetime(2026, 3, 1)])  # noqa: DTZ001 (Excel knows no zones)
    file = io.BytesIO()
    book.save(file)
    record = read(file.getvalue())[0].record
    assert (record["check_every_days"], record["source_assured_on"]) == (90, "2026-03-01")


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/x.xml", "w") as part:
        for _ in range(MOST_BYTES_UNPACKED // 1_000_000 + 8):
            part.write(b" " * 1_000_000)
    return file.getvalue()


def with_entities() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return file.getvalue()


def unworked() -> bytes:
    """As a program leaves it that writes formulas and works none out."""
    book = Workbook()
    book.active.append(["Name", "What it does"])
    book.active.append(["A", '=CONCATENATE("Help","s")'])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rewritten(data: bytes, change) -> bytes:
    """The same archive with its first sheet's XML changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for part in before.namelist():
            text = before.read(part)
            after.writestr(part, change(text) if part == "xl/worksheets/sheet1.xml" else text)
    return file.getvalue()


def in_another_encoding() -> bytes:
    """Where a search for entities in UTF-8 finds none."""
    return rewritten(unworked(), lambda text: text.decode().encode("utf-16"))


def test_entities_are_refused_unread_however_far_behind_they_stand():
    hidden = b"<!--" + b" " * 200_000 + b'--><!DOCTYPE x [<!ENTITY a "b">]>'
    with pytest.raises(SourceFault, match="not an Excel file"):
        refuse_unsafe(rewritten(unworked(), lambda text: hidden + text))
    refuse_unsafe(unworked())


def test_a_formula_is_read_as_its_result(read):
    def worked(text: bytes) -> bytes:
        assert text.count(b"<v></v>") + text.count(b"<v />") + text.count(b"<v/>") == 1
        for empty in (b"<v></v>", b"<v />", b"<v/>"):
            text = text.replace(empty, b"<v>Helps</v>")
        return text.replace(b'<c r="B2">', b'<c r="B2" t="str">')

    assert read(rewritten(unworked(), worked))[0].record == {"name": "A", "what": "Helps"}


FAULTY = {
    "empty": (lambda: b"", "empty"),
    "no header": (lambda: b"Title of my list\nA,B\n", "no column"),
    "a column twice": (lambda: b"Name,Name\nA,B\n", "Two columns"),
    "one fact twice": (lambda: b"Name,Title\nA,B\n", "twice"),
    "binary": (lambda: b"Name,What it does\nA,\0\n", "not a CSV"),
    "broken": (lambda: b"PK\x03\x04 and nothing more", "not an Excel file"),
    "bomb": (bomb, "far too large"),
    "entities": (with_entities, "not an Excel file"),
    "another encoding": (in_another_encoding, "not an Excel file"),
    "a formula without its result": (unworked, "Cell B2 holds a formula without its result"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(read, fault):
    make, says = FAULTY[fault]
    with pytest.raises(SourceFault, match=says):
        read(make())
