"""Staff see every number that stands twice, and every number typed into the text of a page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from home.models import GuidancePage
from tests.signposting.test_staff_screens import edit_address, form_of

SCREEN = "/admin/directory/numbers/"


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


@pytest.fixture
def page_with_a_number(home_page) -> GuidancePage:
    body = [("text", "<p>Ring 01632 960055 and ask.</p>")]
    return home_page.add_child(instance=GuidancePage(title="Ask", slug="ask", introduction="Ask us.", body=body))


def test_a_number_on_two_records_and_one_in_a_text_are_listed(staff, make_service, page_with_a_number):
    make_service("a-line", phone="01632 960001")
    make_service("b-line", phone="01632960001")
    make_service("c-line", phone="01632 960003")
    page = staff.get(SCREEN).content.decode()
    assert "A line" in page
    assert "B line" in page
    assert "C line" not in page
    assert "01632 960055" in page


def test_when_there_is_nothing_to_look_at_the_screen_says_so(staff, make_service):
    make_service("a-line", phone="01632 960001")
    page = staff.get(SCREEN).content.decode()
    assert "Every number stands on one record only." in page
    assert "No page has a telephone number in its text." in page


def test_saving_a_number_that_stands_elsewhere_names_where_and_refuses_nothing(staff, make_service):
    service = make_service("a-line", phone="01632 960001")
    make_service("b-line", phone="01632 960002")
    page = staff.post(edit_address(service), form_of(service, "01632960002"), follow=True).content.decode()
    assert "01632960002 also stands on: B line." in page


def test_saving_a_number_outside_the_numbering_plan_asks_for_another_look(staff, make_service):
    service = make_service("a-line")
    page = staff.post(edit_address(service), form_of(service, "0300 111 800"), follow=True).content.decode()
    assert "0300 111 800 is not in the UK’s numbering plan" in page


def test_an_editor_who_saves_a_page_with_a_number_is_told_to_use_a_card(staff, page_with_a_number):
    address = reverse("wagtailadmin_pages:edit", args=[page_with_a_number.pk])
    form = {
        "title": "Ask",
        "slug": "ask",
        "review_every": "12",
        "introduction": "Ring 01632 960056.",
        "body-count": "1",
        "body-0-type": "text",
        "body-0-value": '{"blocks": [], "entityMap": {}}',
        "body-0-order": "0",
        "body-0-deleted": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    page = staff.post(address, form, follow=True).content.decode()
    assert "There is a telephone number in the text: 01632 960056" in page


@pytest.mark.parametrize(("group", "may_see"), [("Comms Editor", True), (None, False)])
def test_those_who_may_see_services_may_see_it(client, db, group, may_see):
    user = User.objects.create_user("one", password="a long enough password")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    assert (client.get(SCREEN).status_code == 200) is may_see
