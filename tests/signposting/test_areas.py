"""Councils come and go: what is listed exists today, and the way on from a council that is gone ends somewhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from signposting.area_map import map_on, served_areas
from signposting.models import Area


def complaint_about(area: Area) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        area.full_clean()
    return refused.value.message_dict


def end(area: Area, day: date, successor: Area | None = None) -> Area:
    area.valid_until, area.successor = day, successor
    area.save()
    return area


def names_served() -> list[str]:
    return [area.name for area in served_areas(map_on(timezone.localdate(), served=True))]


def test_the_list_of_areas_follows_the_map_on_the_day_it_changes(areas):
    end(areas["north"], date(2028, 4, 1), areas["city"])
    areas["city"].valid_from = date(2028, 4, 1)
    areas["city"].save()
    with time_machine.travel("2028-03-31T22:30:00Z"):  # 23:30 in London
        assert names_served() == ["Northam", "Southam"]
    with time_machine.travel("2028-03-31T23:30:00Z"):
        assert names_served() == ["Midcity", "Southam"]


@pytest.mark.parametrize("name", ["county", "england", "uk"])
def test_only_a_council_is_served(areas, name):
    areas[name].in_campaign = True
    assert "tick its districts" in complaint_about(areas[name])["in_campaign"][0]


def test_a_county_does_not_replace_a_district_which_would_lead_to_a_page_that_is_not_there(areas):
    areas["north"].successor = areas["county"]
    assert "Only a council" in complaint_about(areas["north"])["successor"][0]


def test_a_council_that_replaces_another_stays_a_council(areas):
    end(areas["north"], date(2025, 4, 1), areas["city"])
    areas["city"].kind, areas["city"].in_campaign = Area.Kind.COUNTY, False
    assert "replaces a council" in complaint_about(areas["city"])["kind"][0]


def test_a_council_that_is_gone_replaces_none_unless_the_way_leads_on_to_one_that_exists(areas):
    gone = end(areas["south"], date(2025, 4, 1))
    areas["north"].valid_until, areas["north"].successor = date(2024, 4, 1), gone
    assert "ends at an area that is gone" in complaint_about(areas["north"])["successor"][0]
    end(gone, date(2025, 4, 1), areas["city"])
    areas["north"].full_clean()


def test_the_way_on_must_still_be_there_on_the_day_it_is_needed(areas):
    later = timezone.localdate() + timedelta(days=700)
    end(areas["south"], later)
    areas["north"].valid_until, areas["north"].successor = later, areas["south"]
    assert "ends at an area that is gone" in complaint_about(areas["north"])["successor"][0]


def test_areas_cannot_replace_each_other_so_a_redirect_ends(areas, client, front_doors):
    end(areas["north"], date(2024, 4, 1), areas["south"])
    end(areas["south"], date(2025, 4, 1), areas["city"])
    areas["city"].valid_until, areas["city"].successor = date(2026, 4, 1), areas["north"]
    assert "in a circle" in complaint_about(areas["city"])["successor"][0]
    answer = client.get("/find-support/northam/", follow=True)
    assert [to for to, _status in answer.redirect_chain] == ["/find-support/midcity/"]
    assert 'data-area="E06000901"' in answer.content.decode()
