"""A line nobody could check gives its place to one that is as good for the reader, or stays with a warning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from signposting.ages import band
from signposting.finder import Support, support_for
from signposting.models import Channel, Need, Service

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/London"))
CHECKED = date(2026, 10, 1)
# Half a year's interval, and then another without a check: long overdue.
LONG_AGO = date(2025, 11, 1)
SAYS_SO = "We have not been able to check Old line since 1 November 2025. This line can help with the same."
MAY_BE_WRONG = "We have not been able to check this since 1 November 2025. It may be wrong."


@pytest.fixture
def talk(make_need) -> Need:
    return make_need("talk", order=1, order_for_young=1)


@pytest.fixture
def old_line(make_service, talk) -> Callable[..., Service]:
    """`old_line(recorded="no")`: a line last checked too long ago to be relied on."""

    def make(**fields: Any) -> Service:
        return make_service("old-line", **{"needs": [talk], "checked_on": LONG_AGO, **fields})

    return make


@pytest.fixture
def live_line(make_service, talk) -> Callable[..., Service]:
    """`live_line("good", audiences=("y",))`: a checked line that helps with the same."""

    def make(key: str = "good", **fields: Any) -> Service:
        return make_service(key, **{"needs": [talk], "checked_on": CHECKED, **fields})

    return make


def support(area, audience: str = "", need: str = "", age: str = "") -> Support:
    return support_for(area, audience, need, band(age), NOW)


def cards_of(found: Support) -> dict[str, Any]:
    return {card.key: card for group in found.groups for card in group.cards}


def shown(found: Support) -> dict[str, tuple[str, ...]]:
    """Key of each card in the lists, and whom it says it is shown instead of."""
    return {key: card.in_place_of for key, card in cards_of(found).items()}


def test_a_live_line_of_the_same_kind_takes_the_place_and_says_so(areas, old_line, live_line):
    old_line()
    live_line()
    assert shown(support(areas["north"])) == {"good": (SAYS_SO,)}


def test_without_one_as_good_the_old_line_stays_and_says_it_may_be_wrong(areas, old_line):
    old_line()
    card = cards_of(support(areas["north"]))["old-line"]
    assert (card.is_lapsed, card.checked, card.in_place_of) == (True, MAY_BE_WRONG, ())


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ({}, {"channels": [Channel(kind="web", value="https://example.org")]}),
        ({}, {"coverage": ["city"]}),
        ({}, {"checked_on": None}),
        ({}, {"checked_on": LONG_AGO, "check_every_days": 30}),
        ({}, {"audiences": ("p",)}),
        ({}, {"age_rule": "range", "age_min": 18}),
        # It takes some of them, and would turn the youngest away.
        ({"age_rule": "range", "age_min": 11, "age_max": 17}, {"age_rule": "range", "age_min": 14}),
        ({}, {"gender": "girls"}),
        ({"name_needed": "no"}, {"name_needed": ""}),
        ({"name_needed": ""}, {"name_needed": "yes"}),
        ({"recorded": "no"}, {"recorded": ""}),
        ({"recorded": ""}, {"recorded": "yes"}),
        ({"on_phone_bill": "no"}, {"on_phone_bill": ""}),
        ({"who_is_told": "Nobody."}, {"who_is_told": ""}),
    ],
)
def test_nobody_is_handed_to_a_line_that_is_worse_for_them(areas, old_line, live_line, old, other):
    old_line(**old)
    live_line(**other)
    assert shown(support(areas["north"]))["old-line"] == ()


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ({"name_needed": "yes"}, {"name_needed": "no"}),
        ({"recorded": "yes"}, {"recorded": "no"}),
        ({"name_needed": "depends"}, {"name_needed": "depends"}),
        ({"age_rule": "range", "age_min": 11, "age_max": 17}, {"age_rule": "range", "age_max": 18}),
        ({"audiences": ("y",)}, {"audiences": ("y", "p")}),
        ({"gender": "girls"}, {"gender": "girls"}),
    ],
)
def test_as_safe_or_safer_will_do(areas, old_line, live_line, old, other):
    old_line(**old)
    live_line(**other)
    assert shown(support(areas["north"])) == {"good": (SAYS_SO,)}


def test_a_private_number_is_no_way_to_reach_a_stand_in(areas, old_line, live_line):
    old_line()
    hidden = Channel(kind="phone", value="01632 960009", is_private=True)
    live_line(channels=[hidden, Channel(kind="web", value="https://example.org")])
    assert "old-line" in shown(support(areas["north"]))


def test_the_police_stand_in_for_no_helpline(areas, old_line, live_line):
    old_line()
    live_line("police-101", check_every_days=None)
    assert shown(support(areas["north"])) == {"old-line": (), "police-101": ()}


def test_a_line_for_one_reader_stands_in_for_that_reader_only(areas, old_line, live_line):
    old_line()
    live_line(audiences=("p",))
    assert shown(support(areas["north"], "p")) == {"good": (SAYS_SO,)}
    assert shown(support(areas["north"], "y")) == {"old-line": ()}


def test_the_nearest_comes_first_and_then_the_one_checked_last(areas, old_line, live_line):
    old_line()
    live_line("a-national", checked_on=date(2026, 11, 20))
    live_line("b-county", coverage=["county"], checked_on=date(2026, 6, 1))
    live_line("c-county", coverage=["county"], checked_on=date(2026, 9, 1))
    assert shown(support(areas["north"])) == {"a-national": (), "b-county": (), "c-county": (SAYS_SO,)}
    assert shown(support(areas["city"])) == {"a-national": (SAYS_SO,)}


def test_a_stand_in_is_shown_under_the_need_that_was_asked_for(areas, old_line, live_line, make_need, talk):
    feel = make_need("feel", order=2, order_for_young=2)
    old_line(needs=[talk, feel])
    live_line("for-talk", needs=[talk])
    live_line("for-feelings", needs=[feel])
    assert shown(support(areas["north"], need="feel")) == {"for-feelings": (SAYS_SO,)}
    assert shown(support(areas["north"], need="talk")) == {"for-talk": (SAYS_SO,)}


def test_help_for_ones_own_behaviour_and_help_for_those_harmed_never_stand_in_for_each_other(
    areas, old_line, live_line, make_need, talk
):
    own = make_need("self", stands_apart=True)
    old_line()
    live_line("own", needs=[talk, own])
    found = support(areas["north"])
    assert shown(found) == {"old-line": ()}
    assert [card.in_place_of for card in found.own_behaviour.cards] == [()]


@pytest.mark.parametrize("role", ["front_door", "out_of_hours", "emergency"])
def test_the_lines_nobody_is_left_without_are_never_hidden(areas, front_doors, role):
    Service.objects.filter(role=role).update(checked_on=LONG_AGO)
    found = support(areas["north"])
    door = found.front_door
    cards = {door.leads.key: door.leads, door.other.key: door.other} | {one.key: one for one in found.help_lines}
    old = [card for card in cards.values() if card.role == role]
    assert old
    assert not any(card.is_lapsed for card in old)
    again = "" if role == "emergency" else ". We are checking this again."
    assert {card.checked for card in old} == {f"Last checked 1 November 2025{again}"}


def test_a_commissioned_service_gives_way_only_to_another_one_and_never_without_words(
    areas, front_doors, make_service, talk
):
    targeted = front_doors["targeted"]
    targeted.needs, targeted.checked_on = [talk], LONG_AGO
    targeted.save()
    make_service("charity", needs=[talk], checked_on=CHECKED, channels=[Channel(kind="front_door")])
    warned, _missing = support(areas["north"]).commissioned
    assert (warned.key, warned.is_lapsed, warned.checked) == ("targeted-service", True, MAY_BE_WRONG)
    Service.objects.filter(role="targeted").delete()
    assert support(areas["north"]).parts_missing == ("targeted",)


def test_with_every_line_lapsed_and_many_to_choose_from_the_page_asks_no_more_of_the_database(
    areas, old_line, live_line, make_service, talk, django_assert_num_queries
):
    for number in range(10):
        make_service(f"old-{number}", needs=[talk], checked_on=LONG_AGO)
        live_line(f"live-{number}")
    area = areas["north"]
    area.reach()
    with django_assert_num_queries(5):  # services, channels, times, needs, coverage
        found = support(area)
    assert not any(key.startswith("old-") for key in shown(found))
    assert len(shown(found)["live-0"]) == 10
