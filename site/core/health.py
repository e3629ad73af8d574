"""What machines ask: is this process alive, and what, if anything, is wrong with it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core.scheduler import heartbeat_file

LEAST_FREE_DISK = 200 * 1024 * 1024  # bytes: an upload, the database's journal and some room
OLDEST_HEARTBEAT = 5 * 60  # seconds; the scheduler leaves one a minute
# Without these not one page can be answered. The rest makes the site worse, not absent.
NEEDED_FOR_PAGES = {"database", "migrations"}


@csrf_exempt  # so that a POST is told what is allowed, not that a token is missing
@require_safe
@cache_control(no_store=True)
def live(request: HttpRequest) -> HttpResponse:
    """`ok`, from the process alone: no database, no template, no file."""
    return HttpResponse("ok", content_type="text/plain")


@csrf_exempt
@require_safe
@cache_control(no_store=True)
def ready(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok" | "degraded" | "down", "failing": [names]}`; 503 only when no page can be answered."""
    failing = [name for name, is_fine in CHECKS.items() if not is_fine()]
    down = bool(NEEDED_FOR_PAGES.intersection(failing))
    status = "down" if down else "degraded" if failing else "ok"
    return JsonResponse({"status": status, "failing": failing}, status=503 if down else 200)


def database_answers() -> bool:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


@lru_cache(maxsize=1)
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of every app in this code: (app, name). Read from disk once a process."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def migrations_are_applied() -> bool:
    """Whether the database is as new as this code."""
    try:
        return newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return False


def uploads_can_be_written() -> bool:
    """Whether staff can add a file."""
    return os.access(settings.MEDIA_ROOT, os.W_OK)


def disk_has_room() -> bool:
    """Whether the data folder's disk has `LEAST_FREE_DISK` bytes left."""
    try:
        return shutil.disk_usage(settings.DATA_DIR).free >= LEAST_FREE_DISK
    except OSError:
        return False


def scheduler_is_running() -> bool:
    """Whether timed publishing ran lately; always true on a node told not to run it."""
    if not settings.RUN_SCHEDULER:
        return True
    try:
        return time.time() - heartbeat_file().stat().st_mtime <= OLDEST_HEARTBEAT
    except OSError:
        return False


# An app adds what only it can tell (`signposting.apps`).
CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "uploads": uploads_can_be_written,
    "disk": disk_has_room,
    "scheduler": scheduler_is_running,
}
