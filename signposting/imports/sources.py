"""Opens what a run is to read: a sheet or a feed, as one stream of rows."""

from __future__ import annotations

import io
from collections.abc import Iterable

from signposting.imports.rows import ReadRow
from signposting.models import ImportRun
from signposting.open_referral import reader as open_referral
from signposting.records import Known
from signposting.sheets.csv_file import csv_lines
from signposting.sheets.reader import SheetReader
from signposting.sheets.xlsx_file import xlsx_lines

Kind = ImportRun.Kind
# By the end of the file's name.
KINDS = {".csv": Kind.CSV, ".txt": Kind.CSV, ".tsv": Kind.CSV, ".xlsx": Kind.XLSX, ".json": Kind.FEED_FILE}


def rows_of(run: ImportRun) -> Iterable[ReadRow]:
    """The rows of the run's source. Iterating raises `SourceFault`.

    After that, the attribute `notes`, where there is one, says what was not read of all rows.
    """
    data = bytes(run.upload or b"")
    match run.kind:
        case Kind.CSV:
            return SheetReader(csv_lines(data), Known())
        case Kind.XLSX:
            return SheetReader(xlsx_lines(data), Known())
        case Kind.FEED_FILE:
            return open_referral.read_file(io.BytesIO(data), run.file_name)
        case _:
            return open_referral.read_address(run.address or run.source.address)
