"""A card says when it was last checked, and as time goes by without a check, what that means."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from signposting.cards import service_card
from signposting.models import Service

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (datetime(2026, 3, 4, 9, tzinfo=LONDON), "Last checked 3 March 2026"),
        # 180 days later it is due, and late from the day after.
        (datetime(2026, 8, 30, 23, 59, tzinfo=LONDON), "Last checked 3 March 2026"),
        (datetime(2026, 8, 31, 0, 0, tzinfo=LONDON), "Last checked 3 March 2026. We are checking this again."),
        (datetime(2027, 2, 26, 23, 59, tzinfo=LONDON), "Last checked 3 March 2026. We are checking this again."),
        (
            datetime(2027, 2, 27, 0, 0, tzinfo=LONDON),
            "We have not been able to check this since 3 March 2026. It may be wrong.",
        ),
    ],
)
def test_the_sentence_about_the_last_check_changes_on_the_day(make_service, moment, sentence):
    make_service("a-line", checked_on=datetime(2026, 3, 3).date())  # noqa: DTZ001 (a day has no zone)
    card = service_card(Service.objects.with_card_details().get(key="a-line"), moment)
    assert card.checked == sentence
    assert card.is_lapsed is sentence.startswith("We have not")
    assert card.mark == ""


@pytest.mark.parametrize("key", ["police-101", "childline"])
def test_the_numbers_everybody_needs_are_never_called_wrong_for_want_of_a_check(make_service, key):
    every = None if key == "police-101" else 180
    make_service(key, checked_on=datetime(2020, 1, 1).date(), check_every_days=every)  # noqa: DTZ001 (a day)
    card = service_card(Service.objects.with_card_details().get(key=key), datetime(2026, 11, 24, 10, tzinfo=LONDON))
    assert not card.is_lapsed
    assert "wrong" not in card.checked
