"""The bank holidays of the four nations, against dates from the official lists."""

from __future__ import annotations

from datetime import date

import pytest

from signposting.hours import Nation, bank_holidays

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = Nation


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (date(2026, 12, 25), {ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND}),
        (date(2026, 4, 3), {ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND}),
        (date(2026, 4, 6), {ENGLAND, WALES, NORTHERN_IRELAND}),  # Easter Monday
        (date(2026, 1, 2), {SCOTLAND}),
        (date(2026, 8, 3), {SCOTLAND}),
        (date(2026, 8, 31), {ENGLAND, WALES, NORTHERN_IRELAND}),
        (date(2026, 11, 30), {SCOTLAND}),  # St Andrew's Day
        (date(2026, 3, 17), {NORTHERN_IRELAND}),  # St Patrick's Day
        (date(2027, 7, 12), {NORTHERN_IRELAND}),
        (date(2026, 12, 24), set()),
        (date(2026, 12, 31), set()),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(day: date, nations: set[Nation]) -> None:
    assert {nation for nation in Nation if day in bank_holidays(nation, day.year)} == nations


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        (ENGLAND, date(2026, 12, 28), "Boxing Day (substitute day)"),
        (WALES, date(2027, 12, 27), "Christmas Day (substitute day)"),
        (ENGLAND, date(2027, 12, 28), "Boxing Day (substitute day)"),
        (SCOTLAND, date(2027, 1, 4), "New Year Holiday (substitute day)"),
        (SCOTLAND, date(2024, 12, 2), "Saint Andrew’s Day (substitute day)"),
        (NORTHERN_IRELAND, date(2026, 7, 13), "Battle of the Boyne (substitute day)"),
        (ENGLAND, date(2022, 1, 3), "New Year’s Day (substitute day)"),
    ],
)
def test_a_holiday_on_a_weekend_has_a_substitute_day(nation: Nation, day: date, name: str) -> None:
    assert bank_holidays(nation, day.year)[day] == name


def test_christmas_day_on_a_saturday_is_a_bank_holiday_as_well_as_its_substitute() -> None:
    assert bank_holidays(ENGLAND, 2027)[date(2027, 12, 25)] == "Christmas Day"


def test_moved_and_extra_holidays_are_known() -> None:
    assert date(2020, 5, 8) in bank_holidays(ENGLAND, 2020)
    assert date(2020, 5, 4) not in bank_holidays(ENGLAND, 2020)
    assert date(2022, 6, 2) in bank_holidays(ENGLAND, 2022)
    assert date(2022, 5, 30) not in bank_holidays(ENGLAND, 2022)
    assert date(2023, 5, 8) in bank_holidays(WALES, 2023)
