"""Checked, unchecked and hole: what each area has for each core need."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from signposting.coverage.cells import Cell
from signposting.coverage.matrix import matrix_on
from signposting.models import Area, Channel, Need, Service
from signposting.models.choices import Role


def column(area: str) -> dict[str, Cell]:
    """The cells of one area, by the code of the need and the reader."""
    matrix = matrix_on(timezone.localdate())
    return {
        need.code + need.audience: cell.state
        for need, cells in matrix.rows()
        for cell in cells
        if cell.area.slug == area
    }


def days_ago(days: int):
    return timezone.localdate() - timedelta(days=days)


def test_an_area_is_checked_unchecked_or_has_a_hole_need_by_need(full):
    Service.objects.filter(key="county-door").update(checked_on=days_ago(3))
    assert column("northam") == {
        Role.FRONT_DOOR: Cell.CHECKED,
        Role.OUT_OF_HOURS: Cell.UNCHECKED,
        Role.TARGETED: Cell.UNCHECKED,
        Role.MISSING: Cell.UNCHECKED,
        "feely": Cell.UNCHECKED,
        "after": Cell.CHECKED,
    }
    full["young-line"].unpublish()
    assert column("northam")["feely"] is Cell.HOLE
    assert column("southam")["feely"] is Cell.UNCHECKED


def test_a_night_team_that_stands_in_for_another_door_is_a_hole_as_on_the_page(full):
    Service.objects.filter(key="county-night").update(stands_in_for=full["city-door"])
    assert column("northam")[Role.OUT_OF_HOURS] is Cell.HOLE
    # Both commissioned services are asked for at the front door: without it nobody reaches them.
    full["county-door"].unpublish()
    cells = column("northam")
    assert {cells[role] for role in (Role.FRONT_DOOR, Role.TARGETED, Role.MISSING)} == {Cell.HOLE}
    assert column("midcity")[Role.TARGETED] is Cell.UNCHECKED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"checked_on": days_ago(150)}, Cell.CHECKED),  # due soon
        ({"checked_on": days_ago(181)}, Cell.UNCHECKED),  # overdue
        ({"checked_on": days_ago(361)}, Cell.HOLE),  # too old to be relied on
        ({"audiences": ("p",)}, Cell.HOLE),
        ({"age_rule": "range", "age_min": 16}, Cell.HOLE),
        ({"live": False}, Cell.HOLE),
        ({"withdrawn_on": days_ago(0), "withdrawn_reason": "closed"}, Cell.HOLE),
    ],
)
def test_only_a_service_this_reader_is_offered_and_that_is_not_lapsed_fills_a_cell(full, change, expected):
    Service.objects.filter(key="young-line").update(**change)
    assert column("northam")["feely"] is expected


def test_a_line_kept_from_the_public_fills_no_cell(full):
    Channel.objects.filter(service__key="young-line").update(is_private=True)
    assert column("northam")["feely"] is Cell.HOLE


def test_help_for_ones_own_behaviour_is_never_counted_as_help_for_those_who_were_harmed(full, make_need):
    line = full["young-line"]
    line.needs.add(make_need("self", stands_apart=True))
    line.save()
    assert column("northam")["feely"] is Cell.HOLE


def test_needs_and_areas_are_data(full, areas):
    Need.objects.filter(code="after").update(is_core=False)
    Need.objects.filter(code="feel").update(core_for=("p", "y"))
    Area.objects.filter(slug="farcity").update(in_campaign=True)
    assert set(column("farcity")) == {
        *(str(role) for role in Role if role not in {"", "emergency"}),
        "feelp",
        "feely",
    }
    assert set(column("farcity").values()) == {Cell.HOLE}
    assert column("northam")["feelp"] is Cell.HOLE  # the line there is for young people alone


def test_verify_coverage_warns_of_any_hole_and_fails_on_the_four_parts(full, verify):
    assert verify() == ""
    full["young-line"].unpublish()
    assert verify() == "Warning, a hole: Northam: Feeling low (young people).\n"
    full["missing-service"].unpublish()
    assert "Holes: Midcity: A talk after a child went missing; Northam: A talk" in verify()


def test_nine_areas_eight_needs_and_500_services_take_six_queries(areas, make_need, django_assert_max_num_queries):
    needs = [make_need(f"need{number}", is_core=True) for number in range(8)]
    for number in range(6):
        Area.objects.create(
            code=f"E0700080{number}", name=f"District {number}", slug=f"district-{number}", kind="district",
            parent=areas["county"], in_campaign=True,
        )  # fmt: skip
    locale = needs[0].locale
    places = list(Area.objects.all())
    services = Service.objects.bulk_create(
        Service(key=f"line-{number}", name=f"Line {number}", what="Helps.", locale=locale, audiences=("y",))
        for number in range(500)
    )
    Channel.objects.bulk_create(Channel(service=one, kind="phone", value="01632 960001") for one in services)
    Service.needs.through.objects.bulk_create(
        Service.needs.through(service=one, need=needs[number % 8]) for number, one in enumerate(services)
    )
    Service.coverage.through.objects.bulk_create(
        Service.coverage.through(service=one, area=places[number % len(places)])
        for number, one in enumerate(services)
    )
    with django_assert_max_num_queries(6):
        matrix = matrix_on(timezone.localdate())
    assert (len(matrix.areas), matrix.count(Cell.UNCHECKED)) == (9, 72)
