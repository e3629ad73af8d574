"""How long 5,000 services take to come in, and to go again: read, compared, applied, undone."""

from __future__ import annotations

import csv
import io
import resource
import time
from collections.abc import Callable
from unittest import mock

ROWS = 5_000
_HEADER = [
    "Your reference", "Name", "What it does", "Where it helps", "Ages", "Who may get in touch", "Way 1: kind",
    "Way 1: number or address", "Way 1: hours", "Way 2: kind", "Way 2: number or address", "Run by",
]  # fmt: skip


def tell(say: Callable[[str], None]) -> None:
    """Import a made-up list into the prepared site's database, and take it out again. Needs Django set up."""
    from signposting.imports import work
    from signposting.models import ImportRun, ImportSource, Service

    before = Service.objects.count()
    source = ImportSource.objects.create(name=f"Bench {time.time()}")
    run = ImportRun.objects.create(source=source, kind=ImportRun.Kind.CSV, upload=_list())
    steps = [
        ("read and compared", lambda: work.carry_on(run.pk)),
        ("applied", lambda: _take(run, ImportRun.State.APPLYING, ImportRun.State.READY)),
        ("undone", lambda: _take(run, ImportRun.State.UNDOING, ImportRun.State.APPLIED)),
    ]
    took: list[str] = []
    for words, step in steps:
        started = time.monotonic()
        step()
        took.append(f"{words} in {time.monotonic() - started:.0f} s")
        if words == "applied" and Service.objects.count() != before + ROWS:
            raise AssertionError(f"{Service.objects.count() - before} services came in, not {ROWS}.")
    if Service.objects.count() != before:
        raise AssertionError("Undoing left services behind.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"\nAn import of {ROWS:,} services: {', '.join(took)}; {peak} MB at most in this process.")


def _take(run: object, step: object, come_from: object) -> None:
    from signposting.imports import work

    with mock.patch.object(work, "start", lambda asked: work.carry_on(asked.pk)):
        why_not = work.ask_for(run, step, come_from=come_from)
    if why_not:
        raise AssertionError(why_not)


def _list() -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_HEADER)
    for number in range(ROWS):
        writer.writerow(
            [
                f"r{number}", f"Service {number}", "Helps.", "England", "11 to 18", "parents", "phone",
                f"01632 {number:06}", "Mon-Fri 9:00-17:00; Sat 10am-noon", "website",
                f"https://body.example/{number}", f"Body {number % 300}",
            ]
        )  # fmt: skip
    return file.getvalue().encode()
