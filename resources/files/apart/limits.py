"""What the reading process may use. The kernel holds it to that: nothing here is left to the file's good will."""

from __future__ import annotations

import contextlib
import resource

MB = 1024 * 1024
OUT_OF_MEMORY = 3  # what the process leaves with when it was refused more
SECONDS = 20  # by the clock; whoever started the process stops it then
CPU_SECONDS = 15
MEMORY = 512 * MB
WRITTEN = 32 * MB  # a file it writes: the facts, a picture

# (limit, soft, hard). Memory is address space on Linux; macOS knows no such limit and keeps the other ones.
LIMITS: tuple[tuple[int, int, int], ...] = (
    (resource.RLIMIT_CORE, 0, 0),
    (resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 2),
    (resource.RLIMIT_AS, MEMORY, MEMORY),
    (resource.RLIMIT_FSIZE, WRITTEN, WRITTEN),
    (resource.RLIMIT_NPROC, 0, 0),
    # No file and no connection can be opened any more: what is needed is open by now. This is its "no network".
    (resource.RLIMIT_NOFILE, 0, 0),
)


def shut_in() -> None:
    """Hold this process to the limits from now on, whatever is found in the file that is read next."""
    for limit, soft, hard in LIMITS:
        with contextlib.suppress(ValueError, OSError):  # not every system knows each of them
            resource.setrlimit(limit, (soft, hard))
