"""Finds out what an upload is, in a process apart that may fail without anybody else noticing.

The process gets a copy of the file, its ending and nothing else: none of our settings, no way to open a file or a
connection once it reads, and the memory and time of `resources.files.apart.limits`. A crash, a file that swells and
one that never ends are all the same answer: it is too much to open.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from resources.files.apart.limits import OUT_OF_MEMORY, SECONDS, WRITTEN
from resources.files.facts import Facts, Finding

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
WAIT = 30  # seconds for another reading in this worker to end
FACTS_MOST = 12_000_000  # characters: two million bytes of words, each of which JSON may write as six
_ONE_AT_A_TIME = threading.Lock()


class BusyError(RuntimeError):
    """Other files are being read; nothing was found out about this one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found: `first_page` is a PNG (at most 60 kB) or empty, `bare` a picture without its notes or empty."""

    facts: Facts
    first_page: bytes = b""
    bare: bytes = b""


def read(chunks: Iterable[bytes], ending: str) -> Reading:
    """What the file is whose bytes are `chunks` and whose name ends in `ending` (small letters, no dot).

    Takes a third of a second for a leaflet and never more than `SECONDS`, after waiting for others up to `WAIT`
    seconds; raises `BusyError` when that was not enough.
    """
    if not _ONE_AT_A_TIME.acquire(timeout=WAIT):  # memory is for one at a time
        raise BusyError
    try:
        with tempfile.TemporaryDirectory(prefix="library-") as name:
            return _read_in(Path(name), chunks, ending)
    finally:
        _ONE_AT_A_TIME.release()


def _read_in(folder: Path, chunks: Iterable[bytes], ending: str) -> Reading:
    with (folder / "upload").open("wb") as upload:
        upload.writelines(chunks)
    with (folder / "facts").open("wb") as said:
        left_with = _run(folder, said.fileno(), ending)
    if left_with != 0:
        return Reading(Facts(findings=[Finding.TOO_MUCH]))
    try:
        with (folder / "facts").open(encoding="ascii") as said_file:
            facts = Facts.from_json(json.loads(said_file.read(FACTS_MOST)))
    except (ValueError, TypeError, RecursionError):
        # Whoever got the process into their hands can only write here: believe nothing that is not in order.
        logger.error("The process that reads files said something that is not in order.")
        return Reading(Facts(findings=[Finding.BROKEN]))
    return Reading(facts, _bytes_of(folder / "first-page"), _bytes_of(folder / "bare"))


def _run(folder: Path, said: int, ending: str) -> int:
    """What the process left with; negative where the system, or we, had to stop it."""
    command = [sys.executable, "-s", "-P", "-m", "resources.files.apart", "upload", ending, "first-page", "bare"]
    process = subprocess.Popen(  # noqa: S603 (our own command; the ending is an argument, never a shell's)
        command,
        cwd=folder,
        # Nothing of ours: the environment holds the site's secrets.
        env={"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        left_with = process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        left_with = -signal.SIGKILL
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if left_with > 0 and left_with != OUT_OF_MEMORY:
        logger.error("The process that reads files left with %s: it lacks something it needs.", left_with)
    return left_with


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and path.stat().st_size <= WRITTEN else b""
