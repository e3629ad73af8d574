"""An area's page names the council, gives numbers to ring, and shows nothing that is not for that area."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from signposting.models import Area, Channel, Need, Service

LONDON = ZoneInfo("Europe/London")
MOMENTS = {
    "Tuesday morning": datetime(2026, 11, 24, 10, 0, tzinfo=LONDON),
    "Saturday night": datetime(2026, 11, 28, 23, 0, tzinfo=LONDON),
    "Christmas Day": datetime(2026, 12, 25, 12, 0, tzinfo=LONDON),
}
STAFFORDSHIRE = {
    "E07000192": "cannock-chase",
    "E07000193": "east-staffordshire",
    "E07000194": "lichfield",
    "E07000195": "newcastle-under-lyme",
    "E07000196": "south-staffordshire",
    "E07000197": "stafford",
    "E07000198": "staffordshire-moorlands",
    "E07000199": "tamworth",
}
# Front door by day, then out of hours. Literal on purpose: a wrong number here does real harm.
COUNTY_NUMBERS = ("0300 111 8007", "0345 604 2886")
CITY_NUMBERS = ("01782 235100", "01782 234234")
A_NUMBER_TO_RING = re.compile(r'href="tel:[+0-9]+"')


def main_of(page: str) -> str:
    """The page's own part, outside the help strip."""
    return page[page.index("<main") : page.index("</main>")]


def read_area(client: Client, slug: str, query: str = "") -> str:
    answer = client.get(f"/find-support/{slug}/{query}")
    assert answer.status_code == 200, slug
    return main_of(answer.content.decode())


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_area_we_serve_shows_its_front_door_day_and_night_and_both_services(client, starter, db, moment):
    expected = dict.fromkeys(STAFFORDSHIRE.values(), COUNTY_NUMBERS) | {"stoke-on-trent": CITY_NUMBERS}
    with time_machine.travel(MOMENTS[moment], tick=False):
        for slug, numbers in expected.items():
            page = read_area(client, slug)
            for number in numbers:
                assert number in page, (slug, number)
            for other in {*COUNTY_NUMBERS, *CITY_NUMBERS} - set(numbers):
                assert other not in page, (slug, other)
            assert 'data-service="targeted-service"' in page
            assert 'data-service="missing-service"' in page


@pytest.mark.parametrize(
    ("moment", "leads"),
    [("Tuesday morning", 0), ("Saturday night", 1), ("Christmas Day", 1)],
)
def test_the_number_that_answers_now_is_the_big_one(client, starter, db, moment, leads):
    with time_machine.travel(MOMENTS[moment], tick=False):
        for slug, numbers in (("stafford", COUNTY_NUMBERS), ("stoke-on-trent", CITY_NUMBERS)):
            page = read_area(client, slug)
            door = page[page.index("data-front-door") :]
            first = min(numbers, key=door.index)
            assert first == numbers[leads], (slug, moment)


def test_every_area_of_the_country_names_its_council_and_gives_a_number_to_ring(client, starter, db):
    covering = {
        service.key: {area.code for area in service.coverage.all()}
        for service in Service.objects.public().with_card_details()
    }
    authorities = list(Area.objects.authorities().with_lineage())
    assert len(authorities) == 363  # 361 authorities, the Channel Islands and the Isle of Man
    for area in authorities:
        page = read_area(client, area.slug)
        assert f'data-area="{area.code}"' in page
        assert f'data-upper-tier="{area.upper_tier.code}"' in page
        assert area.name.replace("'", "&#x27;") in page
        assert area.upper_tier.name.replace("'", "&#x27;") in page
        assert A_NUMBER_TO_RING.search(page), area.name
        lineage = {one.code for one in area.lineage()}
        for key in re.findall(r'data-service="([^"]+)"', page):
            assert covering[key] & lineage or key == "police-999", (area.name, key)


def test_every_unchecked_service_says_so_and_999_and_101_do_not(client, starter, db):
    page = read_area(client, "stafford")
    for card in re.split(r'data-service="', page)[1:]:
        key = card.split('"', 1)[0]
        is_marked = "data-sample-mark" in card.split("data-service=", 1)[0]
        assert is_marked is (key not in {"police-999", "police-101"}), key


def test_a_young_person_meets_someone_to_talk_to_before_the_front_door_and_no_mailbox(client, starter, db):
    page = read_area(client, "stafford", "?who=y")
    assert page.index('data-service="childline"') < page.index("data-front-door")
    assert "mailto:" not in page
    adult = read_area(client, "stafford")
    assert adult.index("data-front-door") < adult.index('data-service="childline"')
    assert "mailto:directory@example.org?subject=Website%20detail" in adult


def test_outside_our_area_nothing_pretends(client, starter, db):
    page = read_area(client, "cheshire-east")
    assert "Cheshire East" in page
    assert "data-front-door" not in page
    assert "targeted-service" not in page
    assert 'data-service="nspcc-helpline"' in page


def test_on_an_island_a_young_person_is_told_that_childline_may_not_answer_there(client, starter, db):
    doubt = "We don’t know if Childline’s number works on your island."
    page = read_area(client, "isle-of-man", "?who=y")
    assert "The Channel Islands and the Isle of Man have their own services" in page
    assert doubt in page
    assert doubt not in read_area(client, "isle-of-man")
    assert doubt not in read_area(client, "cheshire-east", "?who=y")


def test_a_postcode_near_the_edge_shows_both_front_doors(client, starter, db):
    page = read_area(client, "newcastle-under-lyme", "?also=stoke-on-trent")
    assert "0300 111 8007" in page
    assert "01782 235100" in page


def test_near_the_edge_of_a_district_of_the_same_county_the_one_front_door_is_shown_once(client, starter, db):
    page = read_area(client, "stafford", "?also=cannock-chase")
    assert "You are close to Cannock Chase. The same team answers there." in page
    assert page.count("data-front-door") == 1


def test_near_an_area_that_is_not_ours_its_own_page_is_named(client, starter, db):
    page = read_area(client, "newcastle-under-lyme", "?also=cheshire-east")
    assert "close to Cheshire East, which has a team of its own" in page
    assert 'href="/find-support/cheshire-east/"' in page


@pytest.mark.parametrize("query", ["?who=zz&need=%00&age=q&also=nowhere", "?need=" + "x" * 3000, "?also=stafford"])
def test_rubbish_in_the_address_is_ignored(client, starter, db, query):
    assert "0300 111 8007" in read_area(client, "stafford", query)


def test_an_unknown_area_is_a_kind_404_with_help(client, starter, db):
    answer = client.get("/find-support/atlantis/")
    assert answer.status_code == 404
    assert 'href="tel:999"' in answer.content.decode()


def test_the_page_takes_at_most_ten_queries_cold(client, starter, db, django_assert_max_num_queries):
    # The site, its settings with the home page, the menu; the area with its county, nation and country;
    # services, channels, times, needs, coverage. Near an edge the neighbour comes with the area.
    with django_assert_max_num_queries(10):
        client.get("/find-support/newcastle-under-lyme/?also=stoke-on-trent&who=p")


def test_five_hundred_services_take_no_more(client, starter, db, django_assert_max_num_queries):
    county, need = Area.objects.get(slug="staffordshire"), Need.objects.get(code="talk")
    locale = need.locale
    more = Service.objects.bulk_create(
        Service(key=f"line-{number}", name=f"Line {number}", what="Helps.", locale=locale, audiences=("p",))
        for number in range(500)
    )
    Channel.objects.bulk_create(Channel(service=one, kind="phone", value="01632 960001") for one in more)
    Service.needs.through.objects.bulk_create(Service.needs.through(service=one, need=need) for one in more)
    Service.coverage.through.objects.bulk_create(Service.coverage.through(service=one, area=county) for one in more)
    with django_assert_max_num_queries(10):
        page = client.get("/find-support/newcastle-under-lyme/?who=p").content.decode()
    assert "Line 499" in page
