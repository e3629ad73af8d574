"""Before help ends somewhere, the screen says where and asks once more; nothing typed is lost, no script needed."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.snippets.views.snippets import EditView
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from signposting.models import Area, Need, Service
from signposting.staff.guards import TICK
from tests.signposting.test_staff_screens import edit_address, form_of

NUMBER = "01632 960000"
NAMED = "Feeling low (young people): Northam"


@pytest.fixture
def staff(client, home_page):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


@pytest.fixture
def line(full) -> Service:
    """The only service for young people who feel low in the north."""
    return full["young-line"]


def edited(service: Service, **changes: object) -> dict:
    needs = [str(need.pk) for need in service.needs.all()]
    return {**form_of(service, NUMBER), "needs": needs, "action-publish": "1", **changes}


def tick_on(page: str) -> dict[str, str]:
    found = re.search(rf'name="{TICK}" value="(\w+)"', page)
    assert found, "the page asks for no tick"
    return {TICK: found[1]}


def stored(service: Service) -> Service:
    return Service.objects.get(pk=service.pk)


@pytest.mark.parametrize(
    "change",
    [
        {"audiences": ["p", "w"]},
        {"needs": []},
        {"age_rule": "range", "age_min": "16"},
        {"channels-0-is_private": "on"},
        {"channels-0-DELETE": "on"},
    ],
)
def test_narrowing_names_the_cell_keeps_what_was_typed_and_is_done_after_the_tick(staff, line, change):
    form = edited(line, name="A better name", **change)
    page = staff.post(edit_address(line), form).content.decode()
    assert NAMED in page
    assert "A better name" in page
    assert stored(line).name == "Young line"
    assert not line.revisions.exists()
    assert staff.post(edit_address(line), {**form, **tick_on(page)}).status_code == 302
    # A changed number goes on to a second person, and is as the first one typed it.
    assert stored(line).get_latest_revision_as_object().name == "A better name"


def test_a_change_that_empties_nothing_and_a_draft_are_not_asked_about(staff, line, areas):
    wider = edited(line, coverage=[str(areas["north"].pk), str(areas["south"].pk)])
    assert staff.post(edit_address(line), wider).status_code == 302
    draft = edited(line, audiences=["p"])
    del draft["action-publish"]
    assert staff.post(edit_address(line), draft).status_code == 302
    assert stored(line).audiences == ("y",)


def test_a_tick_for_less_does_not_count_for_more(staff, full):
    line, county = full["young-line"], full["county-line"]
    ticked = tick_on(staff.post(edit_address(line), edited(line, audiences=["p"])).content.decode())
    page = staff.post(edit_address(county), {**edited(county, audiences=["p"]), **ticked}).content.decode()
    assert "Feeling low (young people): Midcity, Southam" in page
    assert "y" in stored(county).audiences


def test_publishing_that_is_to_end_names_what_ends_with_it(staff, line):
    ends = (timezone.now() + timedelta(days=20)).strftime("%Y-%m-%d %H:%M")
    page = staff.post(edit_address(line), edited(line, expire_at=ends)).content.decode()
    assert NAMED in page


def test_a_new_door_without_a_number_that_would_stand_before_the_one_people_ring_is_asked_about(staff, full, areas):
    typed = {
        "name": "New door", "what": "Listens.", "role": "front_door", "check_every_days": "180",
        "channels": inline_formset([{"kind": "web", "value": "https://door.example.org/", "times": inline_formset([]),
                                     "holidays_of": "england"}]),
    }  # fmt: skip
    form = {**nested_form_data(typed), "coverage": [str(areas["north"].pk)], "action-publish": "1"}
    address = reverse("wagtailsnippets_signposting_service:add")
    page = staff.post(address, form).content.decode()
    assert "Tell someone about a child, by day: Northam" in page
    assert not Service.objects.filter(name="New door").exists()
    staff.post(address, {**form, **tick_on(page)})
    assert Service.objects.filter(name="New door").exists()


def test_going_back_to_an_older_version_asks_too(staff, line):
    older = stored(line)
    older.audiences = ("p",)
    revision = older.save_revision()
    stored(line).save_revision().publish()
    address = reverse("wagtailsnippets_signposting_service:revisions_revert", args=[line.pk, revision.pk])
    page = staff.post(address, edited(line, audiences=["p"])).content.decode()
    assert NAMED in page
    assert stored(line).audiences == ("y",)


def test_unpublishing_asks_with_the_names(staff, line):
    address = reverse("wagtailsnippets_signposting_service:unpublish", args=[line.pk])
    assert NAMED in staff.get(address).content.decode()
    page = staff.post(address).content.decode()
    assert stored(line).live
    staff.post(address, tick_on(page))
    assert not stored(line).live


def test_deleting_several_asks_with_the_names(staff, full):
    line, county = full["young-line"], full["county-line"]
    address = reverse("wagtail_bulk_action", args=["signposting", "service", "delete"])
    address = f"{address}?id={line.pk}&id={county.pk}"
    page = staff.post(address, {"next": "/admin/"}).content.decode()
    assert "Feeling low (young people): Midcity, Northam, Southam" in page
    assert 'name="next" value="/admin/"' in page
    assert Service.objects.filter(pk__in=[line.pk, county.pk]).count() == 2
    staff.post(address, {"next": "/admin/", **tick_on(page)})
    assert not Service.objects.filter(pk__in=[line.pk, county.pk]).exists()


@pytest.fixture
def waiting(client, home_page, line):
    """A draft that narrows the line, waiting for a second person, who is signed in."""
    call_command("seed_roles", stdout=StringIO())
    author, second = (User.objects.create_user(name, password="a long enough password") for name in ("one", "two"))
    for user in (author, second):
        user.groups.add(Group.objects.get(name="Directory Manager"))
    draft = stored(line)
    draft.audiences = ("p",)
    draft.save_revision(user=author)
    Service.objects.get(pk=line.pk).get_workflow().start(draft, author)
    client.force_login(second)
    return client


def approval(line: Service) -> str:
    state = TaskState.objects.get(status="in_progress")
    return reverse("wagtailsnippets_signposting_service:workflow_action", args=[line.pk, "approve", state.pk])


def test_approving_from_the_first_page_asks_too(waiting, line):
    page = waiting.post(approval(line), {"next": "/admin/"}).content.decode()
    assert NAMED in page
    assert stored(line).audiences == ("y",)
    assert waiting.post(approval(line), {"next": "/admin/", **tick_on(page)})["Location"] == "/admin/"
    assert stored(line).audiences == ("p",)


def test_approving_in_the_dialog_asks_too(waiting, line):
    headers = {"x-requested-with": "XMLHttpRequest"}
    dialog = waiting.get(approval(line), headers=headers).json()["html"]
    assert NAMED in dialog
    again = waiting.post(approval(line), {"comment": "Fine"}, headers=headers).json()
    assert "Fine" in again["html"]
    assert stored(line).audiences == ("y",)
    done = waiting.post(approval(line), {"comment": "Fine", **tick_on(again["html"])}, headers=headers).json()
    assert done["step"] == "success"
    assert stored(line).audiences == ("p",)


def test_approving_in_the_edit_form_asks_too(waiting, line):
    form = edited(line, audiences=["p"])
    del form["action-publish"]
    form |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
    page = waiting.post(edit_address(line), form).content.decode()
    assert NAMED in page
    assert stored(line).audiences == ("y",)
    waiting.post(edit_address(line), {**form, **tick_on(page)})
    assert stored(line).audiences == ("p",)


def area_form(area: Area, **changes: object) -> dict:
    data = {
        "name": area.name, "code": area.code, "slug": area.slug, "kind": area.kind, "parent": area.parent_id,
        "in_campaign": "on", "places": inline_formset([]), **changes,
    }  # fmt: skip
    return nested_form_data({name: value for name, value in data.items() if value is not None})


def test_ending_an_area_names_what_its_people_lose_that_day(staff, full, areas):
    """The district leaves its county, which goes on without it."""
    north, day = areas["north"], timezone.localdate() + timedelta(days=60)
    new = Area.objects.create(
        code="E06000999", name="Newshire", slug="newshire", kind="single_tier", in_campaign=True, valid_from=day,
        parent=areas["england"],
    )  # fmt: skip
    address = reverse("wagtailsnippets_signposting_area:edit", args=[north.pk])
    form = area_form(north, valid_until=day.isoformat(), successor=new.pk)
    page = staff.post(address, form).content.decode()
    assert "Tell someone about a child, by day: Northam" in page
    assert Area.objects.get(pk=north.pk).valid_until is None
    staff.post(address, {**form, **tick_on(page)})
    assert Area.objects.get(pk=north.pk).valid_until == day


def test_two_who_end_two_areas_into_each_other_at_the_same_moment_make_no_circle(staff, full, areas, monkeypatch):
    north, south, day = areas["north"], areas["south"], timezone.localdate() + timedelta(days=60)
    address = reverse("wagtailsnippets_signposting_area:edit", args=[north.pk])
    checked = EditView.is_valid

    def and_then_the_other_is_stored(view, form):
        is_valid = checked(view, form)
        Area.objects.filter(pk=south.pk).update(valid_until=day, successor=north)
        return is_valid

    monkeypatch.setattr(EditView, "is_valid", and_then_the_other_is_stored)
    form = area_form(north, valid_until=day.isoformat(), successor=south.pk)
    assert "Somebody changed this at the same moment." in staff.post(address, form).content.decode()
    assert Area.objects.get(pk=north.pk).successor is None


def test_a_need_and_an_area_nobody_would_look_at_any_more_are_named(staff, full, areas):
    need = Need.objects.get(code="feel")
    address = reverse("wagtailsnippets_signposting_need:edit", args=[need.pk])
    fields = ("name", "code", "order", "order_for_young", "order_for_survivors")
    form = {field: getattr(need, field) for field in fields}
    page = staff.post(address, form).content.decode()
    assert "Feeling low (young people), in every area" in page
    staff.post(address, {**form, **tick_on(page)})
    assert not Need.objects.get(code="feel").is_core
    address = reverse("wagtailsnippets_signposting_area:edit", args=[areas["city"].pk])
    page = staff.post(address, area_form(areas["city"], in_campaign=None)).content.decode()
    assert "Midcity, for every need" in page
    assert Area.objects.get(pk=areas["city"].pk).in_campaign
