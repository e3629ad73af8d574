"""Work that happens by the clock: a tick a minute, one process for each data folder."""

from __future__ import annotations

import fcntl
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

logger = logging.getLogger(__name__)

EVERY = 60.0  # seconds between ticks
LOCK_RETRY = 5.0  # seconds between tries for the lock


def heartbeat_file() -> Path:
    """Touched after each tick that went well; `/health/ready` reads its age."""
    return Path(settings.DATA_DIR) / "scheduler-heartbeat"


@contextmanager
def only_one(stop: threading.Event, say: Callable[[str], None]) -> Iterator[bool]:
    """Hold the data folder's scheduler lock; true once held, false when `stop` was set while waiting.

    The lock belongs to the process, so it is free again however the process ends.
    """
    path = Path(settings.DATA_DIR) / "scheduler.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        said = False
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not said:
                    say("Another scheduler is at work on this data folder. Waiting to take over when it ends.")
                    said = True
                if stop.wait(LOCK_RETRY):
                    yield False
                    return
            else:
                yield True
                return


# Work for every tick, by name. It must be short, or begin a thread: what is timed to the minute waits for it.
EVERY_TICK: dict[str, Callable[[], object]] = {}
# Work for once a day, by name; an app adds its own (`signposting.apps`). After a restart each is run once more.
DAILY: dict[str, Callable[[], object]] = {}
# The hour, London time, from which it is done: a mail at night helps nobody.
DAILY_FROM = 8


class DailyWork:
    """Does everything in `DAILY` once on each day that it is asked to."""

    def __init__(self) -> None:
        self.done_on: dict[str, date] = {}

    def tick(self) -> None:
        """Do what was not done today. A failure is logged and tried again tomorrow; the rest goes on."""
        now = timezone.localtime()
        if now.hour < DAILY_FROM:
            return
        for name, work in DAILY.items():
            if self.done_on.get(name) == now.date():
                continue
            self.done_on[name] = now.date()
            _attempt("Daily work", name, work)


def work_of_a_tick() -> None:
    """Do everything in `EVERY_TICK`. A failure is logged and tried again at the next tick; the rest goes on."""
    for name, work in EVERY_TICK.items():
        _attempt("Work of a tick", name, work)


def _attempt(kind: str, name: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:  # whatever it was, the clock goes on
        logger.exception("%s failed: %s", kind, name)


def run(tick: Callable[[], object], stop: threading.Event, *, every: float = EVERY) -> None:
    """Call `tick` now and then every `every` seconds until `stop` is set; a failing one is logged.

    Database connections are closed after each tick: a database restarted in between is no fault.
    """
    while not stop.is_set():
        try:
            tick()
            heartbeat_file().touch()
        except Exception:
            logger.exception("A scheduled tick failed; the next one tries again")
        finally:
            connections.close_all()
        stop.wait(every)
