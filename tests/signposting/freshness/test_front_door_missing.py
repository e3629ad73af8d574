"""When the council's number is withdrawn, the page says at once who to ring until it is known again."""

from __future__ import annotations

from datetime import date

import pytest

from signposting.models import Channel, Service

WORDS = "We are checking the council’s number"


@pytest.fixture
def lines(home_page, front_doors, make_service, make_need) -> dict[str, Service]:
    """A site with its front doors, and what else there is to ring. The pack's names of the lines are its own."""
    door = make_need("door")
    return {
        "101": make_service("police-101", phone="101", check_every_days=None, needs=[door], name="Police"),
        "helpline": make_service("adults-line", phone="01632 960500", needs=[door], audiences=("p", "w", "b", "s")),
        "childline": make_service("childline", phone="01632 960600", audiences=("y",), needs=[make_need("talk")]),
        "young tell": make_service("young-line", phone="01632 960700", needs=[door], audiences=("y",)),
    }


def read(client, query: str = "", slug: str = "northam") -> tuple[str, str, str]:
    """The help strip, the part in the place of the front door, and the whole page."""
    page = client.get(f"/find-support/{slug}/{query}").content.decode()
    strip = page[page.index("<aside") : page.index("</aside>")]
    start = page.find("data-door-in-check")
    return strip, page[start : page.index("</section>", start)] if start > 0 else "", page


def withdraw(*services: Service) -> None:
    Service.objects.filter(pk__in=[one.pk for one in services]).update(
        withdrawn_on=date(2026, 11, 20), withdrawn_reason="wrong"
    )


def test_in_its_place_stand_the_police_a_helpline_and_the_night_team(client, lines, front_doors):
    assert WORDS not in read(client)[2]
    withdraw(front_doors["county day"])
    strip, instead, page = read(client)
    assert WORDS in instead
    for number in ("999", "101", "01632960500", "01632960101"):
        assert f'href="tel:{number}"' in instead, number
    assert "01632960100" not in page
    assert WORDS in strip
    assert 'href="tel:101"' in strip
    assert "01632960101" not in strip  # the night team is no answer by day
    # Nor does it refer to other services: its number stands in its own place and nowhere else.
    assert page.count('href="tel:01632960101"') == 1
    assert "Ask the council’s children’s team. We are checking its number." in page
    assert WORDS not in read(client, slug="midcity")[2]


def test_no_line_is_named_whose_number_the_directory_does_not_have(client, home_page, front_doors):
    withdraw(front_doors["county day"])
    instead = read(client)[1]
    assert "The police, day and night" not in instead
    assert 'href="tel:999"' in instead


def test_a_front_door_left_with_only_a_form_is_in_check_and_keeps_its_form(client, lines, front_doors):
    door = front_doors["county day"]
    form = Channel(kind="web", value="https://www.example.org/tell")
    door.channels = [Channel(kind="phone", value="01632 960100", is_private=True), form]
    door.save()
    strip, instead, page = read(client)
    assert "01632960100" not in page
    assert 'href="https://www.example.org/tell"' in instead
    assert 'href="tel:101"' in instead
    assert 'href="tel:101"' in strip


def test_with_the_night_team_gone_too_the_place_is_not_empty(client, lines, front_doors):
    withdraw(front_doors["county day"], front_doors["county night"])
    _strip, instead, _page = read(client)
    for number in ("999", "101", "01632960500"):
        assert f'href="tel:{number}"' in instead, number


def test_a_young_person_is_given_their_own_line_first_and_no_line_for_adults(client, lines, front_doors):
    withdraw(front_doors["county day"])
    _strip, instead, _page = read(client, "?who=y")
    assert instead.index("01632960600") < instead.index("tel:101")
    assert "01632960500" not in instead


def test_where_the_pack_has_no_helpline_nothing_is_made_up(client, lines, front_doors, make_service):
    make_service("parents-talk", phone="01632 960900", needs=lines["childline"].needs.all(), audiences=("p",))
    withdraw(front_doors["county day"], lines["helpline"])
    _strip, instead, _page = read(client)
    assert 'href="tel:101"' in instead
    assert "01632960500" not in instead
    assert "01632960700" not in instead
    assert "01632960900" not in instead


def test_the_helpline_is_the_widest_that_can_be_relied_on(client, lines, front_doors, make_service):
    make_service("a-local-line", phone="01632 960800", needs=lines["helpline"].needs.all(), coverage=["county"])
    withdraw(front_doors["county day"])
    instead = read(client)[1]
    assert "01632960500" in instead
    assert "01632960800" not in instead
    Service.objects.filter(pk=lines["helpline"].pk).update(checked_on=date(2024, 1, 1))
    instead = read(client)[1]
    assert "01632960800" in instead
    assert "01632960500" not in instead


def test_near_an_edge_the_neighbours_missing_door_is_missed_in_words_too(client, lines, front_doors):
    withdraw(front_doors["city day"])
    page = read(client, "?also=midcity")[2]
    assert "01632960100" in page
    assert page.count("data-door-in-check") == 1
    # Two districts of the county share the missing door: it is missed once.
    withdraw(front_doors["county day"])
    assert read(client, "?also=southam")[2].count("data-door-in-check") == 1


def test_outside_our_area_no_council_is_said_to_be_in_check(client, lines, front_doors):
    page = read(client, slug="farcity")[2]
    assert WORDS not in page
    assert "01632960500" in page


def test_a_commissioned_service_that_is_gone_is_missed_in_words(client, lines, front_doors):
    withdraw(front_doors["missing"])
    page = read(client)[2]
    said = page[page.index('data-part-missing="missing"') :]
    assert "went missing" in said
    assert said.index('href="tel:999"') < said.index('href="tel:01632960100"')
    assert 'data-part-missing="targeted"' not in page
