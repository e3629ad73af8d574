"""The second step: what each row would change in the directory, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.formats import date_format

from signposting.imports.changes import changes_between, facts_of
from signposting.imports.doubts import doubts_about
from signposting.imports.drafts import drafts_of, is_being_worked_on, latest
from signposting.imports.likeness import Likeness
from signposting.imports.matching import MatchFault, Matching
from signposting.imports.progress import Progress
from signposting.models import ImportRow, ImportRun, Service
from signposting.records import Fault, Known, RecordFault, apply_record, faults_of, record_of, words_for

CHUNK = 100
Outcome = ImportRow.Outcome
_COMPARED = ["content", "reasons", "outcome", "changes", "is_chosen", "service", "compared_with", "result_note"]


def compare(run: ImportRun, progress: Progress) -> None:
    """Compare every row of `run` with the directory; then list what the source no longer holds."""
    run.rows.filter(outcome=Outcome.MISSING).delete()
    known, matching, likeness = Known(), Matching(run.source), Likeness()
    for row in run.rows.filter(record__isnull=False).iterator(CHUNK):
        _expect(row, known)
    done = 0
    for rows in _chunks(run):
        pairs = [(row, _matched(row, matching)) for row in rows]
        services = drafts_of(pk for _row, pk in pairs if pk)
        for row, pk in pairs:
            service = services.get(pk) if pk else None
            # Before it is compared: that writes the row's facts into the service in hand.
            doubts = doubts_about(row, service, run, is_theirs=matching.was_supplied(service.pk)) if service else []
            _compare(row, service, known, likeness)
            if row.outcome == Outcome.CHANGED:
                row.reasons, row.is_chosen = doubts, not doubts
        done += len(rows)
        with transaction.atomic():
            progress.set(done=done)
            ImportRow.objects.bulk_update(rows, _COMPARED)
    with transaction.atomic():
        if run.is_whole:
            ImportRow.objects.bulk_create(_missing(run, matching))
        progress.end(ImportRun.State.READY)


def _expect(row: ImportRow, known: Known) -> None:
    """Rows may stand in for services that come with the same source."""
    key = (row.record or {}).get("key")
    if key:
        known.services.setdefault(key, Service(key=key, name=row.name, locale=known.locale))


def _chunks(run: ImportRun) -> Iterator[list[ImportRow]]:
    last = 0
    while rows := list(run.rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = rows[-1].pk
        yield rows


def _matched(row: ImportRow, matching: Matching) -> int | None:
    row.reasons, row.changes, row.content, row.is_chosen = [], [], None, False
    row.service, row.compared_with, row.outcome = None, None, ""
    if row.record is None or row.faults:
        row.outcome = Outcome.REFUSED
        matching.note_refused(row)
        return None
    try:
        return matching.service_for(row)
    except MatchFault as fault:
        row.outcome = Outcome.REFUSED
        row.reasons = [str(fault)]
        return None


def _compare(row: ImportRow, service: Service | None, known: Known, likeness: Likeness) -> None:
    if row.outcome == Outcome.REFUSED or row.record is None:
        return
    if service is not None:
        row.service = service
        if why := _untouchable(service):
            row.outcome, row.reasons = Outcome.REFUSED, [why]
            return
        row.compared_with = service.latest_revision_id
        draft = latest(service)
        before = record_of(draft)
    else:
        draft, before = None, None
    try:
        after = apply_record(row.record, draft, known=known)
        faults = faults_of(after)
    except RecordFault as fault:
        faults = fault.faults
    except (TypeError, ValueError, KeyError, AttributeError):
        # A reader handed over something of another shape; the row is lost, the others are not.
        faults = [Fault("", "The record has not the shape of a service")]
    if faults:
        row.outcome, row.reasons = Outcome.REFUSED, [_sentence(fault) for fault in faults]
        return
    row.content = record_of(after)
    if before is None:
        row.outcome, row.changes = Outcome.NEW, facts_of(row.content, known)
        row.reasons = likeness.warnings(row.content)
        row.is_chosen = not row.reasons
        if not row.content["coverage"]:
            row.reasons = [*row.reasons, "It does not say where it helps. Say so before it is published."]
        likeness.add(row.content)
        known.services.setdefault(after.key, after)
    else:
        row.changes = changes_between(before, row.content, known)
        row.outcome = Outcome.CHANGED if row.changes else Outcome.SAME


def _untouchable(service: Service) -> str:
    if service.withdrawn_on is not None:
        day = date_format(service.withdrawn_on, "j F Y")
        return f"“{service.name}” was withdrawn here on {day}. Put it back first if that was a mistake."
    if is_being_worked_on(service):
        return f"Somebody is working on “{service.name}”: it is locked, waiting for approval or waiting to go live."
    return ""


def _sentence(fault: Fault) -> str:
    name = words_for(fault.field)
    return f"{name}: {fault.says}." if name else f"{fault.says}."


def _missing(run: ImportRun, matching: Matching) -> Iterator[ImportRow]:
    """A row for each service that came from this source and is no longer in it. It proposes; it changes nothing."""
    gone: dict[int, str] = matching.gone()
    services: Any = Service.objects.filter(pk__in=gone, withdrawn_on=None).order_by("name")
    for place, service in enumerate(services, 1):
        yield ImportRow(
            run=run,
            number=place,
            external_id=gone[service.pk],
            name=service.name,
            service=service,
            outcome=Outcome.MISSING,
        )
