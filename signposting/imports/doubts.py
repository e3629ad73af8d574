"""Why a row that would change a service of ours is left for somebody to tick, though it can be applied."""

from __future__ import annotations

from signposting.imports.drafts import latest
from signposting.models import ImportRow, ImportRun, Service
from signposting.records import record_of
from signposting.sheets.version import VERSION, version_of

_SHEETS = (ImportRun.Kind.CSV, ImportRun.Kind.XLSX)


def doubts_about(row: ImportRow, service: Service, run: ImportRun, *, is_theirs: bool) -> list[str]:
    """Sentences for staff; none where the row may be ticked for them.

    A row of our own export carries a version. Where that is what the directory says today, the row's changes are what
    somebody wrote into the file, and nothing else; an export of a published service does not hold the draft that
    waits behind it, and an older file does not hold what was done since. Without one, a row may name any service of
    ours by its key or its id: `is_theirs` says whether one was ever taken from this source.
    """
    version = (row.record or {}).get(VERSION, "") if run.kind in _SHEETS else ""
    if version and version == version_of(record_of(latest(service))):
        return []
    if version and version == version_of(record_of(service)):
        return ["There is a draft here that the file does not hold. Ticked, this row takes that draft's place."]
    doubts = []
    if version:
        doubts.append("It was changed here since the file was made. Ticked, this row takes that back.")
    if not is_theirs:
        doubts.append(
            f"Nothing was ever taken from this source for “{service.name}”, which it names by its key or its id. "
            "Is it the same service?"
        )
    return doubts
