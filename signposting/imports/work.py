"""Does the work of an import outside the request that asked for it, and survives whatever stops it.

A thread of the server that took the request works; how far it is stands in the database, where any server can show
it. A run is claimed by one worker at a time. One that falls silent, because its server was stopped, is claimed again
by the scheduler, or by "Carry on": reading starts afresh, comparing goes on, and what was being written was one
transaction, so nothing of it is there.
"""

from __future__ import annotations

import logging
import threading
import uuid
from datetime import timedelta

from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from signposting.imports import applying, comparing, reading, undoing
from signposting.imports.progress import Progress, TakenOver
from signposting.imports.rows import SourceFault
from signposting.models import ImportRun

logger = logging.getLogger(__name__)
State = ImportRun.State
STEPS = {
    State.READING: reading.read,
    State.COMPARING: comparing.compare,
    State.APPLYING: applying.apply,
    State.FINISHING: applying.finish,
    State.UNDOING: undoing.undo,
}
# Where a run stands again after a step went wrong. Writing is all or nothing, so it can be asked for once more.
AFTER_A_FAULT = {
    State.READING: State.FAILED,
    State.COMPARING: State.FAILED,
    State.APPLYING: State.READY,
    State.FINISHING: State.APPLIED,
    State.UNDOING: State.APPLIED,
}
NOTHING_CHANGED = gettext_lazy("Something went wrong on our side. Nothing in the directory changed.")
AFTER_ALL = gettext_lazy("It was applied. The search may not find a service from it until that is saved once more.")
WRITING = (State.APPLYING, State.UNDOING)
# A worker is heard of every few seconds; while it writes, only when it is done. One that still writes is safe however
# long it takes: it holds its run (`Progress.hold`).
SILENT_AFTER = timedelta(minutes=2)
SILENT_AFTER_WRITING = timedelta(minutes=5)


def start(run: ImportRun) -> None:
    """Begin the work once the present transaction is stored."""
    transaction.on_commit(lambda: threading.Thread(target=_in_thread, args=(run.pk,), name="import").start())


def ask_for(run: ImportRun, step: State, *, come_from: State) -> str:
    """Move a run from `come_from` to `step` and start. Returns why not, in words; empty when it is on its way."""
    try:
        with transaction.atomic():
            moved = ImportRun.objects.filter(pk=run.pk, state=come_from).update(
                worker="",
                worked_at=timezone.now(),
                state=step,
                done=0,
                total=0,
                message="",
                is_writing=True if step in WRITING else None,
            )
    except IntegrityError:
        return _("Another import is being written just now. Wait until it is done, then try again.")
    if not moved:
        return _("Somebody else was quicker: this import has moved on.")
    start(run)
    return ""


def is_silent(run: ImportRun) -> bool:
    """Whether a run that should be at work has not been heard of for so long that it must have stopped."""
    if run.state not in STEPS:
        return False
    limit = SILENT_AFTER_WRITING if run.state in WRITING else SILENT_AFTER
    return (run.worked_at or run.started_at) < timezone.now() - limit


def carry_on_silent_runs() -> None:
    """Begin work again on every run whose worker must have stopped. For the scheduler, once a minute."""
    for run in ImportRun.objects.filter(state__in=list(STEPS)).defer("upload", "notes"):
        if is_silent(run):
            logger.warning("Import %d had stopped and is carried on.", run.pk)
            start(run)


def carry_on(pk: int) -> None:
    """Work at a run until it waits for a person. Does nothing when somebody else is at it."""
    token = uuid.uuid4().hex
    if not _claim(pk, token):
        return
    try:
        while (run := ImportRun.objects.get(pk=pk)).state in STEPS:
            _step(run, Progress(pk, token))
    except TakenOver:
        logger.warning("Import %d was taken over by another worker.", pk)


def _step(run: ImportRun, progress: Progress) -> None:
    state = State(run.state)
    try:
        STEPS[state](run, progress)
    except TakenOver:
        raise
    except SourceFault as fault:
        _stop(progress, AFTER_A_FAULT[state], str(fault))
    except Exception:  # whatever it was, staff see that it stopped, and why is in the log
        logger.exception("Import %d stopped while it was %s.", run.pk, state.value)
        _stop(progress, AFTER_A_FAULT[state], str(AFTER_ALL if state == State.FINISHING else NOTHING_CHANGED))


def _stop(progress: Progress, state: State, message: str) -> None:
    upload: dict[str, None] = {"upload": None} if state is State.FAILED else {}
    progress.end(state, message=message[:500], is_writing=None, **upload)


def _claim(pk: int, token: str) -> bool:
    now = timezone.now()
    gone_quiet = models.Q(state__in=WRITING, worked_at__lt=now - SILENT_AFTER_WRITING) | (
        ~models.Q(state__in=WRITING) & models.Q(worked_at__lt=now - SILENT_AFTER)
    )
    free = models.Q(worker="") | gone_quiet
    try:
        with transaction.atomic():
            waiting = ImportRun.objects.select_for_update(skip_locked=True).filter(free, pk=pk, state__in=list(STEPS))
            keys = list(waiting.values_list("pk", flat=True))
            return bool(ImportRun.objects.filter(pk__in=keys).update(worker=token, worked_at=now))
    except OperationalError:  # SQLite, while another writes for longer than anybody waits
        logger.warning("Import %d cannot be claimed while something else is being written.", pk)
        return False


def _in_thread(pk: int) -> None:
    try:
        carry_on(pk)
    finally:
        connection.close()
