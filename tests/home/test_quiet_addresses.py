"""A page that keeps quiet keeps quiet in its whole address, wherever it is made, moved or copied to (rule S6)."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import GuidancePage, HomePage

NOT_BELOW = "Someone may be watching"


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


@pytest.fixture
def telling(home_page) -> GuidancePage:
    """A page that names the campaign, in its address too."""
    return home_page.add_child(instance=GuidancePage(title="About CSE", slug="about-cse", names_campaign=True))


@pytest.fixture
def quiet(home_page) -> GuidancePage:
    return home_page.add_child(instance=GuidancePage(title="A page", slug="a-page"))


def parent_of(page: GuidancePage) -> HomePage | GuidancePage:
    return GuidancePage.objects.get(pk=page.pk).get_parent().specific


def test_a_quiet_page_is_not_made_below_a_telling_address(staff, telling):
    form = {
        "title": "A page",
        "slug": "a-page",
        "review_every": 12,
        "introduction": "",
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    address = reverse("wagtailadmin_pages:add", args=["home", "guidancepage", telling.pk])
    refused = staff.post(address, nested_form_data(form))
    assert NOT_BELOW in refused.content.decode()
    assert not GuidancePage.objects.child_of(telling).exists()
    staff.post(address, nested_form_data({**form, "names_campaign": "on"}))
    assert GuidancePage.objects.child_of(telling).get().slug == "a-page"


def test_a_page_below_a_telling_address_does_not_become_quiet(telling):
    page = telling.add_child(instance=GuidancePage(title="Us", slug="us", names_campaign=True))
    page.names_campaign = False
    with pytest.raises(ValidationError, match=NOT_BELOW):
        page.full_clean()


def test_an_address_does_not_become_telling_above_a_quiet_page(home_page):
    page = home_page.add_child(instance=GuidancePage(title="About", slug="about", names_campaign=True))
    page.slug = "about-cse"
    page.full_clean()
    page.slug = "about"
    page.add_child(instance=GuidancePage(title="A page", slug="a-page"))
    page.slug = "about-cse"
    with pytest.raises(ValidationError, match=NOT_BELOW):
        page.full_clean()


def test_a_quiet_page_is_not_moved_below_a_telling_address_and_staff_are_told_why(staff, telling, quiet, home_page):
    move = reverse("wagtailadmin_pages:move_confirm", args=[quiet.pk, telling.pk])
    told = staff.post(move, follow=True).content.decode()
    assert NOT_BELOW in told
    assert "cse" in told[told.index(NOT_BELOW) :][:200]
    assert parent_of(quiet) == home_page


def test_nor_with_many_others_at_once(staff, telling, quiet, home_page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    staff.post(f"{address}?id={quiet.pk}&next=/admin/", {"chooser": telling.pk})
    assert parent_of(quiet) == home_page


def test_a_page_that_names_the_campaign_takes_no_quiet_page_along(staff, telling, home_page):
    page = home_page.add_child(instance=GuidancePage(title="Us", slug="us", names_campaign=True))
    move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, telling.pk])
    below = page.add_child(instance=GuidancePage(title="A page", slug="a-page"))
    assert NOT_BELOW in staff.post(move, follow=True).content.decode()
    below.delete()
    staff.post(move)
    assert parent_of(page) == telling


def test_a_quiet_page_is_not_copied_below_a_telling_address(staff, telling, quiet):
    form = {"new_title": "A page", "new_slug": "a-copy", "new_parent_page": telling.pk}
    refused = staff.post(reverse("wagtailadmin_pages:copy", args=[quiet.pk]), form)
    assert NOT_BELOW in refused.content.decode()
    assert not GuidancePage.objects.child_of(telling).exists()
