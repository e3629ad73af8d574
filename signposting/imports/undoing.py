"""Taking an import back: drafts it made are removed, drafts it changed go back, in one transaction.

What somebody has worked on since is theirs: it stays, and the run says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision

from signposting.imports.bulk import UNDONE, log_each
from signposting.imports.drafts import drafts_of, is_being_worked_on, named_in_drafts
from signposting.imports.progress import Progress
from signposting.models import ImportRow, ImportRun, Organisation, Service, ServiceCheck, SourcedService

CHUNK = 100
Result = ImportRow.Result


def undo(run: ImportRun, progress: Progress) -> None:
    """Undo what `run` applied."""
    with transaction.atomic():
        progress.hold()
        for rows in _chunks(run):
            _undo(rows, run)
        _forget_names(run)
        named = named_in_drafts(("organisation", "commissioner"), run.made_organisations)
        Organisation.objects.filter(
            pk__in=set(run.made_organisations) - named, services=None, commissioned=None, latest_revision=None
        ).delete()
        progress.end(ImportRun.State.UNDONE, undone_at=timezone.now(), is_writing=None, message="")


def _forget_names(run: ImportRun) -> None:
    """What the source calls each service is forgotten with the import, but for those that stay: they came from it."""
    kept = run.rows.filter(result=Result.KEPT, service__isnull=False).values("service")
    SourcedService.objects.filter(made_by=run).exclude(service__in=kept).delete()


def _chunks(run: ImportRun) -> Iterator[list[ImportRow]]:
    """Last made first: what stands in for another goes before it."""
    keys = list(
        run.rows.filter(result__in=[Result.MADE, Result.CHANGED])
        .order_by("-made_revision")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(keys), CHUNK):
        yield list(ImportRow.objects.filter(pk__in=keys[start : start + CHUNK]).order_by("-made_revision"))


def _undo(rows: list[ImportRow], run: ImportRun) -> None:
    services = drafts_of((row.service_id for row in rows if row.service_id), held=True)
    reverted: list[Service] = []
    made: dict[int, ImportRow] = {}
    for row in rows:
        service = services.get(row.service_id) if row.service_id else None
        if why := _why_kept(row, service):
            row.result, row.result_note = Result.KEPT, why
        elif service is not None and row.result == Result.CHANGED:
            _take_back(row, service)
            reverted.append(service)
            row.result, row.result_note = Result.UNDONE, ""
        elif service is not None:
            made[service.pk] = row
    _remove(made, services)
    log_each(reverted, UNDONE, run, {})
    ImportRow.objects.bulk_update(rows, ["result", "result_note", "service"])


def _why_kept(row: ImportRow, service: Service | None) -> str:
    if service is None:
        return "It was deleted already."
    revision = service.latest_revision
    if revision is None or revision.pk != row.made_revision or revision.created_at != row.made_at:
        return "Somebody has changed it since. Change it by hand if need be."
    if service.live_revision_id == row.made_revision:
        return "It has been published since. Its history has the version before."
    if is_being_worked_on(service):
        return "Somebody is working on it."
    return ""


def _take_back(row: ImportRow, service: Service) -> None:
    """Back to the draft before the import, or to what is stored where there was none."""
    before = Revision.objects.filter(pk=row.compared_with).first()
    is_as_published = service.live and (before is None or before.pk == service.live_revision_id)
    Service.objects.filter(pk=service.pk).update(latest_revision=before, has_unpublished_changes=not is_as_published)
    Revision.objects.filter(pk=row.made_revision).delete()


def _remove(made: dict[int, ImportRow], services: dict[int, Service]) -> None:
    """Delete the drafts the import made, by primary key, unless something holds on to one."""
    own = ContentType.objects.get_for_model(Service, for_concrete_model=False)
    checked = set(ServiceCheck.objects.filter(service__in=made).values_list("service", flat=True))
    used = {
        int(key)
        for key in ReferenceIndex.objects.filter(to_content_type=own, to_object_id__in=[str(pk) for pk in made])
        .exclude(base_content_type=own)
        .values_list("to_object_id", flat=True)
    }
    kept: dict[int, str] = {}
    for pk in made:
        service = services[pk]
        if service.live or service.first_published_at is not None:
            kept[pk] = "It was published."
        elif pk in checked or service.withdrawn_on is not None:
            kept[pk] = "Somebody has checked or withdrawn it since."
        elif pk in used:
            kept[pk] = "A page shows it."
    gone = made.keys() - kept.keys()
    # Each that stays may hold on to another.
    while held := _held_on_to(gone):
        kept |= dict.fromkeys(held, "Another service stands in for it or leads to it.")
        gone -= held
    for pk, row in made.items():
        row.result, row.result_note = (Result.KEPT, kept[pk]) if pk in kept else (Result.UNDONE, "")
        row.service = services[pk] if pk in kept else None
    # What stands in for another of them holds on to it for the database, until it is gone itself.
    Service.objects.filter(pk__in=gone).update(stands_in_for=None)
    Service.objects.filter(pk__in=gone).delete()


def _held_on_to(keys: set[int]) -> set[int]:
    """Those of `keys` that a service which is none of them stands in for or leads to, as it is stored or drafted."""
    leading = Service.objects.filter(Q(stands_in_for__in=keys) | Q(successor__in=keys)).exclude(pk__in=keys)
    stored = {pk for pair in leading.values_list("stands_in_for", "successor") for pk in pair}
    return keys & stored | named_in_drafts(("stands_in_for", "successor"), keys, besides=keys)
