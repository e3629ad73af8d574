"""An import, done in the test's own thread."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth.models import User

from signposting.imports import work
from signposting.models import ImportRun, ImportSource
from signposting.sheets.csv_file import csv_text
from signposting.sheets.export import directory_lines

State = ImportRun.State
LINE = {"Name": "Night line", "What it does": "Listens.", "Where it helps": "Northam", "Phone": "01632 960001"}


@pytest.fixture(autouse=True)
def in_this_thread(monkeypatch):
    """A thread would not see the test's own transaction."""
    monkeypatch.setattr(work, "start", lambda run: work.carry_on(run.pk))


@pytest.fixture
def user(db):
    return User.objects.create_superuser("importer", password="a long enough password")


@pytest.fixture
def start(user):
    """`start(rows)` reads and compares a sheet of dictionaries (or the bytes of a file) and returns the run."""

    def started(rows, *, source="A list", kind=ImportRun.Kind.CSV):
        data = rows if isinstance(rows, bytes) else sheet(rows)
        owner, _is_new = ImportSource.objects.get_or_create(name=source)
        run = ImportRun.objects.create(source=owner, kind=kind, upload=data, started_by=user, applied_by=user)
        work.carry_on(run.pk)
        run.refresh_from_db()
        return run

    return started


def sheet(rows: list[dict[str, str]]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


@pytest.fixture
def move():
    """`move(run, "applying")` takes the step and returns why not."""
    come_from = {State.APPLYING: State.READY, State.UNDOING: State.APPLIED, State.COMPARING: State.READY}

    def moved(run, step):
        why_not = work.ask_for(run, State(step), come_from=come_from[step])
        run.refresh_from_db()
        return why_not

    return moved


@pytest.fixture
def exported():
    """The directory as CSV, as it is downloaded."""
    return lambda: "".join(csv_text(directory_lines())).encode()


def outcomes(run) -> dict[str, str]:
    return {row.name: row.outcome for row in run.rows.all()}


def tick_all(run):
    """What somebody does who looked at every row."""
    run.rows.update(is_chosen=True)
    return run
