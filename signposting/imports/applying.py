"""The third step: what was chosen becomes drafts, all of it or none, in one transaction.

Nothing goes live. A service that is live keeps what the public sees and gets a draft; a new one is a draft nobody
has checked. What changed here since the comparison is skipped and told: nobody's work is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from signposting.imports.bulk import add_to_search, save_changed, save_new
from signposting.imports.drafts import drafts_of, is_being_worked_on, latest
from signposting.imports.progress import Progress
from signposting.models import ImportRow, ImportRun, Organisation, Service, SourcedService
from signposting.records import Known, RecordFault, apply_record
from signposting.records.reading import save_organisations

CHUNK = 200
# So many applied imports of a source keep their rows. Older ones are history, and can no longer be undone.
RUNS_KEPT = 5
Outcome, Result = ImportRow.Outcome, ImportRow.Result


def apply(run: ImportRun, progress: Progress) -> None:
    """Apply the chosen rows of `run`, remember what its source calls each service, and say what was skipped."""
    applying = _Applying(run)
    with transaction.atomic():
        progress.hold()
        for rows in _chunks(run):
            applying.apply(rows)
        _remember(run)
        progress.set(
            state=ImportRun.State.FINISHING,
            applied_at=timezone.now(),
            is_writing=None,
            message="",
            made_organisations=[organisation.pk for organisation in applying.organisations],
        )


def finish(run: ImportRun, progress: Progress) -> None:
    """Put what was made into the search, once it is safely stored. Begun again, it starts afresh."""
    made = list(run.rows.filter(result=Result.MADE).order_by("pk").values_list("service", flat=True))
    for start in range(0, len(made), CHUNK):
        with transaction.atomic():
            progress.set(done=start, total=len(made))
            add_to_search(made[start : start + CHUNK])
    _forget_old_rows(run)
    progress.end(ImportRun.State.APPLIED)


class _Applying:
    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.known = Known()
        self.open_ids = {str(open_id) for open_id in Service.objects.values_list("open_id", flat=True)}
        self.organisations: list[Organisation] = []

    def apply(self, rows: list[ImportRow]) -> None:
        """Rows of one kind of outcome, or both."""
        drafts = drafts_of((row.service_id for row in rows if row.service_id), held=True)
        ready: list[tuple[ImportRow, Service]] = []
        for row in rows:
            service = drafts.get(row.service_id) if row.service_id else None
            if why := self._why_not(row, service):
                row.result, row.result_note = Result.SKIPPED, why
                continue
            try:
                after = apply_record(row.content or {}, latest(service) if service else None, known=self.known)
            except RecordFault as fault:
                row.result = Result.SKIPPED
                row.result_note = f"Something it needs is not there: {fault.faults[0].says}."[:300]
                continue
            self.organisations += save_organisations(after)
            self.known.services[after.key] = after
            self.open_ids.add(str(after.open_id))
            ready.append((row, after))
        self._save(ready)
        ImportRow.objects.bulk_update(rows, ["result", "result_note", "service", "made_revision", "made_at"])

    def _save(self, ready: list[tuple[ImportRow, Service]]) -> None:
        new = [(row, service) for row, service in ready if row.outcome == Outcome.NEW]
        changed = [(row, service) for row, service in ready if row.outcome == Outcome.CHANGED]
        revisions = save_new([service for _row, service in new], self.run)
        revisions += save_changed([service for _row, service in changed], self.run)
        for (row, service), revision in zip([*new, *changed], revisions, strict=True):
            row.service = service
            row.result = Result.MADE if row.outcome == Outcome.NEW else Result.CHANGED
            row.made_revision, row.made_at = revision.pk, revision.created_at

    def _why_not(self, row: ImportRow, service: Service | None) -> str:
        """Why a row must be skipped now, though it could be applied when it was compared."""
        if row.outcome == Outcome.NEW:
            content = row.content or {}
            if content["key"] in self.known.services or content["open_id"] in self.open_ids:
                return "There is a service with its key or id now. Compare again."
            return ""
        return _changed_since(row, service)


def _changed_since(row: ImportRow, service: Service | None) -> str:
    if service is None:
        return "The service was deleted since."
    if service.withdrawn_on is not None:
        return "The service was withdrawn since."
    if is_being_worked_on(service):
        return "Somebody is working on the service."
    if service.latest_revision_id != row.compared_with:
        return "Somebody changed the service since. Compare again."
    return ""


def _chunks(run: ImportRun) -> Iterator[list[ImportRow]]:
    """The chosen rows, front doors before those that stand in for them."""
    chosen = run.rows.filter(is_chosen=True, outcome__in=[Outcome.NEW, Outcome.CHANGED])
    stands_in: dict[bool, list[int]] = {True: [], False: []}
    for pk, content in chosen.order_by("number", "pk").values_list("pk", "content").iterator(CHUNK):
        stands_in[bool((content or {}).get("stands_in_for"))].append(pk)
    for group in (stands_in[False], stands_in[True]):
        for start in range(0, len(group), CHUNK):
            yield list(ImportRow.objects.filter(pk__in=group[start : start + CHUNK]).order_by("number", "pk"))


def _remember(run: ImportRun) -> None:
    """Store what the source calls each service that somebody took from it.

    A row that only names a service of ours, and that nobody ticked, makes it no service of that source.
    """
    known = dict(SourcedService.objects.filter(source=run.source).values_list("external_id", "service_id"))
    taken = run.rows.filter(service__isnull=False, result__in=[Result.MADE, Result.CHANGED])
    SourcedService.objects.bulk_create(
        [
            SourcedService(source=run.source, external_id=external_id, service_id=service, made_by=run)
            for external_id, service in taken.values_list("external_id", "service_id").iterator()
            if external_id and external_id not in known
        ],
        batch_size=CHUNK,
    )


def _forget_old_rows(run: ImportRun) -> None:
    old = ImportRun.objects.filter(source=run.source, state__in=[ImportRun.State.APPLIED, ImportRun.State.UNDONE])
    ImportRow.objects.filter(run__in=list(old.order_by("-pk")[RUNS_KEPT:])).delete()
