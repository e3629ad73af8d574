"""Asks this machine's own `/health/live`; the exit code answers. The image's health check: it has no curl."""

from __future__ import annotations

import http.client
import os
import sys


def is_live(port: int, host: str) -> bool:
    """Whether the site on this machine's `port` answers 200 to the name `host` within 4 seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/health/live", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    # Django answers only to its own host names, so the question has to use one of them.
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".") or "localhost"
    sys.exit(not is_live(int(os.environ.get("BIND", ":8000").rpartition(":")[2]), name))
