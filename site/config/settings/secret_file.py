"""A random secret key kept in an ignored file, so that a fresh clone runs without being asked anything."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def use_secret_from(path: Path) -> None:
    """Put the key kept at `path` into the environment, making the file first if there is none.

    Does nothing where `SECRET_KEY` is already set. Two processes starting at once end with the same key.
    """
    if os.environ.get("SECRET_KEY"):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or not path.read_text().strip():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
        if path.is_file() and not path.read_text().strip():  # a disk that was full left it empty
            path.unlink(missing_ok=True)
        with contextlib.suppress(FileExistsError):  # another start was first: its key is taken
            os.link(fresh, path)
        fresh.unlink()
    os.environ["SECRET_KEY"] = path.read_text().strip()
