"""On the day councils are replaced, people, links and services follow; a minute before, nothing has changed."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from wagtail.models import Locale

from signposting import answers
from signposting.area_map import map_on
from signposting.coverage.cells import Cell
from signposting.coverage.holes import cells_emptied
from signposting.coverage.matrix import matrix_on
from signposting.management.commands import verify_coverage
from signposting.models import Area, Channel, Service
from tests.signposting.postcode_builders import RowsSource, build_store

THE_DAY = date(2028, 4, 1)
BEFORE = "2028-03-31T22:59:00Z"  # 23:59 in London, which is on summer time by then
AFTER = "2028-03-31T23:01:00Z"  # 00:01 on 1 April
SOUTH_AND_WEST = ("cannock-chase", "east-staffordshire", "lichfield", "south-staffordshire", "tamworth")
NORTH = ("newcastle-under-lyme", "staffordshire-moorlands", "stoke-on-trent")
COUNTY_DOOR, CITY_DOOR = "0300 111 8007", "01782 235100"


@pytest.fixture
def new_map(starter, db) -> dict[str, Area]:
    """Two invented unitary councils replace a county's eight districts and a city. Stafford is cut in two."""
    england = Area.objects.get(slug="england")
    new = {
        slug: Area(
            code=code, name=name, slug=slug, kind="single_tier", parent=england, in_campaign=True, valid_from=THE_DAY
        )
        for code, name, slug in (
            ("X00000001", "North Mercia", "north-mercia"),
            ("X00000002", "South Mercia", "south-mercia"),
        )
    }
    for area in new.values():
        area.full_clean()
        area.save()
    for slugs, successor in ((NORTH, "north-mercia"), ((*SOUTH_AND_WEST, "stafford"), "south-mercia")):
        for area in Area.objects.filter(slug__in=slugs):
            area.valid_until, area.successor = THE_DAY, new[successor]
            if area.slug == "stafford":
                area.other_successors = [new["north-mercia"]]
            area.full_clean()
            area.save()
    county = Area.objects.get(slug="staffordshire")
    county.valid_until = THE_DAY
    county.full_clean()
    county.save()
    return {**new, **{area.slug: area for area in Area.objects.filter(in_campaign=True)}, "county": county}


def reach(slug: str, day: date) -> list[str]:
    area_map = map_on(day, slugs=[slug])
    return [area.name for area in area_map.reach(area_map.by_slug(slug))]


@pytest.fixture
def finder(client, tmp_path, monkeypatch):
    """Posts to the finder with the postcode list as it was before the change: it knows the old codes only."""
    rows = [
        ("ST16 2DH", "E07000197", 392_000, 323_000),
        ("WS11 1AA", "E07000192", 398_000, 310_000),
        ("ST5 1AA", "E07000195", 384_000, 346_000),
        ("ST4 1AA", "E06000021", 384_150, 346_000),
    ]
    store = build_store(tmp_path, rows)
    monkeypatch.setattr(answers, "default_store", lambda: store)
    return lambda typed: client.post("/find-support/", {"postcode": typed, "who": "p"})


def main_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def where_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 301
    return answer["Location"]


def test_a_postcode_leads_to_the_old_council_a_minute_before_midnight_and_to_the_new_one_a_minute_after(
    new_map, finder, client
):
    with time_machine.travel(BEFORE):
        assert finder("WS11 1AA")["Location"] == "/find-support/cannock-chase/?who=p"
        assert finder("ST16 2DH")["Location"] == "/find-support/stafford/?who=p"
        # Near the edge of another council, both old names.
        assert finder("ST5 1AA")["Location"] == "/find-support/newcastle-under-lyme/?who=p&also=stoke-on-trent"
        assert client.get("/find-support/south-mercia/").status_code == 404
    with time_machine.travel(AFTER):
        assert finder("WS11 1AA")["Location"] == "/find-support/south-mercia/?who=p"
        # Both are parts of the same new council: there is no edge any more.
        assert finder("ST5 1AA")["Location"] == "/find-support/north-mercia/?who=p"


def test_someone_in_a_council_that_was_split_sees_both_front_doors_and_why(new_map, finder, client, make_door):
    with time_machine.travel(AFTER):
        address = finder("ST16 2DH")["Location"]
        assert address == "/find-support/south-mercia/?who=p&was=stafford"
        page = main_of(client, address)
        assert "Your council, Stafford, was split." in page
        # An old link cannot say which part either.
        assert where_of(client, "/find-support/stafford/?who=p") == address
        # So long as neither has a number of its own, the county's answers in all that was Stafford.
        assert COUNTY_DOOR in page
        assert "Whichever part you live in, the same team answers." in page
        make_door(new_map["north-mercia"], "01632 960333")
        page = main_of(client, address)
        assert page.index(COUNTY_DOOR) < page.index("01632 960333")
        assert "Until our postcode list says which part you live in, here are both." in page
        assert "If the child lives in North Mercia" in page
        # Somebody who comes by the new council's own name is told nothing of the kind.
        for other in ("/find-support/south-mercia/", "/find-support/south-mercia/?was=tamworth&who=p"):
            assert "was split" not in main_of(client, other)


def test_once_a_new_postcode_list_knows_the_new_code_it_simply_answers(
    new_map, finder, client, tmp_path, monkeypatch
):
    """The code the statistics office publishes takes the place of the one made up before; postcodes then carry it."""
    north = Area.objects.get(slug="north-mercia")
    north.code = "E06000991"
    north.full_clean()
    north.save()
    newer = build_store(tmp_path / "newer", [("ST16 2DH", "E06000991")])
    monkeypatch.setattr(answers, "default_store", lambda: newer)
    with time_machine.travel("2028-08-01T12:00:00Z"):
        assert finder("ST16 2DH")["Location"] == "/find-support/north-mercia/?who=p"
    north.code = "E06000992"
    with pytest.raises(ValidationError, match="never changes"):
        north.full_clean()


def test_old_links_posters_and_cards_lead_on(new_map, client):
    with time_machine.travel(BEFORE):
        assert COUNTY_DOOR in main_of(client, "/find-support/tamworth/")
    with time_machine.travel(AFTER):
        assert where_of(client, "/find-support/tamworth/?who=w") == "/find-support/south-mercia/?who=w"
        assert where_of(client, "/find-support/tamworth/poster.pdf") == "/find-support/south-mercia/poster.pdf"
        assert where_of(client, "/find-support/tamworth/card/") == "/find-support/south-mercia/card/"
        assert COUNTY_DOOR in client.get("/find-support/stafford/card/").content.decode()
        card = client.get("/find-support/north-mercia/card/").content.decode()
        assert COUNTY_DOOR in card
        assert CITY_DOOR in card


def test_services_follow_and_the_countys_front_door_stands_until_the_new_council_has_its_own(
    new_map, client, make_door
):
    with time_machine.travel(AFTER):
        page = main_of(client, "/find-support/south-mercia/")
        assert COUNTY_DOOR in page
        assert CITY_DOOR not in page
        assert 'data-upper-tier="X00000002"' in page
        assert 'data-service="targeted-service"' in page
        assert 'data-service="missing-service"' in page
        make_door(new_map["south-mercia"], "01632 960333")
        page = main_of(client, "/find-support/south-mercia/")
        assert "01632 960333" in page
        assert COUNTY_DOOR not in page


def test_a_new_council_out_of_two_authorities_shows_both_teams_each_with_the_places_it_answers_for(
    new_map, client, make_door
):
    with time_machine.travel(AFTER):
        page = main_of(client, "/find-support/north-mercia/")
        assert "North Mercia is a new council." in page
        county = page[page.index("If the child lives in Newcastle-under-Lyme, Stafford or Staffordshire Moorlands") :]
        city = page[page.index("If the child lives in Stoke-on-Trent") :]
        assert county.index(COUNTY_DOOR) < 3000
        assert city.index(CITY_DOOR) < 3000
        # The strip at the top has room for one number, and there is no one number.
        assert COUNTY_DOOR not in client.get("/find-support/north-mercia/").content.decode().split("<main")[0]
        make_door(new_map["north-mercia"], "01632 960333")
        page = main_of(client, "/find-support/north-mercia/")
        assert "01632 960333" in page
        assert not {COUNTY_DOOR, CITY_DOOR} & set(re.findall(r"0[0-9 ]{10,12}", page))


@pytest.fixture
def make_door():
    """A council's own front door, in the directory from one moment to the next."""

    def make(area: Area, number: str) -> None:
        door = Service(
            key="own-door", name="Children’s team", role="front_door", locale=Locale.get_default(), what="It helps."
        )
        door.coverage = [area]
        door.channels = [Channel(kind="phone", value=number)]
        door.save()

    return make


def test_people_who_do_not_know_their_postcode_choose_from_the_councils_of_the_day(new_map, finder, client):
    def offered() -> set[str]:
        return set(re.findall(r'href="/find-support/([a-z-]+)/"', main_of(client, "/find-support/")))

    with time_machine.travel(BEFORE):
        assert offered() == {*NORTH, *SOUTH_AND_WEST, "stafford"}
        assert "Which of these is it?" not in finder("Tamworth").content.decode()
    with time_machine.travel(AFTER):
        assert offered() == {"north-mercia", "south-mercia"}
        page = main_of(client, "/find-support/")
        assert "Leek" in page
        assert "Tamworth" in page
        # Stone lay in the council that was split: nobody can say in which part, so its name stands beside neither.
        assert "Stone" not in page
        leek, stone = finder("Leek").content.decode(), finder("Stone").content.decode()
        assert "north-mercia/?who=p" in leek
        assert "south-mercia/?who=p" not in leek
        assert "north-mercia/?who=p" in stone
        assert "south-mercia/?who=p" in stone


def test_the_matrix_and_the_areas_served_change_at_midnight(new_map):
    with time_machine.travel(BEFORE):
        assert len(matrix_on(date(2028, 3, 31)).areas) == 9
        assert cells_emptied(on=THE_DAY) == ()
    with time_machine.travel(AFTER):
        # A check of the county's team was no check of who answers for the new council.
        Service.objects.public().update(checked_on=date(2028, 3, 1))
        matrix = matrix_on(THE_DAY)
        doors = [cell.state for row in matrix.cells for cell in row if cell.need.role == "front_door"]
        assert doors == [Cell.UNCHECKED, Cell.UNCHECKED]
        assert [area.name for area in matrix.areas] == ["North Mercia", "South Mercia"]
        assert not [cell for cell in matrix.holes if cell.need.role]


def test_a_county_that_goes_on_does_not_follow_a_district_that_left_it(new_map):
    """It is not the authority there any more: better a hole that is named than another council's number."""
    assert "Staffordshire" in reach("south-mercia", THE_DAY)
    Area.objects.filter(slug="staffordshire").update(valid_until=None)
    assert "Staffordshire" not in reach("south-mercia", THE_DAY)
    with time_machine.travel(BEFORE):
        assert "Tamworth: Tell someone about a child, by day" in map(str, cells_emptied(on=THE_DAY))


def test_a_later_change_leads_on_from_the_first_and_nothing_runs_in_circles(new_map, client):
    newest = Area.objects.create(
        code="X00000003", name="Mercia", slug="mercia", kind="single_tier", in_campaign=True,
        parent=Area.objects.get(slug="england"), valid_from=date(2035, 4, 1),
    )  # fmt: skip
    for slug in ("north-mercia", "south-mercia"):
        Area.objects.filter(slug=slug).update(valid_until=date(2035, 4, 1), successor=newest)
    with time_machine.travel("2035-04-02T12:00:00Z"):
        # The parts of the split council are one again.
        assert where_of(client, "/find-support/stafford/") == "/find-support/mercia/"
        page = main_of(client, "/find-support/mercia/")
        assert COUNTY_DOOR in page
        assert CITY_DOOR in page
        assert "Tamworth" in main_of(client, "/find-support/")
    # The forms refuse a circle; should there ever be one, nothing hangs.
    Area.objects.filter(pk=newest.pk).update(valid_until=date(2035, 5, 1), successor=new_map["stafford"])
    circle = map_on(date(2036, 1, 1), slugs=["stafford"])
    assert circle.standing(new_map["stafford"]) == (new_map["stafford"],)


def test_the_page_of_a_new_council_takes_at_most_ten_queries_cold(new_map, client, django_assert_max_num_queries):
    # As any area's page, and one for the parts of councils that were split.
    with time_machine.travel(AFTER), django_assert_max_num_queries(10):
        client.get("/find-support/south-mercia/?was=stafford&also=cheshire-east&who=p")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"successor": None}, "successor", "Say what replaces it"),
        ({"valid_until": None}, "valid_until", "on which day"),
        ({"valid_until": date(2028, 3, 1)}, "successor", "begins on 1 April 2028, after this area ends"),
    ],
)
def test_a_council_we_serve_never_ends_without_one_that_is_there_on_the_day(new_map, change, field, words):
    tamworth = Area.objects.get(slug="tamworth")
    for name, value in change.items():
        setattr(tamworth, name, value)
    with pytest.raises(ValidationError) as refused:
        tamworth.full_clean()
    assert words in refused.value.message_dict[field][0]


def test_a_successor_is_served_as_well_and_cannot_begin_too_late(new_map):
    south = Area.objects.get(slug="south-mercia")
    south.in_campaign, south.valid_from = False, date(2028, 5, 1)
    with pytest.raises(ValidationError) as refused:
        south.full_clean()
    assert set(refused.value.message_dict) == {"in_campaign", "valid_from"}


def test_the_coverage_check_follows_old_postcodes_to_the_new_councils_and_fails_where_one_leads_nowhere(
    new_map, monkeypatch, tmp_path
):
    rows = [("ST16 2DH", "E07000197"), ("WS11 1AA", "E07000192"), ("ST4 1AA", "E06000021")]
    store = build_store(tmp_path, rows)
    monkeypatch.setattr(verify_coverage, "default_store", lambda: store)
    monkeypatch.setattr(verify_coverage, "PackageSource", lambda: RowsSource(*rows))
    with time_machine.travel(AFTER):
        said = StringIO()
        call_command("verify_coverage", stdout=said, stderr=StringIO())
        # The postcode of the council that was split counts for both parts, and once in all.
        assert "North Mercia (X00000001), 2 postcodes" in said.getvalue()
        assert "South Mercia (X00000002), 2 postcodes" in said.getvalue()
        assert "3 postcodes in 2 areas" in said.getvalue()
        Area.objects.filter(slug="south-mercia").update(in_campaign=False)
        with pytest.raises(CommandError, match=r"nothing that is served has replaced them: .*Cannock Chase"):
            call_command("verify_coverage", stdout=StringIO(), stderr=StringIO())
