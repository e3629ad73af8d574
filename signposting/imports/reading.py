"""The first step: every row of the source into the database, and the uploaded file away."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.db import transaction

from signposting.imports.progress import Progress
from signposting.imports.rows import BrokenOff, ReadRow, SourceFault
from signposting.imports.sources import rows_of
from signposting.models import ImportRow, ImportRun, ImportSource

CHUNK = 200
# A feed may hand over its rows slowly; the run must be heard of all the same (`signposting.imports.work`).
SECONDS = 5.0


def read(run: ImportRun, progress: Progress) -> None:
    """Read the source of `run` whole. Raises `SourceFault` when nothing of it can be used."""
    run.rows.all().delete()
    progress.set(done=0, total=0, notes=[], is_whole=True)
    source = rows_of(run)
    waiting: list[ImportRow] = []
    count, stored_at = 0, monotonic()
    notes: list[str] = []
    is_whole = True
    try:
        for found in source:
            waiting.append(_stored(run, found))
            count += 1
            if len(waiting) == CHUNK or monotonic() - stored_at > SECONDS:
                _store(waiting, progress, count)
                waiting, stored_at = [], monotonic()
    except BrokenOff as fault:
        is_whole = False
        notes.append(f"The source broke off. {fault}")
    except SourceFault:
        run.rows.all().delete()
        raise
    if count == 0:
        raise SourceFault("There is no service in it.")
    _store(waiting, progress, count)
    with transaction.atomic():
        progress.set(
            state=ImportRun.State.COMPARING,
            done=0,
            total=count,
            upload=None,
            is_whole=is_whole,
            notes=[*notes, *getattr(source, "notes", [])],
        )
        if run.address:
            ImportSource.objects.filter(pk=run.source_id).update(address=run.address)


def _store(rows: list[ImportRow], progress: Progress, count: int) -> None:
    with transaction.atomic():
        progress.set(done=count)
        ImportRow.objects.bulk_create(rows)


def _stored(run: ImportRun, found: ReadRow) -> ImportRow:
    return ImportRow(
        run=run,
        number=found.number,
        external_id=_plain(found.external_id)[:200],
        name=_plain(found.name)[:200],
        record=_plain(found.record),
        faults=_plain(list(found.faults)),
        warnings=_plain(list(found.warnings)),
    )


def _plain(value: Any) -> Any:
    """The same without NULs, which PostgreSQL keeps neither in text nor in JSON."""
    match value:
        case str():
            return value.replace("\0", "")
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {_plain(name): _plain(item) for name, item in value.items()}
        case _:
            return value
