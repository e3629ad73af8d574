"""`manage.py run_scheduler`: publishes and unpublishes at the times staff gave, and does the daily work."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from core import scheduler


class Command(BaseCommand):
    """Runs in the foreground until SIGTERM or SIGINT; gunicorn starts one by itself (`gunicorn.conf.py`)."""

    help = "Publish and withdraw by the clock, once a minute, in the foreground."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option, for a parent that may be killed without a chance to stop its children."""
        parser.add_argument("--parent", type=int, metavar="PID", help="Stop when this process does.")

    def handle(self, *args: object, parent: int | None = None, **options: object) -> None:
        """Take the lock, then tick until told to stop."""
        stop = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        if parent:
            threading.Thread(target=self.follow, args=(parent, stop), daemon=True).start()
        with scheduler.only_one(stop, self.stdout.write) as is_ours:
            if is_ours:
                daily = scheduler.DailyWork()

                def tick() -> None:
                    call_command("publish_scheduled")
                    scheduler.work_of_a_tick()
                    daily.tick()

                scheduler.run(tick, stop)

    @staticmethod
    def follow(parent: int, stop: threading.Event) -> None:
        """Set `stop` within a second of the parent's end: an orphan is handed to another parent."""
        while os.getppid() == parent and not stop.wait(1):
            pass
        stop.set()
