"""Imports whose server stopped, and those nobody came back to."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core import scheduler
from signposting.imports import work
from signposting.models import ImportRow, ImportRun, ImportSource, Service
from tests.signposting.imports.conftest import LINE, sheet

pytestmark = pytest.mark.both_databases

State = ImportRun.State
really_start = work.start


def test_work_that_stopped_is_carried_on_and_a_worker_that_comes_back_does_no_harm(areas, start, user):
    done = start([LINE])
    run = ImportRun.objects.create(source=done.source, kind="csv", upload=b"Name,What it does\nA,B\n")
    ImportRun.objects.filter(pk=run.pk).update(worker="gone", worked_at=timezone.now())
    work.carry_on(run.pk)
    run.refresh_from_db()
    assert (run.state, work.is_silent(run)) == (ImportRun.State.READING, False)
    ImportRun.objects.filter(pk=run.pk).update(worked_at=timezone.now() - timedelta(minutes=5))
    run.refresh_from_db()
    assert work.is_silent(run)
    work.carry_on(run.pk)
    run.refresh_from_db()
    assert (run.state, run.upload) == (ImportRun.State.READY, None)
    with pytest.raises(work.TakenOver):
        work.Progress(run.pk, "gone").set(done=99)


@pytest.mark.parametrize("state", [State.READING, State.APPLYING])
def test_the_scheduler_carries_on_what_stopped_and_a_broken_neighbour_is_no_hindrance(
    areas, start, monkeypatch, state
):
    run = start([LINE])
    writes = state == State.APPLYING
    heard = timezone.now() - timedelta(minutes=6)
    data = None if writes else sheet([LINE])
    here = ImportRun.objects.filter(pk=run.pk)
    here.update(state=state, upload=data, worker="gone", worked_at=heard, is_writing=writes or None)
    fresh = ImportRun.objects.create(
        source=run.source, kind="csv", upload=b"", worker="at it", worked_at=timezone.now()
    )
    monkeypatch.setattr(scheduler, "EVERY_TICK", {"broken": lambda: 1 / 0, **scheduler.EVERY_TICK})
    scheduler.work_of_a_tick()
    run.refresh_from_db()
    assert (run.state, run.is_writing) == ((State.APPLIED if writes else State.READY), None)
    assert Service.objects.count() == int(writes)
    fresh.refresh_from_db()
    assert (fresh.state, fresh.worker) == (State.READING, "at it")


def test_a_step_just_asked_for_is_not_called_stopped(areas, start, move, monkeypatch):
    run = start([LINE])
    ImportRun.objects.filter(pk=run.pk).update(worked_at=timezone.now() - timedelta(days=7))
    monkeypatch.setattr(work, "start", lambda run: None)
    assert move(run, "applying") == ""
    assert not work.is_silent(run)


def test_what_waited_for_thirty_days_is_put_aside_and_the_rows_of_what_failed_are_deleted(areas, start):
    old, failed, recent = start([LINE]), start([LINE]), start([LINE])
    applied = start([LINE])
    ImportRun.objects.filter(pk=failed.pk).update(state=State.FAILED)
    ImportRun.objects.filter(pk=applied.pk).update(state=State.APPLIED)
    ImportRun.objects.exclude(pk=recent.pk).update(worked_at=timezone.now() - timedelta(days=31))
    scheduler.DAILY["old imports"]()
    states = dict(ImportRun.objects.values_list("pk", "state"))
    assert (states[old.pk], states[failed.pk], states[recent.pk]) == (State.DISCARDED, State.FAILED, State.READY)
    assert set(ImportRow.objects.values_list("run", flat=True)) == {recent.pk, applied.pk}


@pytest.fixture
def for_good(django_db_setup, django_db_blocker):
    """What is stored is committed, so that another connection sees it, and taken away again.

    pytest-django's own way, `transaction=True`, empties the database of what its migrations put there, and the tests
    of the starter site may come after it.
    """
    with django_db_blocker.unblock():
        yield
        for model in (Service, ImportRun, ImportSource, ModelLogEntry, User):
            model.objects.all().delete()


def test_an_import_works_in_a_thread_with_a_connection_of_its_own(for_good, monkeypatch):
    monkeypatch.setattr(work, "start", really_start)
    owner = ImportSource.objects.create(name="A list")
    by = User.objects.create_superuser("importer", password="a long enough password")
    run = ImportRun.objects.create(
        source=owner, kind="csv", upload=sheet([LINE | {"Where it helps": ""}]), started_by=by
    )

    def finished() -> None:
        """Only looks once nobody works: the database in memory answers "locked" to one who looks meanwhile."""
        for thread in threading.enumerate():
            if thread.name == "import":
                thread.join(60)
        run.refresh_from_db()

    work.start(run)
    finished()
    assert (run.state, run.upload, run.worker) == (State.READY, None, "")
    run.rows.update(is_chosen=True)
    assert work.ask_for(run, State.APPLYING, come_from=State.READY) == ""
    finished()
    assert run.state == State.APPLIED
    assert [service.name for service in Service.objects.all()] == ["Night line"]
    assert work.ask_for(run, State.UNDOING, come_from=State.APPLIED) == ""
    finished()
    assert not Service.objects.exists()
