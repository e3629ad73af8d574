"""One path for every source: shown first, chosen, applied as drafts, repeated without doubling, undone."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import ModelLogEntry

from signposting.imports import work
from signposting.models import Channel, ImportRun, Service
from tests.signposting.imports.conftest import LINE, outcomes, tick_all

OTHER = {**LINE, "Phone": "01632 960000"}


def test_a_new_service_becomes_a_draft_that_nobody_has_checked_and_nobody_sees(areas, start, move):
    run = start([{**LINE, "Run by": "A body"}])
    assert outcomes(run) == {"Night line": "new"}
    assert not Service.objects.exists()
    assert move(run, "applying") == ""
    service = Service.objects.get()
    assert (service.live, service.never_checked, service.key) == (False, True, "night-line")
    assert service.organisation.name == "A body"
    assert [channel.value for channel in service.get_latest_revision_as_object().channels.all()] == ["01632 960001"]
    assert "A list" in ModelLogEntry.objects.for_instance(service).first().message


def test_a_bad_row_is_refused_with_its_reasons_and_the_others_go_on(areas, start, move):
    rows = [
        {**LINE, "Where it helps": "Atlantis", "Stands in for": "nobody"},
        {**LINE, "Name": "Good", "Phone": "01632 960002"},
        {**LINE, "Name": "Short", "Phone": "0163"},
        {**LINE, "Name": "Good", "Phone": "01632 960003"},
    ]
    run = start(rows)
    refused = {row.number: " ".join(row.reasons) for row in run.rows.filter(outcome="refused")}
    assert "Where it helps: “Atlantis”" in refused[2]
    assert "Stands in for: “nobody”" in refused[2]
    assert "Way 1: number or address: That cannot be a whole number" in refused[4]
    assert "Row 3" in refused[5]
    move(run, "applying")
    assert [service.name for service in Service.objects.all()] == ["Good"]


def test_the_same_list_again_is_nothing_to_do_and_a_changed_one_shows_field_by_field(areas, start, move):
    move(start([LINE]), "applying")
    again = start([LINE])
    assert outcomes(again) == {"Night line": "same"}
    changed = start([{**LINE, "What it does": "Listens all night.", "Phone": "01632 960009"}])
    (row,) = changed.rows.all()
    assert row.changes == [
        ["What it does", "Listens.", "Listens all night."],
        ["Way 1 to get in touch", "phone: 01632 960001.", "phone: 01632 960009."],
    ]
    move(changed, "applying")
    assert Service.objects.count() == 1
    assert outcomes(start([{**LINE, "What it does": "Listens all night.", "Phone": "01632 960009"}])) == {
        "Night line": "same"
    }


def test_a_live_service_gets_a_draft_and_the_public_sees_no_change(make_service, start, move):
    live = make_service("line", phone="01632 960001")
    run = tick_all(start([{"Key": "line", "Name": "Renamed"}]))
    move(run, "applying")
    live.refresh_from_db()
    assert (live.name, live.live, live.has_unpublished_changes) == ("Line", True, True)
    assert live.get_latest_revision_as_object().name == "Renamed"
    live.get_latest_revision().publish()
    assert Service.objects.get().channels.get().value == "01632 960001"


def test_what_the_source_no_longer_holds_is_named_and_left_alone(areas, start, move):
    other = {**LINE, "Name": "Day line", "Phone": "01632 960002"}
    move(start([LINE, other]), "applying")
    run = start([LINE])
    assert outcomes(run) == {"Night line": "same", "Day line": "missing"}
    elsewhere = start([LINE], source="Another list")
    assert "missing" not in outcomes(elsewhere).values()
    assert Service.objects.filter(withdrawn_on=None).count() == 2


def test_a_list_names_its_services_by_its_own_reference_whatever_they_are_called(areas, start, move):
    move(start([{**LINE, "Your reference": "7"}]), "applying")
    run = start([{**LINE, "Your reference": "7", "Name": "New name"}])
    assert outcomes(run) == {"New name": "changed"}


def test_nothing_is_matched_by_guess_but_likeness_is_said_and_left_unticked(make_service, start):
    make_service("line", phone="01632 960001", name="Night line")
    run = start([LINE])
    (row,) = run.rows.all()
    assert (row.outcome, row.is_chosen) == ("new", False)
    assert "01632 960001 is also the number of “Night line”" in row.reasons[0]
    assert "same name" in row.reasons[1]


def test_services_that_are_withdrawn_locked_or_pointed_at_twice_are_refused(make_service, start):
    make_service("gone", withdrawn_on=timezone.localdate(), withdrawn_reason="closed")
    make_service("locked", locked=True)
    one, _two = make_service("one"), make_service("two")
    names = ["gone", "locked", "two"]
    rows = [{"Key": name, "Name": name} for name in names]
    rows[2]["Service id"] = str(one.open_id)
    run = start(rows)
    reasons = {row.name: row.reasons[0] for row in run.rows.all()}
    assert set(outcomes(run).values()) == {"refused"}
    assert "withdrawn here" in reasons["gone"]
    assert "locked" in reasons["locked"]
    assert "two services" in reasons["two"]


def test_what_changed_here_since_the_comparison_is_not_overwritten(make_service, start, move):
    service = make_service("line")
    run = tick_all(start([{**OTHER, "Key": "line", "Name": "From the list"}, LINE]))
    service.name = "By hand"
    service.save_revision()
    make_service("night-line", phone="01632 960002")
    move(run, "applying")
    notes = dict(run.rows.values_list("name", "result_note"))
    assert "changed the service since" in notes["From the list"]
    assert "its key or id" in notes["Night line"]
    assert service.get_latest_revision_as_object().name == "By hand"


def test_a_fault_in_the_middle_of_applying_leaves_nothing_behind(areas, start, move, monkeypatch):
    run = start([LINE, {**LINE, "Name": "B", "Phone": "01632 960002"}])
    monkeypatch.setattr("signposting.imports.applying._remember", lambda run: 1 / 0)
    move(run, "applying")
    assert not Service.objects.exists()
    assert not Channel.objects.exists()
    assert (run.state, run.is_writing) == (ImportRun.State.READY, None)
    assert "Nothing in the directory changed" in run.message
    monkeypatch.undo()
    monkeypatch.setattr(work, "start", lambda run: work.carry_on(run.pk))
    assert move(run, "applying") == ""
    assert Service.objects.count() == 2


def test_two_imports_are_never_written_at_once_and_none_twice(areas, start, move, monkeypatch):
    one, two = start([LINE]), start([{**LINE, "Name": "B", "Phone": "01632 960002"}], source="Another list")
    monkeypatch.setattr(work, "start", lambda run: None)
    assert move(one, "applying") == ""
    assert "Another import is being written" in move(two, "applying")
    assert "moved on" in move(one, "applying")
    work.carry_on(one.pk)
    monkeypatch.setattr(work, "start", lambda run: work.carry_on(run.pk))
    assert move(two, "applying") == ""
    assert Service.objects.count() == 2


def test_a_file_that_cannot_be_read_says_why_and_is_not_kept(areas, start):
    run = start(b"Subject\nA\n")
    assert (run.state, run.upload) == (ImportRun.State.FAILED, None)
    assert "There is no column “Name”" in run.message


def test_a_thousand_rows_cost_few_queries_each(areas, start, move, django_assert_max_num_queries):
    rows = [{**LINE, "Name": f"Line {n}", "Phone": f"01632 96{n:04}"} for n in range(1000)]
    with django_assert_max_num_queries(400):
        run = start(rows)
    assert run.rows.filter(outcome="new").count() == 1000
    # What is written for each service, all in bulk, and then its place in the index of references (4 each).
    with django_assert_max_num_queries(200 + 4 * 1000):
        move(run, "applying")
    assert Service.objects.filter(live=False).count() == 1000
    # Each draft that goes leaves the search and the index of references by itself.
    with django_assert_max_num_queries(200 + 6 * 1000):
        move(run, "undoing")
    assert not Service.objects.exists()
