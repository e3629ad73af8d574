"""What nobody came back to: imports that were read and never applied, and what is left of those that failed."""

from __future__ import annotations

from datetime import timedelta

from django.db.models.functions import Coalesce
from django.utils import timezone

from signposting.models import ImportRow, ImportRun

State = ImportRun.State
# What is in them may be private, and the directory has moved on.
KEPT_FOR = timedelta(days=30)


def put_old_runs_aside() -> None:
    """Put aside every run that waited `KEPT_FOR` for somebody to choose; delete its rows and those of failed runs."""
    left = ImportRun.objects.annotate(last=Coalesce("worked_at", "started_at"))
    left = left.filter(last__lt=timezone.now() - KEPT_FOR)
    # Asked for one by one and in the state they are found in: somebody may be applying one at this moment.
    for pk in left.filter(state=State.READY).values_list("pk", flat=True):
        ImportRun.objects.filter(pk=pk, state=State.READY).update(state=State.DISCARDED)
    ImportRow.objects.filter(run__in=left.filter(state__in=[State.DISCARDED, State.FAILED]).values("pk")).delete()
