"""A hole made in five ways is named before it is made, and caught after."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from signposting.coverage.holes import cells_emptied
from signposting.coverage.matrix import matrix_on
from signposting.models import Area, Organisation, Service

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)
NORTH = "Northam: Feeling low (young people)"


def withdraw(service: Service):
    before = cells_emptied(without=[service.pk])
    Service.objects.filter(pk=service.pk).update(withdrawn_on=TODAY, withdrawn_reason="closed")
    return before, TODAY


def narrow(service: Service):
    service.audiences = ("p",)
    before = cells_emptied(instead={service.pk: service})
    service.save()
    return before, TODAY


def lapse(service: Service):
    # Twice 180 days without a check.
    Service.objects.filter(pk=service.pk).update(checked_on=LATER - timedelta(days=361))
    return cells_emptied(on=LATER), LATER


def remove_organisation(service: Service):
    body = Organisation.objects.get(name="A charity")
    before = cells_emptied(without=body.services.values_list("pk", flat=True))
    body.services.update(live=False)
    return before, TODAY


def end_of_area(_service: Service):
    """The district leaves its county, which goes on without it and is not the authority there any more."""
    north = Area.objects.get(slug="northam")
    new = Area.objects.create(
        code="E06000999", name="Newshire", slug="newshire", kind="single_tier", in_campaign=True, valid_from=LATER,
        parent=Area.objects.get(slug="england"),
    )  # fmt: skip
    north.valid_until, north.successor = LATER, new
    before = cells_emptied(areas={north.pk: north}, on=LATER)
    north.save()
    return before, LATER


@pytest.mark.parametrize("make_hole", [withdraw, narrow, lapse, remove_organisation, end_of_area])
def test_a_hole_is_named_before_it_is_made_and_caught_after(full, verify, make_hole):
    assert not matrix_on(TODAY).holes
    named, day = make_hole(full["young-line"])
    assert named
    assert {cell.area.name for cell in named} <= {"Northam", "Southam", "Midcity"}
    holes = matrix_on(day).holes
    assert [cell.need_and_reader for cell in named] == [str(cell.need) for cell in holes]
    with time_machine.travel(datetime.combine(day, time(9))):
        said = verify()
    assert all(str(hole) in said for hole in holes)


def test_nothing_is_named_while_somebody_else_helps(full, make_service):
    line = full["young-line"]
    make_service("another-line", needs=line.needs.all(), coverage=["county"])
    assert cells_emptied(without=[line.pk]) == ()


def test_all_that_hangs_on_a_front_door_is_named_with_it(full):
    named = [str(cell) for cell in cells_emptied(without=[full["city-door"].pk])]
    assert named == [
        "Midcity: Tell someone about a child, by day",
        "Midcity: Tell someone about a child, out of hours",
        "Midcity: One-to-one support for children who are exploited",
        "Midcity: A talk after a child went missing",
    ]


def test_a_new_door_without_a_number_would_take_the_place_of_one_that_has_it(full, make_service):
    nearer = make_service("new-door", role="front_door", coverage=["north"], phone=" ", live=False)
    assert "Northam: Tell someone about a child, by day" in map(str, cells_emptied(instead={nearer.pk: nearer}))


def test_publishing_that_was_scheduled_to_end_has_ended_by_then(full):
    Service.objects.filter(key="young-line").update(expire_at=timezone.now() + timedelta(days=5))
    assert cells_emptied() == ()
    assert NORTH in map(str, cells_emptied(on=LATER))


def test_an_area_that_was_split_is_met_only_when_every_part_is(full, areas):
    north, south, city = areas["north"], areas["south"], areas["city"]
    full["missing-service"].coverage.remove(city)
    full["missing-service"].save()
    north.valid_until, north.successor = LATER, south
    assert cells_emptied(areas={north.pk: north}, on=LATER) == ()
    north.other_successors = [city]
    named = cells_emptied(areas={north.pk: north}, on=LATER)
    assert [str(cell) for cell in named] == ["Northam: A talk after a child went missing"]
