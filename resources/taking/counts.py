"""How often versions are fetched: a number a version and day, and nothing about whoever fetches.

A download never waits for its count: that is written once the answer has left, and kept for the next one where the
database cannot take it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from threading import Lock
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from resources.models import DownloadCount, FileVersion

logger = logging.getLogger(__name__)

# Below this a number may be one school: it is not shown.
SHOWN_FROM = 10
# What says of itself that it is a machine. Its words are looked at and forgotten.
MACHINE = re.compile(r"bot\b|bot/|crawl|spider|preview|monitor|fetch|curl|wget|python|headless", re.IGNORECASE)
# Bytes a player asks for to see whether a server gives parts; it then begins anew.
PROBE = 2

_waiting: Counter[tuple[int, date]] = Counter()
_lock = Lock()


def is_counted(request: HttpRequest, answer: HttpResponseBase) -> bool:
    """Whether somebody began to be given a file: no later part of one, no headers alone, nothing they had already;
    and neither a machine nor a browser that fetched it in case somebody asks.

    A player fetches a film in parts, and the first stands for all of them.
    """
    return (
        request.method == "GET"
        and (answer.status_code == 200 or _is_first_part(answer))
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not MACHINE.search(request.headers.get("User-Agent", ""))
    )


def _is_first_part(answer: HttpResponseBase) -> bool:
    begins = answer.status_code == 206 and answer["Content-Range"].startswith("bytes 0-")
    return begins and int(answer["Content-Length"]) > PROBE


def note(versions: Iterable[int]) -> None:
    """Count these versions (primary keys) for today, once the request that asked is over."""
    today = timezone.localdate()
    with _lock:
        _waiting.update((pk, today) for pk in versions)


def write(**_signal: Any) -> None:
    """Write what waits. Never raises: what could not be written waits for the next request of this process."""
    if not _waiting:
        return
    with _lock:
        counted = Counter(_waiting)
        _waiting.clear()
    for (pk, day), count in counted.items():
        try:
            _add(pk, day, count)
        except IntegrityError:
            logger.warning("A download was not counted: its version is gone.")
        except DatabaseError:
            logger.warning("Downloads could not be counted; the next request tries again.")
            with _lock:
                _waiting[pk, day] += count


def connect() -> None:
    """Write after each answer that gave a file. Once, when the app is ready."""
    request_finished.connect(write, dispatch_uid="downloads counted")


def totals(versions: Iterable[FileVersion], since: date) -> dict[int, int]:
    """Downloads from `since` on by primary key; versions nobody fetched are left out. One query."""
    counted = DownloadCount.objects.filter(version__in=versions, day__gte=since)
    return dict(counted.values_list("version_id").annotate(Sum("count")).order_by())


def in_words(count: int) -> str:
    """A number as anybody may see it, staff too: small ones are not told apart."""
    if not count:
        return _("None yet")
    return str(count) if count >= SHOWN_FROM else _("Fewer than %(count)s") % {"count": SHOWN_FROM}


def _add(pk: int, day: date, count: int) -> None:
    row = DownloadCount.objects.filter(version_id=pk, day=day)
    if row.update(count=F("count") + count):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(version_id=pk, day=day, count=count)
    except IntegrityError:  # another process began the day first, or there is no such version
        if not row.update(count=F("count") + count):
            raise
