"""The finder offers the right help for a place, a reader and a moment, and nothing that would harm."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from signposting.ages import band
from signposting.area_map import map_on
from signposting.finder import support_for
from signposting.models import Area, Channel
from signposting.models.choices import ChannelKind

LONDON = ZoneInfo("Europe/London")
TUESDAY_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
SATURDAY_NIGHT = datetime(2026, 11, 28, 23, 0, tzinfo=LONDON)
CHRISTMAS_DAY = datetime(2026, 12, 25, 10, 0, tzinfo=LONDON)


def support(area: Area, audience: str = "", need: str = "", age: str = "", now=TUESDAY_MORNING, near=()):
    fresh = map_on(now.date(), codes=[area.code]).by_code(area.code)
    return support_for(fresh, audience, need, band(age), now, near)


def offered(found) -> set[str]:
    return {card.key for group in found.groups for card in group.cards}


def test_a_district_gets_the_county_front_door_and_never_the_citys(areas, front_doors):
    found = support(areas["north"])
    assert found.front_door.leads.first_phone.text == "01632 960100"
    assert found.front_door.authority == areas["county"]
    assert "01632 9602" not in repr(found)


@pytest.mark.parametrize(
    ("now", "number", "sure"),
    [
        (TUESDAY_MORNING, "01632 960100", True),
        (SATURDAY_NIGHT, "01632 960101", True),
        # Nobody told us about bank holidays: the night team leads, and the page says we are not sure.
        (CHRISTMAS_DAY, "01632 960101", False),
    ],
)
def test_the_out_of_hours_number_leads_whenever_the_front_door_is_not_known_to_be_open(
    areas, front_doors, now, number, sure
):
    door = support(areas["north"], now=now).front_door
    assert door.leads.first_phone.text == number
    assert door.sure is sure
    assert {door.leads.key, door.other.key} == {"county-door", "county-night"}


def test_a_postcode_near_the_edge_gets_both_front_doors(areas, front_doors):
    city = Area.objects.with_lineage().get(pk=areas["city"].pk)
    found = support(areas["north"], near=[city])
    assert found.front_door.leads.key == "county-door"
    assert found.others[0].front_door.leads.key == "city-door"


def test_both_commissioned_services_are_there_in_every_area_we_serve(areas, front_doors):
    for name in ("north", "south", "city"):
        found = support(areas[name])
        assert [card.key for card in found.commissioned] == ["targeted-service", "missing-service"]


def test_an_area_outside_the_campaign_gets_only_what_covers_it(areas, front_doors, make_service):
    make_service("national-line", coverage=["england"])
    found = support(areas["elsewhere"])
    assert found.front_door is None
    assert found.commissioned == ()
    assert offered(found) == {"national-line"}


def test_a_county_covers_its_districts_and_a_district_not_its_neighbours(areas, make_service):
    make_service("county-wide", coverage=["county"])
    make_service("north-only", coverage=["north"])
    assert offered(support(areas["north"])) == {"county-wide", "north-only"}
    assert offered(support(areas["south"])) == {"county-wide"}
    assert offered(support(areas["city"])) == set()


def test_a_line_for_16_and_over_is_not_offered_to_a_child_who_gave_no_age(areas, make_service):
    make_service("sixteen-plus", age_rule="range", age_min=16)
    make_service("under-nineteen", age_rule="range", age_max=18)
    assert offered(support(areas["north"], "y")) == {"under-nineteen"}
    assert offered(support(areas["north"], "y", age="b")) == {"under-nineteen"}
    assert offered(support(areas["north"], "y", age="c")) == {"sixteen-plus", "under-nineteen"}


def test_a_service_of_unknown_age_is_offered_and_does_not_claim_any(areas, make_service):
    make_service("unknown-ages")
    (group,) = support(areas["north"], "y").groups
    assert group.cards[0].ages == ""


def test_a_service_for_adults_only_is_not_shown_to_a_young_person(areas, make_service):
    make_service("for-parents", audiences=("p",))
    make_service("for-nobody-named", audiences=())
    assert offered(support(areas["north"], "y")) == set()
    assert offered(support(areas["north"], "p")) == {"for-parents", "for-nobody-named"}


def test_help_for_worry_about_ones_own_behaviour_never_stands_among_help_for_victims(areas, make_service, make_need):
    own, talk = make_need("self", stands_apart=True), make_need("talk", order=1)
    make_service("own-behaviour", needs=[own, talk])
    make_service("someone-to-talk-to", needs=[talk])
    found = support(areas["north"])
    assert offered(found) == {"someone-to-talk-to"}
    assert [card.key for card in found.own_behaviour.cards] == ["own-behaviour"]


def test_a_need_nobody_answers_here_shows_everything_and_says_so(areas, make_service, make_need):
    make_service("someone-to-talk-to", needs=[make_need("talk")])
    found = support(areas["north"], need="nothing")
    assert found.filtered_to_nothing
    assert offered(found) == {"someone-to-talk-to"}


def test_filters_never_hide_the_emergency_number_or_the_front_door(areas, front_doors, make_service, make_need):
    make_service("someone-to-talk-to", needs=[make_need("talk")], audiences=("y",))
    for audience in ("", "y", "p", "w", "b", "s"):
        for age in ("", "a", "b", "c", "d"):
            found = support(areas["north"], audience, "talk", age)
            assert "police-999" in {card.key for card in found.help_lines}
            assert found.front_door.leads.key == "county-door"


def test_quiet_ways_come_first_for_a_young_person_and_the_phone_for_an_adult(areas, make_service):
    ways = [
        Channel(kind=ChannelKind.PHONE, value="01632 960555"),
        Channel(kind=ChannelKind.CHAT, value="https://www.example.org/chat"),
        Channel(kind=ChannelKind.TEXT, value="01632 960556"),
    ]
    make_service("many-ways", channels=ways)
    (young,) = support(areas["north"], "y").groups
    (adult,) = support(areas["north"], "p").groups
    assert [channel.kind for channel in young.cards[0].channels] == ["chat", "text", "phone"]
    assert [channel.kind for channel in adult.cards[0].channels] == ["phone", "chat", "text"]


def test_a_need_shows_every_service_that_helps_with_it_and_not_only_as_its_first(areas, make_service, make_need):
    talk, feel = make_need("talk", order=1), make_need("feel", order=2)
    make_service("both", needs=[talk, feel])
    make_service("feelings", needs=[feel])
    assert [code for code, _heading in support(areas["north"]).needs] == ["talk", "feel"]
    (group,) = support(areas["north"], need="feel").groups
    assert {card.key for card in group.cards} == {"both", "feelings"}


def test_asking_only_for_help_with_ones_own_behaviour_leaves_no_empty_page(areas, make_service, make_need):
    own, other = make_need("self", stands_apart=True), make_need("self2", stands_apart=True)
    make_service("own-behaviour", needs=[own])
    make_service("another", needs=[other])
    make_service("someone-to-talk-to", needs=[make_need("talk")])
    found = support(areas["north"], need="self")
    assert {card.key for card in found.own_behaviour.cards} == {"own-behaviour", "another"}
    assert offered(found) == {"someone-to-talk-to"}
    assert not found.filtered_to_nothing


def test_the_nearest_front_door_leads_whatever_its_name(areas, front_doors, make_service):
    make_service("a-national-door", role="front_door", coverage=["uk"], phone="01632 960900")
    assert support(areas["north"]).front_door.leads.first_phone.text == "01632 960100"


def test_while_the_front_door_is_out_of_the_directory_the_night_team_still_answers(areas, front_doors):
    front_doors["county day"].unpublish()
    door = support(areas["north"]).front_door
    assert (door.leads.key, door.other, door.sure) == ("county-night", None, False)


def test_commissioned_services_are_ordered_by_part_and_keep_their_ages_and_readers(areas, front_doors, make_service):
    make_service("second-targeted", role="targeted", coverage=["county"], age_rule="range", age_min=16)
    everyone = support(areas["north"])
    assert [card.key for card in everyone.commissioned] == ["second-targeted", "targeted-service", "missing-service"]
    child = support(areas["north"], "y")
    assert [card.key for card in child.commissioned] == ["targeted-service", "missing-service"]


def test_at_night_the_commissioned_services_are_asked_for_at_the_front_door_itself(areas, front_doors):
    assert support(areas["north"], now=SATURDAY_NIGHT).front_door.daytime.key == "county-door"


def test_each_reader_meets_their_own_first_need_in_their_own_words(areas, make_service, make_need):
    tell = make_need("tell", "Tell someone", order=1, order_for_young=3, order_for_survivors=3)
    talk = make_need("talk", "Someone to talk to", name_for_young="Talk", order=2, order_for_young=1)
    care = make_need("care", "Medical help", order=3, order_for_young=2, order_for_survivors=1)
    for need in (tell, talk, care):
        make_service(f"{need.code}-line", needs=[need])
    first = {audience: support(areas["north"], audience).groups[0].heading for audience in ("", "y", "s")}
    assert first == {"": "Tell someone", "y": "Talk", "s": "Medical help"}


def test_nearest_help_comes_first_within_a_need(areas, make_service, make_need):
    talk = make_need("talk")
    make_service("a-national", coverage=["uk"], needs=[talk])
    make_service("b-county", coverage=["county"], needs=[talk])
    make_service("c-local", coverage=["north"], needs=[talk])
    (group,) = support(areas["north"]).groups
    assert [card.level for card in group.cards] == ["local", "county", "national"]


def test_a_draft_change_and_a_withdrawn_service_are_invisible(areas, make_service):
    service = make_service("changing", phone="01632 960001")
    gone = make_service("gone", withdrawn_on="2026-11-01", withdrawn_reason="closed")
    draft = service.channels.get()
    draft.value = "01632 960999"
    service.channels = [draft]
    service.save_revision()
    found = support(areas["north"])
    assert "01632 960001" in repr(found)
    assert "01632 960999" not in repr(found)
    assert gone.key not in offered(found)


def test_support_takes_the_same_few_queries_however_many_services(
    areas, front_doors, make_service, make_need, django_assert_num_queries
):
    talk = make_need("talk")
    area = map_on(TUESDAY_MORNING.date(), codes=[areas["north"].code]).by_code(areas["north"].code)
    for number in range(30):
        make_service(f"service-{number}", needs=[talk])
    # Services; then, for all of them at once: channels, times, needs, coverage.
    with django_assert_num_queries(5):
        support_for(area, "", "", None, TUESDAY_MORNING)
