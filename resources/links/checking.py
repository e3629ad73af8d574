"""Which address is asked next, and what is kept of its answer. By the clock, and only where a deployment says so.

Gently: a few a minute, of each site one at a time and then none for five minutes, each address once a week at most.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.db.models import F, Q
from django.utils import timezone

from resources.links.asking import Found, ask
from resources.links.collecting import collect
from resources.models.checked_link import FAILURES, CheckedLink, LinkPlace

logger = logging.getLogger(__name__)

A_MINUTE = 4
SITE_RESTS = timedelta(minutes=5)
AGAIN_AFTER = timedelta(days=7)
LOOKED_THROUGH = 500

_at_work = threading.Lock()


def is_on() -> bool:
    """Whether this deployment asks other sites at all (`CHECK_LINKS`)."""
    return bool(settings.CHECK_LINKS)


def collect_daily() -> None:
    """Once a day, everything that stands on our pages; where asking was switched off, while anything is known."""
    if is_on() or LinkPlace.objects.exists():
        collect()


def begin() -> None:
    """Ask the next few, in a thread: what is timed to the minute does not wait for other people's servers."""
    if not is_on() or not _at_work.acquire(blocking=False):
        return
    try:
        threading.Thread(target=_work, name="links", daemon=True).start()
    except RuntimeError:  # the machine gives no more threads just now
        _at_work.release()
        raise


def _work() -> None:
    try:
        check_some()
    except Exception:  # the next minute tries again
        logger.exception("Links could not be checked")
    finally:
        connections.close_all()
        _at_work.release()


def check_some() -> int:
    """Ask the next few addresses; how many."""
    asked = 0
    for link in next_ones():
        keep(link, ask(link.address))
        asked += 1
    return asked


def next_ones() -> list[CheckedLink]:
    """Due, the longest unasked first, one of each site, and none of a site asked a moment ago."""
    now = timezone.now()
    resting = CheckedLink.objects.filter(checked_at__gt=now - SITE_RESTS).values("host")
    due = CheckedLink.objects.filter(Q(checked_at=None) | Q(checked_at__lte=now - AGAIN_AFTER))
    ordered = due.exclude(host__in=resting).order_by(F("checked_at").asc(nulls_first=True), "pk")
    by_host: dict[str, CheckedLink] = {}
    for link in ordered[:LOOKED_THROUGH]:
        by_host.setdefault(link.host, link)
        if len(by_host) == A_MINUTE:
            break
    return list(by_host.values())


def keep(link: CheckedLink, found: Found) -> None:
    """Write down what it answered. A failure counts for its day; anything else ends a row of them."""
    today = timezone.localdate()
    has_failed = found.answer in FAILURES
    CheckedLink.objects.filter(pk=link.pk).update(
        checked_at=timezone.now(),
        answer=found.answer,
        said=found.said[:300],
        moved_to=found.moved_to if len(found.moved_to) <= 2000 and found.moved_to != link.address else "",
        failing_since=(link.failing_since or today) if has_failed else None,
        failed_last_on=today if has_failed else None,
    )
