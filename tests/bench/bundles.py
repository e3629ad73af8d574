"""What a zip of forty large files costs in memory while it leaves: a piece of it, and not the whole."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

FILES, MEGABYTES = 40, 5
# How much larger the process may become meanwhile. The zip is two hundred.
MOST_MB = 16


def tell(say: Callable[[str], None]) -> bool:
    """Put large files into the prepared site's library, take a list's zip, and undo it. Needs Django set up.

    False where the process grew by more than it may.
    """
    from django.db import transaction
    from django.test import Client

    with transaction.atomic():
        refs = _fill()
        client = Client(headers={"host": "localhost"})
        list(client.get("/resources/list.zip", {"r": refs[:1]}).streaming_content)  # a first one loads what all need
        before, most, length, begun = _megabytes(), 0.0, 0, time.perf_counter()
        for piece in client.get("/resources/list.zip", {"r": refs}).streaming_content:
            length += len(piece)
            most = max(most, _megabytes() - before)
        took = time.perf_counter() - begun
        transaction.set_rollback(True)
    if length < FILES * MEGABYTES * 1024 * 1024:
        raise RuntimeError("the zip does not hold what was put in")
    kept = most <= MOST_MB
    say(
        f"\nA zip of {FILES} files, {length // 1024**2} MB, left in {took:.1f} s; "
        f"the process grew by {most:.1f} MB at most (may: {MOST_MB}).{'' if kept else '  BROKEN'}"
    )
    return kept


def _fill() -> list[str]:
    """Two large files for each of twenty resources; their codes."""
    from django.core.files.base import ContentFile
    from django.utils import timezone

    from resources.models import FileVersion, ResourceFile, ResourcePage

    resources = ResourcePage.objects.listed()[: FILES // 2]
    for resource in resources:
        for _file in range(2):
            content = os.urandom(MEGABYTES * 1024 * 1024)
            version = FileVersion(
                file=ResourceFile.objects.create(resource=resource),
                number=1,
                name="film.mp4",
                kind="mp4",
                sha256=hashlib.sha256(content).hexdigest(),
                size=len(content),
                change_note="Made up.",
                made_at=timezone.now(),
            )
            version.stored.save("film.mp4", ContentFile(content), save=False)
            version.save()
    if len(resources) < FILES // 2:
        raise RuntimeError("the starter library has too few resources to measure with")
    return [resource.ref for resource in resources]


def _megabytes() -> float:
    """What this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
