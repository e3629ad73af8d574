"""Keeps one `run_scheduler` going for as long as gunicorn lives; `gunicorn.conf.py` starts it.

A process of its own, needing nothing but Python, because gunicorn's master has no room for it: its hooks know
workers only, and a thread beside its forks is asking for a deadlock.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"

PAUSE = 5.0  # seconds before a scheduler that died is started again
PATIENCE = 20.0  # seconds a scheduler has to finish its tick


def keep(command: list[str], stop: threading.Event, parent: int, *, pause: float = PAUSE) -> None:
    """Run `command`, and again whenever it ends, until `stop` is set or the process `parent` is gone."""
    while not stop.is_set() and os.getppid() == parent:
        child = subprocess.Popen(command)  # noqa: S603 (our own command)
        while child.poll() is None and os.getppid() == parent and not stop.wait(1):
            pass
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
            return
        if stop.is_set() or os.getppid() != parent:
            return
        sys.stderr.write(f"The scheduler ended with code {child.returncode}. Starting it again.\n")
        stop.wait(pause)


def main() -> None:
    """Keep the scheduler until SIGTERM, SIGINT or the end of the process whose id is the one argument."""
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    command = [sys.executable, str(MANAGE), "run_scheduler", "--parent", str(os.getpid())]
    keep(command, stop, parent=int(sys.argv[1]))


if __name__ == "__main__":
    main()
