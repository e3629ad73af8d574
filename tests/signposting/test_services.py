"""A service record refuses what would mislead people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import GuidancePage
from signposting.cards import service_card
from signposting.coverage import Cell, core_cover
from signposting.models import Area, Service
from signposting.models.choices import Role

IN_A_MONTH = timezone.localdate() + timedelta(days=30)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "another-key"}, "The key never changes"),
        ({"check_every_days": None}, "Only 999 and 101 need no check"),
        ({"checked_on": date(2999, 1, 1)}, "has not come yet"),
        ({"withdrawn_on": IN_A_MONTH, "withdrawn_reason": "closed"}, "takes effect at once"),
        ({"withdrawn_on": date(2026, 1, 1)}, "Say why it was withdrawn"),
        ({"age_rule": "range"}, "Give the first age"),
        ({"age_rule": "range", "age_min": 18, "age_max": 11}, "must not be above"),
        ({"age_min": 11}, "or empty the two ages"),
        ({"role": "out_of_hours"}, "Choose the front door"),
    ],
)
def test_a_misleading_change_is_refused_in_words(make_service, change, words):
    service = make_service("a-line")
    for field, value in change.items():
        setattr(service, field, value)
    with pytest.raises(ValidationError, match=words):
        service.full_clean()


def test_only_999_and_101_carry_no_mark_unchecked(make_service):
    assert not make_service("police-101", check_every_days=None).never_checked
    emptied = make_service("a-line")
    Service.objects.filter(pk=emptied.pk).update(check_every_days=None)
    emptied.refresh_from_db()
    assert emptied.never_checked


def test_coverage_tells_checked_unchecked_and_hole_apart(areas, front_doors):
    def cells(area: str) -> dict[Role, Cell]:
        services = list(Service.objects.public().with_card_details())
        return core_cover(Area.objects.with_lineage().get(pk=areas[area].pk), services).cells

    assert cells("north") == {
        Role.FRONT_DOOR: Cell.CHECKED,
        Role.OUT_OF_HOURS: Cell.UNCHECKED,
        Role.TARGETED: Cell.UNCHECKED,
        Role.MISSING: Cell.UNCHECKED,
    }
    # The night team is pointed at another front door: the page shows none, so this is a hole.
    Service.objects.filter(key="county-night").update(stands_in_for=front_doors["city day"])
    assert cells("north")[Role.OUT_OF_HOURS] is Cell.HOLE
    front_doors["county day"].unpublish()
    assert set(cells("north").values()) == {Cell.HOLE}
    assert Cell.HOLE not in cells("city").values()


def test_a_page_refuses_and_never_shows_a_card_that_is_not_for_its_reader(client, home_page, make_service):
    line = make_service("sixteen-plus", age_rule="range", age_min=16, phone="01632 960456")
    page = GuidancePage(title="A page", slug="a-page", audience="y", body=[("contact_card", {"service": line})])
    with pytest.raises(ValidationError, match="Not for this page's reader"):
        page.clean()
    page.audience = "p"
    home_page.add_child(instance=page)
    assert "01632 960456" in client.get("/a-page/").content.decode()
    # The directory changed after the page was published.
    GuidancePage.objects.filter(pk=page.pk).update(audience="y")
    assert "01632 960456" not in client.get("/a-page/").content.decode()


def test_a_way_in_touch_without_its_number_is_neither_shown_nor_counted(areas, make_service):
    make_service("half-typed", role="front_door", coverage=["county"], phone=" ")
    services = list(Service.objects.public().with_card_details())
    cover = core_cover(Area.objects.with_lineage().get(pk=areas["north"].pk), services)
    assert cover.cells[Role.FRONT_DOOR] is Cell.HOLE
    assert service_card(services[0], timezone.now()).channels == ()
