"""The check of the whole directory finds what is wrong, and a sample of it runs with every test."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from signposting.lookup import find
from signposting.postcode import read
from signposting.postcode_check import check_postcodes
from signposting.postcode_sources import Edition
from tests.signposting.postcode_builders import (
    NEWCASTLE,
    STAFFORD,
    STOKE,
    RowsSource,
    build_store,
    directory_zip,
)

ROWS = [("ST16 2DH", STAFFORD), ("ST5 1AA", NEWCASTLE), ("GIR 0AA", None), ("ST4 1AA", STOKE)]


def test_one_in_fifty_of_all_postcodes_is_answered_with_its_own_area(real_postcodes, settings):
    settings.POSTCODES_FILE = real_postcodes.path
    said = StringIO()
    call_command("verify_postcodes", "--every", "50", stdout=said)
    assert (
        "November 2025: 54,412 of 2,720,556 postcodes checked, 54,191 found in the source's area,"
        " 221 found without an area, 0 faults" in said.getvalue()
    )


def test_a_right_file_has_no_faults(tmp_path):
    store = build_store(tmp_path, ROWS)
    report = check_postcodes(RowsSource(*ROWS), lambda typed: find(read(typed), store))
    assert (report.rows, report.checked, report.found, report.found_no_area) == (4, 4, 3, 1)
    assert report.fault_count == 0


def test_each_kind_of_fault_is_counted_and_named_without_the_postcode(tmp_path):
    store = build_store(tmp_path, [("ST16 2DH", STOKE), ("GIR 0AA", STAFFORD), ("ST4 1AA", STOKE)])

    def ask(typed: str):
        if typed == "ST4 1AA":
            raise RuntimeError(typed)
        return find(read(typed), store)

    report = check_postcodes(RowsSource(*ROWS, edition=Edition("Test", count=5, without_area=1)), ask)
    assert report.faults == [
        f"row 1 (ST16): answered {STOKE} where the source says {STAFFORD}",
        f"row 2 (ST5): answered not_found where the source says {NEWCASTLE}",
        f"row 3 (GIR): answered {STAFFORD} where the source says None",
        "row 4 (ST4): raised RuntimeError",
        "the source has 4 rows where 5 are known to be right",
    ]


def test_only_the_first_twenty_faults_are_kept_and_all_are_counted(tmp_path):
    store = build_store(tmp_path, ROWS)
    source = RowsSource(*[(f"M{n} 1AA", STOKE) for n in range(1, 31)])
    report = check_postcodes(source, lambda typed: find(read(typed), store))
    assert (report.fault_count, len(report.faults)) == (30, 20)


def test_one_in_so_many_counts_from_the_first_row(tmp_path):
    store = build_store(tmp_path, ROWS)
    asked: list[str] = []
    check_postcodes(RowsSource(*ROWS), lambda typed: (asked.append(typed), find(read(typed), store))[1], every=3)
    assert asked == ["ST16 2DH", "ST4 1AA"]


def test_the_command_fails_when_the_file_and_the_source_differ(tmp_path, settings):
    settings.POSTCODES_FILE = build_store(tmp_path, ROWS).path
    with pytest.raises(CommandError, match=r"row 1 \(AB1\): answered not_found") as failed:
        call_command("verify_postcodes", zip_path=directory_zip(tmp_path / "onspd.zip"), stdout=StringIO())
    assert "0AA" not in str(failed.value)
