"""An old link, and a page's card, say what became of a service and what to use instead."""

from __future__ import annotations

from datetime import date

import pytest

from home.models import GuidancePage
from signposting.models import Service

LONG_AGO = date(2024, 1, 10)


@pytest.fixture
def line(home_page, emergency, make_service) -> Service:
    return make_service("a-line", phone="01632 960001", checked_on=date(2026, 11, 1))


@pytest.fixture
def successor(make_service) -> Service:
    return make_service("new-line", phone="01632 960002", checked_on=date(2026, 11, 1))


def withdraw(service: Service, reason: str = "closed", successor: Service | None = None) -> None:
    Service.objects.filter(pk=service.pk).update(
        withdrawn_on=date(2026, 11, 20), withdrawn_reason=reason, successor=successor
    )


def follow(client, key: str = "a-line") -> tuple[int, str]:
    answer = client.get(f"/find-support/service/{key}/")
    page = answer.content.decode()
    return answer.status_code, page[page.index("<main") : page.index("</main>")]


def page_with(home_page, service: Service, audience: str = "") -> GuidancePage:
    page = GuidancePage(
        title="A page", slug="a-page", audience=audience, body=[("contact_card", {"service": service})]
    )
    return home_page.add_child(instance=page)


def read_page(client) -> str:
    page = client.get("/a-page/").content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_a_service_has_a_page_whose_tab_says_nothing(client, line):
    whole = client.get("/find-support/service/a-line/").content.decode()
    assert 'href="tel:01632960001"' in whole
    assert "A line" not in whole[: whole.index("<body")]
    assert 'content="noindex"' in whole


@pytest.mark.parametrize("key", ["no-such-line", "draft-line"])
def test_a_key_nobody_ever_saw_is_not_here(client, line, make_service, key):
    make_service("draft-line", live=False, phone="01632 960009")
    status, page = follow(client, key)
    assert status == 404
    assert "01632 960009" not in page


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("closed", "A line has closed."),
        ("replaced", "Another service has taken over from A line."),
        ("merged", "A line is now part of another service."),
        ("wrong", "What we said about A line was wrong, so we took it down."),
        ("unsafe", "We do not list A line any more."),
    ],
)
def test_an_old_link_says_why_in_kind_words_and_what_to_use_instead(client, line, successor, reason, words):
    withdraw(line, reason, successor)
    status, page = follow(client)
    assert status == 410
    assert f"{words} Use this instead." in page
    assert 'href="tel:01632960002"' in page
    assert "01632960001" not in page


def test_a_line_of_successors_is_followed_to_the_one_that_lives(client, line, successor, make_service):
    middle = make_service("middle-line", phone="01632 960003")
    withdraw(line, "replaced", middle)
    withdraw(middle, "replaced", successor)
    _status, page = follow(client)
    assert 'href="tel:01632960002"' in page
    assert "01632960003" not in page


@pytest.mark.parametrize("end", ["nothing", "a circle", "a draft"])
def test_a_way_that_leads_nowhere_still_gives_a_number_and_the_finder(client, line, successor, end):
    withdraw(line, "closed", None if end == "nothing" else successor)
    if end == "a circle":
        withdraw(successor, "replaced", line)
    if end == "a draft":
        Service.objects.filter(pk=successor.pk).update(live=False)
    status, page = follow(client)
    assert status == 410
    assert "A line has closed." in page
    assert "Use this instead" not in page
    assert 'href="tel:999"' in page
    assert 'href="/find-support/"' in page
    assert "960001" not in page
    assert "960002" not in page


def test_a_service_taken_down_for_now_says_so_with_a_number(client, line):
    line.save_revision().publish()
    Service.objects.get(pk=line.pk).unpublish()
    status, page = follow(client)
    assert status == 200
    assert "We have taken down A line while we check it." in page
    assert 'href="tel:999"' in page
    assert "960001" not in page


def test_a_page_shows_the_successors_card_and_says_whose_place_it_takes(client, home_page, line, successor):
    page_with(home_page, line)
    withdraw(line, "closed", successor)
    page = read_page(client)
    assert "A line has closed. Use this instead." in page
    assert 'href="tel:01632960002"' in page
    assert "960001" not in page


def test_a_page_says_what_became_of_a_service_nothing_replaced_and_leads_on(client, home_page, line):
    page_with(home_page, line)
    withdraw(line)
    page = read_page(client)
    assert "A line has closed." in page
    assert 'href="/find-support/"' in page
    assert "960001" not in page


def test_a_successor_that_is_not_for_the_pages_reader_is_not_shown_to_them(client, home_page, line, successor):
    page_with(home_page, line, "y")
    Service.objects.filter(pk=successor.pk).update(audiences=("p",))
    withdraw(line, "closed", successor)
    page = read_page(client)
    assert "960002" not in page
    assert 'href="/find-support/?who=y"' in page


def test_a_reader_it_was_not_for_is_not_told_what_became_of_a_service(client, home_page, line):
    page_with(home_page, line, "y")
    withdraw(line)
    assert "A line has closed." in read_page(client)
    Service.objects.filter(pk=line.pk).update(audiences=("p",))
    assert "A line" not in read_page(client)


def test_a_line_too_old_to_rely_on_gives_its_place_on_a_page_only_to_one_that_helps_everywhere_it_did(
    client, home_page, line, make_service, make_need, django_assert_max_num_queries
):
    talk = make_need("talk")
    for key, phone, where in [("near", "01632 960004", "county"), ("wide", "01632 960005", "uk")]:
        make_service(key, phone=phone, coverage=[where], needs=[talk], checked_on=date(2026, 11, 1))
    line.needs = [talk]
    line.coverage = list(line.coverage.all())
    line.save()
    Service.objects.filter(pk=line.pk).update(checked_on=LONG_AGO)
    page_with(home_page, line)
    # As for any page, and six more for the lines that may stand in.
    with django_assert_max_num_queries(17 + 6):
        page = read_page(client)
    assert "We have not been able to check A line since 10 January 2024." in page
    assert 'href="tel:01632960005"' in page
    assert "960001" not in page
    assert "960004" not in page
    Service.objects.filter(key="wide").update(recorded="yes")
    alone = read_page(client)
    assert "We have not been able to check this since 10 January 2024. It may be wrong." in alone
    assert 'href="tel:01632960001"' in alone


def test_a_withdrawn_card_costs_a_page_one_query_more(
    client, home_page, line, successor, django_assert_max_num_queries
):
    page_with(home_page, line)
    withdraw(line, "closed", successor)
    with django_assert_max_num_queries(17 + 1):
        read_page(client)
