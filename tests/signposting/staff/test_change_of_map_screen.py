"""Staff see what a change of map will do before the day, and what is left to tidy up after it."""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from signposting.models import Area
from tests.signposting.staff.builders import member_of

THE_DAY = date(2028, 4, 1)
BEFORE, AFTER = "2028-03-01T12:00:00Z", "2028-04-02T12:00:00Z"


@pytest.fixture
def newshire(areas) -> Area:
    """A new council that is to take the place of both districts."""
    return Area.objects.create(
        code="X00000001",
        name="Newshire",
        slug="newshire",
        kind="single_tier",
        parent=areas["england"],
        in_campaign=True,
        valid_from=THE_DAY,
    )


@pytest.fixture
def districts_end(areas, newshire) -> None:
    for name in ("north", "south"):
        areas[name].valid_until, areas[name].successor = THE_DAY, newshire
        areas[name].full_clean()
        areas[name].save()


def read(client) -> str:
    page = client.get(reverse("directory:change_of_map")).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def area_form(area: Area, **fields: object) -> dict[str, object]:
    form = {
        "name": area.name,
        "code": area.code,
        "slug": area.slug,
        "kind": area.kind,
        "parent": area.parent_id,
        "places": inline_formset([]),
        **({"in_campaign": "on"} if area.in_campaign else {}),
    }
    return {**nested_form_data(form), **fields}


def test_a_county_that_was_forgotten_and_the_holes_it_makes_are_named_before_the_day(
    areas, front_doors, districts_end
):
    with time_machine.travel(BEFORE):
        staff = member_of("Directory Manager")
        page = read(staff)
        assert "On 1 April 2028" in page
        assert "Midshire goes on, with no district left." in page
        assert "Northam: Tell someone about a child, by day" in page
        Area.objects.filter(slug="midshire").update(valid_until=THE_DAY)
        page = read(staff)
        assert "goes on, with no district left" not in page
        assert "Nobody would be left for" not in page
        assert "County door (from before, until the council has its own)" in page
        assert "Newshire has no published code yet." in page
        assert "Services to look at" not in page


def test_after_the_day_the_services_that_still_name_what_is_gone_are_listed_until_staff_change_them(
    areas, front_doors, districts_end, newshire
):
    Area.objects.filter(slug="midshire").update(valid_until=THE_DAY)
    with time_machine.travel(AFTER):
        staff = member_of("Directory Manager")
        page = read(staff)
        assert "No change is planned" in page
        assert "County door Midshire (gone)" in page
        for service in front_doors.values():
            service.coverage = [newshire if area == areas["county"] else area for area in service.coverage.all()]
            service.save()
        assert "Services to look at" not in read(staff)


def test_everyone_in_the_directory_may_look_and_others_are_refused_as_wagtail_does(areas, client):
    assert "No change is planned" in read(member_of("Comms Editor"))
    answer = client.get(reverse("directory:change_of_map"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_the_form_of_an_area_splits_it_only_between_councils_that_are_there_on_the_day(areas, newshire):
    staff = member_of("Directory Manager")
    north, city = areas["north"], areas["city"]
    address = reverse("wagtailsnippets_signposting_area:edit", args=[north.pk])
    late = Area.objects.create(
        code="X00000002",
        name="Lateshire",
        slug="lateshire",
        kind="single_tier",
        parent=areas["england"],
        in_campaign=True,
        valid_from=date(2028, 5, 1),
    )
    sent = area_form(north, valid_until="2028-04-01", successor=newshire.pk, other_successors=[late.pk])
    page = staff.post(address, sent).content.decode()
    assert "Lateshire begins on 1 May 2028, after this area ends" in page
    sent["other_successors"] = [newshire.pk]
    assert "This is what replaces it already." in staff.post(address, sent).content.decode()
    sent["other_successors"] = [city.pk]
    assert staff.post(address, sent).status_code == 302
    assert list(Area.objects.get(pk=north.pk).other_successors.all()) == [city]
