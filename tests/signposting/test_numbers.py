"""Telephone numbers are read, printed and found in text; a slip of the finger is noticed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from signposting.models import Channel
from signposting.numbers import check_number, dialled, is_in_plan, numbers_in, printed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("03001118007", "0300 111 8007"),
        ("08001111", "0800 1111"),
        ("+442079460018", "020 7946 0018"),
        ("0300 1118 007", "0300 1118 007"),  # the body prints it so
        ("999", "999"),
        ("116123", "116123"),
        ("01632960001", "01632960001"),  # no plan knows a number for drama, so nobody knows its spacing
    ],
)
def test_a_number_typed_without_spaces_is_spaced_and_any_other_stays_as_the_body_prints_it(typed, shown):
    assert printed(typed) == shown
    line = Channel(kind="phone", value=typed)
    line.clean()
    assert line.value == shown


@pytest.mark.parametrize("number", ["", "0300 111 80", "0300 111 80077", "7", "1234567", "+44 0300 111 8007", "+4"])
def test_what_cannot_be_a_number_is_refused(number):
    with pytest.raises(ValidationError):
        check_number(dialled(number))


@pytest.mark.parametrize(
    ("number", "known"),
    [
        ("0300 111 8007", True),
        ("0300 111 800", False),
        ("101", True),
        ("01632 960123", True),
        ("0999 123 4567", False),
    ],
)
def test_the_numbering_plan_knows_which_numbers_there_can_be(number, known):
    assert is_in_plan(dialled(number)) is known


def test_numbers_are_found_in_text_and_dates_years_and_999_are_not():
    text = (
        "Ring 01632 960000 or 0800 1111, or 999 and 101 in an emergency. On 12/03/2019, from 2026-2028, "
        "room 0345, for £12,000. Abroad: +44 20 7946 0018."
    )
    assert numbers_in(text) == ("01632 960000", "0800 1111", "+44 20 7946 0018")
