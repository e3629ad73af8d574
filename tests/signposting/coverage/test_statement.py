"""The public is told of each area what somebody has checked, and nothing is counted that nobody has."""

from __future__ import annotations

from datetime import timedelta

from signposting.coverage.matrix import matrix_on
from signposting.coverage.statement import statements
from signposting.models import Need, Service
from tests.signposting.coverage.test_holes import TODAY


def said_of(area: str) -> str:
    return next(str(one) for one in statements(matrix_on(TODAY)) if one.area.name == area)


def test_only_what_is_checked_counts_and_a_check_that_is_late_counts_no_more(full):
    Service.objects.update(checked_on=None)
    assert said_of("Northam") == "We have not yet checked any of the 6 kinds of help for Northam."
    Service.objects.filter(key__in=["county-door", "young-line"]).update(checked_on=TODAY - timedelta(days=10))
    assert said_of("Northam") == "We have checked 2 of the 6 kinds of help for Northam."
    Service.objects.filter(key="young-line").update(checked_on=TODAY - timedelta(days=181))
    assert said_of("Northam") == "We have checked 1 of the 6 kinds of help for Northam."
    Service.objects.update(checked_on=TODAY)
    assert said_of("Northam") == "We have checked all 6 kinds of help for Northam."


def test_a_kind_counts_when_it_is_checked_for_every_reader_it_is_looked_at_for(full, make_service):
    Service.objects.update(checked_on=TODAY)
    feel = Need.objects.get(code="feel")
    Need.objects.filter(code="feel").update(core_for=("y", "p"))
    assert said_of("Northam") == (
        "We have checked 5 of the 6 kinds of help for Northam. For one kind we are still looking for someone."
    )
    make_service("parents-line", needs=[feel], coverage=["north"], audiences=("p",))
    assert said_of("Northam") == "We have checked 5 of the 6 kinds of help for Northam."


def test_the_page_about_our_information_says_it_of_each_area(
    client, home_page, full, make_service, django_assert_max_num_queries
):
    make_service("childline")  # every directory has it; without it one query asks what to use instead
    client.get("/find-support/our-information/")
    with django_assert_max_num_queries(15):
        page = client.get("/find-support/our-information/").content.decode()
    for area in ("Northam", "Southam", "Midcity"):
        assert said_of(area) in page
