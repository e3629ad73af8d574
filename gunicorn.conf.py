"""How gunicorn serves the site: `make serve`, the image and any other machine use this one file.

Everything a host may want to change is an environment variable (`docs/operations.md`).
"""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "site"
sys.path.insert(0, str(SITE))  # the log formatter below is needed before gunicorn reads `pythonpath`

wsgi_app = "config.wsgi:application"
pythonpath = str(SITE)
chdir = str(ROOT)


def cores() -> int:
    """The cores this process may use; in a container that can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# 127.0.0.1 answers `localhost` and nobody else; the image sets BIND to be reached from outside itself.
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or cores())
threads = 4
max_requests = 2000
max_requests_jitter = 200
graceful_timeout = 30
timeout = 60
# Workers say they are alive by touching a file: in memory, since a root file system may be read-only.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
control_socket_disable = True  # no second way in
# A visitor's SCRIPT_NAME or PATH_INFO header must not move the site to another address, whatever a proxy passes on.
forwarder_headers = ""
umask = 0o077  # the database holds staff's password hashes
SLOWEST_SENDER = 20  # seconds without a byte; a few half-sent requests would otherwise hold every thread for ever

# No access log: it would hold who asked for what. The error log goes through the site's own rules.
accesslog = None
errorlog = "-"
logconfig_dict: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"route_not_address": {"()": "core.logs.RouteNotAddress"}},
    "formatters": {"quiet": {"()": "core.logs.PostcodeFreeFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "quiet",
            "filters": ["route_not_address"],
        }
    },
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}


def when_ready(server: Arbiter) -> None:
    """Give up on senders that fall silent, then start the scheduler beside the workers, once the port is ours."""
    for listener in server.LISTENERS:  # an accepted connection inherits it
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", SLOWEST_SENDER, 0))
    if os.environ.get("RUN_SCHEDULER", "1").lower() in {"0", "false", "no", "off"}:
        return
    keeper = [sys.executable, "-P", str(SITE / "core" / "scheduler_keeper.py"), str(os.getpid())]
    server.scheduler_keeper = subprocess.Popen(keeper)  # noqa: S603 (our own command)


def on_exit(server: Arbiter) -> None:
    """Stop the scheduler with the server. Were the server killed, the keeper would see it within a second."""
    keeper = getattr(server, "scheduler_keeper", None)
    if keeper and keeper.poll() is None:
        keeper.terminate()
        try:
            keeper.wait(25)
        except subprocess.TimeoutExpired:
            keeper.kill()
