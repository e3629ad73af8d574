"""The directory out as a file, into an empty site, approved, and out again: the same bytes."""

from __future__ import annotations

from datetime import date, time

import pytest

from signposting.models import Channel, ImportRun, OpeningTime, Organisation, Service
from signposting.sheets.export import directory_lines, help_lines
from signposting.sheets.xlsx_file import HELP_SHEET, SHEET, xlsx_bytes


@pytest.fixture
def directory(make_service, make_need, front_doors):
    """The front doors, and a service with something in every field that can be awkward."""
    body = Organisation.objects.create(
        name="Body, “the” one", website="https://body.example", what="A charity;\nold."
    )
    phone = Channel(kind="phone", value="+44 1632 960001", label="=press 2", cost="free", known_hours="always")
    phone.on_bank_holidays, phone.holidays_of, phone.relay_uk = "own_times", "wales", "yes"
    phone.times = [
        OpeningTime(first_day=5, last_day=0, opens=time(22), closes=time(2)),
        OpeningTime(first_day=7, last_day=7, opens=time(10), closes=time(12), from_date=date(2026, 12, 1)),
    ]
    ways = [phone, Channel(kind="address", value="1 Hidden Road,\nNortham", is_private=True)]
    ways += [Channel(kind="web", value=f"https://body.example/{number}") for number in range(4)]
    return make_service(
        "awkward",
        organisation=body,
        commissioner=Organisation.objects.create(name="Council"),
        name="A “very”, awkward; line",
        what="-Helps.",
        what_happens="First.\r\n\r\nThen: 1,2;3",
        channels=ways,
        needs=[make_need("talk", "Talk; or not"), make_need("a1", "Other (a)")],
        coverage=["north", "city", "uk"],
        audiences=("y", "s"),
        age_rule="range",
        age_max=18,
        gender="girls",
        name_needed="depends",
        source_assured_on=date(2026, 3, 1),
        checked_on=date(2026, 11, 1),
        check_every_days=90,
        note="@Alex",
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_out_into_an_empty_site_approved_and_out_again_is_identical(directory, exported, start, move, kind):
    before = exported()
    is_sheet = kind == "xlsx"
    data = xlsx_bytes({SHEET: directory_lines(), HELP_SHEET: help_lines()}) if is_sheet else before
    Service.objects.update(stands_in_for=None)
    Service.objects.all().delete()
    Organisation.objects.all().delete()

    run = start(data, kind=ImportRun.Kind(kind))
    assert not run.rows.exclude(outcome="new").exists()
    run.rows.update(is_chosen=True)
    assert move(run, "applying") == ""
    assert not Service.objects.filter(live=True).exists()
    assert not Service.objects.exclude(checked_on=None).exists()
    for service in Service.objects.all():
        service.get_latest_revision().publish()
    # Excel's own format keeps no carriage returns.
    assert exported() == (before.replace(b"First.\r\n\r\nThen", b"First.\n\nThen") if is_sheet else before)

    again = start(exported())
    assert set(again.rows.values_list("outcome", flat=True)) == {"same"}


def test_the_starter_directory_says_the_same_when_it_is_read_back(starter, exported, start):
    run = start(exported())
    assert set(run.rows.values_list("outcome", flat=True)) == {"same"}
    assert run.rows.count() == Service.objects.count()
