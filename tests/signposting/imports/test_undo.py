"""Undoing an import: all of it goes, but for what somebody has worked on or what something else holds on to."""

from __future__ import annotations

import pytest
from django.urls import reverse

from signposting.freshness.checks import record_check
from signposting.models import ImportRun, Organisation, Service, SourcedService
from signposting.models.choices import CheckStep
from tests.signposting.imports.conftest import LINE, outcomes, tick_all
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.both_databases


def test_undoing_takes_back_everything_the_import_did(make_service, start, move, exported):
    live = make_service("line")
    before = exported()
    run = tick_all(
        start([{**LINE, "Run by": "A body"}, {**LINE, "Phone": "01632 960000", "Key": "line", "Name": "Renamed"}])
    )
    move(run, "applying")
    live.refresh_from_db()
    assert live.get_latest_revision_as_object().name == "Renamed"
    assert move(run, "undoing") == ""
    assert run.state == ImportRun.State.UNDONE
    live.refresh_from_db()
    assert (live.has_unpublished_changes, live.latest_revision) == (False, None)
    assert exported() == before
    assert not Organisation.objects.exists()
    assert not SourcedService.objects.exists()


def test_undoing_leaves_what_somebody_worked_on_since_and_says_so(make_service, start, move, user):
    rows = [{**LINE, "Name": name, "Phone": f"01632 96000{place}"} for place, name in enumerate("ABCDE", 1)]
    old = make_service("old")
    rows.append({**LINE, "Phone": "01632 960000", "Your reference": "7", "Key": old.key, "Name": "Renamed"})
    run = tick_all(start(rows))
    move(run, "applying")
    by_name = {row.name: row.service for row in run.rows.all()}
    by_name["A"].get_latest_revision().publish()
    record_check(by_name["B"], user, [CheckStep.RANG])
    edited = by_name["C"].get_latest_revision_as_object()
    edited.what = "Somebody's own words."
    edited.save_revision()
    Service.objects.create(
        key="leans", name="Leans", what="-", locale=by_name["D"].locale, stands_in_for=by_name["D"]
    )
    revised = by_name["Renamed"].get_latest_revision_as_object()
    revised.save_revision()
    move(run, "undoing")
    assert dict(run.rows.values_list("name", "result")) == {
        "A": "kept", "B": "kept", "C": "kept", "D": "kept", "E": "undone", "Renamed": "kept",
    }  # fmt: skip
    assert all(row.result_note for row in run.rows.filter(result="kept"))
    assert set(Service.objects.values_list("name", flat=True)) == {"A", "B", "C", "D", "Leans", "Old"}
    # Its source still knows what stayed by the same names.
    again = outcomes(start([row | {"Key": ""} for row in rows]))
    assert again == {"A": "same", "B": "same", "C": "changed", "D": "same", "E": "new", "Renamed": "same"}


@pytest.fixture
def edited(make_service):
    """`edited(organisation=body)` is a live service with a draft that says so; what is stored says nothing of it."""

    def with_draft(**facts):
        service = make_service("edited")
        for name, fact in facts.items():
            setattr(service, name, fact)
        service.save_revision()
        return Service.objects.get(pk=service.pk)

    return with_draft


def opens(service: Service) -> bool:
    address = reverse("wagtailsnippets_signposting_service:edit", args=[service.pk])
    return member_of("Directory Manager").get(address).status_code == 200


def test_an_organisation_that_only_a_draft_names_stays_when_the_import_is_undone(areas, start, move, edited):
    run = start([{**LINE, "Run by": "A body"}])
    move(run, "applying")
    drafted = edited(organisation=Organisation.objects.get())
    move(run, "undoing")
    assert run.state == ImportRun.State.UNDONE
    assert not Service.objects.filter(name="Night line").exists()
    assert [body.name for body in Organisation.objects.all()] == ["A body"]
    assert opens(drafted)


def test_a_service_that_only_a_draft_stands_in_for_stays_when_the_import_is_undone(areas, start, move, edited):
    run = start([LINE])
    move(run, "applying")
    drafted = edited(role="out_of_hours", stands_in_for=Service.objects.get())
    move(run, "undoing")
    (row,) = run.rows.all()
    assert (row.result, row.result_note) == ("kept", "Another service stands in for it or leads to it.")
    assert opens(drafted)


def test_a_front_door_stays_with_the_team_that_somebody_checked_since(areas, start, move, user):
    door = {**LINE, "Name": "Door", "Key": "door", "Phone": "01632 960002", "Part in the finder": "front door"}
    team = {**LINE, "Name": "Team", "Stands in for": "door", "Part in the finder": "out of hours"}
    run = start([team, door, {**LINE, "Name": "Third", "Phone": "01632 960003"}])
    move(run, "applying")
    record_check(Service.objects.get(name="Team"), user, [CheckStep.RANG])
    move(run, "undoing")
    assert run.state == ImportRun.State.UNDONE
    assert dict(run.rows.values_list("name", "result")) == {"Team": "kept", "Door": "kept", "Third": "undone"}


def test_an_organisation_that_only_a_draft_names_is_not_deleted_by_hand_either(edited, client, user):
    body = Organisation.objects.create(name="A body")
    drafted = edited(organisation=body)
    client.force_login(user)
    address = reverse("wagtailsnippets_signposting_organisation:delete", args=[body.pk])
    assert "was not deleted: a draft of a service names it." in client.post(address, follow=True).content.decode()
    assert opens(drafted)
