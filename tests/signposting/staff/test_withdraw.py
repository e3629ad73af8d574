"""Withdrawing takes effect at once and everywhere, says what it leaves empty, and can be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from signposting import error_pages
from signposting.freshness.withdrawal import not_replaced
from signposting.models import Area, Organisation, Service
from tests.signposting.staff.builders import member_of


@pytest.fixture
def manager(db):
    return member_of("Directory Manager")


def address(service: Service) -> str:
    return reverse("directory:withdraw", args=[service.pk])


def withdraw(client, service: Service, successor: Service | None = None, reason: str = "closed") -> str:
    form = {"reason": reason, "successor": successor.pk if successor else ""}
    return client.post(address(service), form, follow=True).content.decode()


def area_page(client) -> str:
    return client.get("/find-support/northam/").content.decode()


def test_what_would_be_left_empty_is_named_before_anything_is_withdrawn(manager, front_doors, make_service):
    page = manager.get(address(front_doors["county day"])).content.decode()
    assert "Nobody would be left for:" in page
    assert "by day: Northam, Southam" in page
    assert "Midcity" not in page.split("Nobody would be left for:")[1].split("</ul>")[0]
    assert "No area would be left without" in manager.get(address(make_service("extra"))).content.decode()


def test_a_withdrawn_service_is_gone_at_once_whatever_drafts_and_schedules_there_are(
    manager, make_service, make_need, home_page, front_doors
):
    service = make_service("a-line", name="The quiet line", coverage=["county"], needs=[make_need("talk")])
    assert "The quiet line" in area_page(manager)
    service.go_live_at = timezone.now() + timedelta(days=9)
    service.save_revision().publish()  # scheduled: a newer version goes live by the clock
    draft = Service.objects.get(pk=service.pk)
    draft.go_live_at = None
    revision = draft.save_revision()
    withdraw(manager, service)
    assert "The quiet line" not in area_page(manager)
    stored = Service.objects.get(pk=service.pk)
    assert stored.withdrawn_on == timezone.localdate()
    assert not stored.revisions.exclude(approved_go_live_at=None).exists()
    revision.publish()  # by somebody who had opened the record before it was withdrawn
    assert "The quiet line" not in area_page(manager)


def test_the_page_for_when_something_breaks_follows_at_once(
    manager, make_service, home_page, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.DATA_DIR = tmp_path
    service = make_service("childline", phone="01632 960111", name="Childline")
    error_pages.bake()
    connection.run_on_commit.clear()  # as if what the builders made had been committed
    assert "01632 960111" in error_pages.baked_file().read_text()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(manager, service)
    assert "01632 960111" not in error_pages.baked_file().read_text()


def test_a_service_that_helps_with_the_same_is_suggested_first_and_none_that_nobody_sees(
    manager, make_service, make_need
):
    talk = make_need("talk")
    service = make_service("a-line", needs=[talk])
    make_service("a-far-cry", name="A far cry")
    make_service("z-line", name="Z line", needs=[talk])
    make_service("a-draft", name="A draft", live=False)
    make_service("gone", name="Gone", withdrawn_on=timezone.localdate(), withdrawn_reason="closed")
    page = manager.get(address(service)).content.decode()
    assert page.index("Z line") < page.index("A far cry")
    assert "A draft" not in page
    assert "Gone</option>" not in page


def test_one_confirmation_with_a_reason_is_enough_and_without_one_nothing_changes(manager, make_service):
    service, other = make_service("a-line"), make_service("b-line")
    assert "Say why. Nothing has changed yet." in withdraw(manager, service, reason="")
    assert Service.objects.get(pk=service.pk).withdrawn_on is None
    page = withdraw(manager, service, other, reason="replaced")
    assert "is withdrawn" in page
    stored = Service.objects.get(pk=service.pk)
    assert (stored.withdrawn_reason, stored.successor) == ("replaced", other)
    entry = registry.get_logs_for_instance(service).first()
    assert entry.message == "Withdrawn. Another service took over. Instead: B line."


def test_a_mistake_is_put_back_by_one_confirmation_and_says_so_in_the_history(manager, make_service):
    service = make_service("a-line")
    withdraw(manager, service)
    assert "Was that a mistake?" in manager.get(address(service)).content.decode()
    manager.post(address(service), {"put-back": "1"})
    stored = Service.objects.get(pk=service.pk)
    assert (stored.withdrawn_on, stored.withdrawn_reason, stored.successor) == (None, "", None)
    assert registry.get_logs_for_instance(service).first().action == "signposting.put_back"


def test_all_publishers_are_told_of_a_front_door_by_mail_with_a_title_and_a_link_only(
    manager, front_doors, make_service
):
    for name in ("ann", "ben"):
        member_of("Publisher", name)
    User.objects.filter(username="ben").update(is_active=False)
    withdraw(manager, make_service("a-line"))
    assert mail.outbox == []
    door = front_doors["county day"]
    assert "Publishers were told by mail" in withdraw(manager, door)
    (told,) = mail.outbox
    assert told.to == ["ann@example.org"]
    assert door.name in told.subject
    assert address(door) in told.body
    assert "01632" not in told.subject + told.body


def test_without_a_mail_server_it_is_withdrawn_all_the_same_and_staff_are_told_to_tell_others(
    manager, front_doors, settings
):
    member_of("Publisher")
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "Mail is not set up: nobody was told" in withdraw(manager, front_doors["county day"])
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert "No mail reached a Publisher" in withdraw(manager, front_doors["city day"])
    assert Service.objects.exclude(withdrawn_on=None).count() == 2


def test_a_front_door_is_missed_until_something_takes_its_place(manager, front_doors, make_service):
    door = front_doors["county day"]
    withdraw(manager, door)
    assert not_replaced() == (door,)
    make_service("half-a-door", role="front_door", coverage=["north"])
    assert not_replaced() == (door,)
    new = make_service("new-door", role="front_door", coverage=["county"])
    assert not_replaced() == ()
    Service.objects.filter(pk=new.pk).update(live=False)
    assert not_replaced() == (door,)


def test_where_councils_changed_since_their_successors_front_doors_take_the_place(
    manager, front_doors, make_service, areas
):
    door = front_doors["city day"]
    withdraw(manager, door)
    new = Area.objects.create(code="E06000999", name="Newcity", slug="newcity", kind="single_tier", in_campaign=True)
    Area.objects.filter(pk=areas["city"].pk).update(valid_until=timezone.localdate(), successor=new)
    assert not_replaced() == (door,)
    new_door = make_service("new-door", role="front_door")
    new_door.coverage.set([new])
    new_door.save()
    assert not_replaced() == ()


def test_an_emergency_number_is_replaced_by_its_successor_alone(manager, emergency, make_service):
    police = make_service("police-101", role="emergency", check_every_days=None)
    withdraw(manager, emergency)
    assert not_replaced() == (emergency,)
    Service.objects.filter(pk=emergency.pk).update(successor=police)
    assert not_replaced() == ()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Publisher", True), ("Directory Manager", True), ("Comms Editor", False), ("Administrator", False)],
)
def test_who_may_withdraw(make_service, group, may):
    service = make_service("a-line")
    withdraw(member_of(group), service)
    assert bool(Service.objects.get(pk=service.pk).withdrawn_on) is may


class TestAnOrganisationThatHasClosed:
    @pytest.fixture
    def body(self, db) -> Organisation:
        return Organisation.objects.create(name="A charity")

    @pytest.fixture
    def services(self, body, make_service, front_doors) -> list[Service]:
        Service.objects.filter(pk=front_doors["county day"].pk).update(organisation=body)
        make_service("b-draft", name="B draft", organisation=body, live=False)
        return [make_service("a-line", organisation=body), front_doors["county day"]]

    def closed(self, body: Organisation) -> str:
        return reverse("directory:organisation_closed", args=[body.pk])

    def test_names_its_services_and_every_cell_they_would_leave_empty(self, manager, body, services):
        page = manager.get(self.closed(body)).content.decode()
        assert "A line" in page
        assert "County door" in page
        assert page.count('value="above" selected') == 2
        assert "by day: Northam, Southam" in page
        assert "B draft" in page

    def test_withdraws_them_all_with_one_successor_or_one_each(self, manager, body, services, make_service):
        line, door = services
        other, new_door = make_service("other"), make_service("new-door", role="front_door", coverage=["county"])
        form = {"reason": "closed", "successor": other.pk}
        form |= {f"successor-{line.pk}": "above", f"successor-{door.pk}": new_door.pk}
        page = manager.post(self.closed(body), form, follow=True).content.decode()
        assert "Services withdrawn: 2." in page
        assert Service.objects.get(pk=line.pk).successor == other
        assert Service.objects.get(pk=door.pk).successor == new_door
        assert Organisation.objects.get(pk=body.pk).closed_on == timezone.localdate()
        entry = registry.get_logs_for_instance(body).first()
        assert entry.message == "Has closed. Withdrawn with it: A line, County door"
        assert Service.objects.get(key="b-draft").withdrawn_on is None

    def test_is_marked_as_open_again_while_its_services_stay_withdrawn(self, manager, body, services):
        manager.post(self.closed(body), {"reason": "closed"})
        manager.post(self.closed(body), {"reopen": "1"})
        assert Organisation.objects.get(pk=body.pk).closed_on is None
        assert Service.objects.exclude(withdrawn_on=None).count() == 2

    def test_cannot_be_deleted_while_services_name_it_and_staff_are_led_to_closing_it(self, client, body, services):
        client.force_login(User.objects.create_superuser("chief", password="a long enough password"))
        delete = reverse("wagtailsnippets_signposting_organisation:delete", args=[body.pk])
        page = client.post(delete, follow=True).content.decode()
        assert "was not deleted: services name it." in page
        assert self.closed(body) in page
        assert Organisation.objects.filter(pk=body.pk).exists()

    def test_is_closed_by_those_who_may_withdraw_only(self, body, services):
        client = member_of("Comms Editor")
        assert client.get(self.closed(body)).status_code == 302
        client.post(self.closed(body), {"reason": "closed"})
        assert Organisation.objects.get(pk=body.pk).closed_on is None
