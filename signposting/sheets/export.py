"""The whole directory as a sheet, and the empty template with its explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signposting.imports.drafts import latest, with_drafts
from signposting.records import Known, Record, record_of
from signposting.sheets.columns import COLUMNS, IDS, REFERENCE
from signposting.sheets.ways import USUAL, WAY_COLUMNS

_REFERENCE_HELP = (
    "Only for lists kept elsewhere: what your list calls the service. With it, the next import finds it again. "
    "Empty: we go by its id, its key or its name."
)
_INTRODUCTION = (
    "One row for each service. Keep the first line. Leave out a whole column to leave its facts alone; an empty cell "
    "means not known. Lines that begin with # are not read. Nothing you import is public until somebody checks and "
    "publishes it."
)
_ALSO = "Instead of the columns of a way, simple lists may use one column each called Phone, Email or Website."


def directory_lines() -> Iterator[list[str]]:
    """The header, then every service that is not withdrawn, by key. The same directory gives the same lines.

    Of a published service it is what the public has, of another its latest draft.
    """
    known = Known()
    services = with_drafts().filter(withdrawn_on=None, locale=known.locale).order_by("key")
    records = [record_of(service if service.live else latest(service)) for service in services]
    ways = max([USUAL, *(len(record["channels"]) for record in records)])
    yield _header(ways)
    for record in records:
        yield _line(record, ways, known)


def template_lines() -> Iterator[list[str]]:
    """The header and one line, marked as not to be read, that says how to fill in each column."""
    yield [REFERENCE, *_header(USUAL)]
    explained = {column.header: column.help for column in (*COLUMNS, *IDS)}
    explained |= {column.header(place): column.help for place in range(USUAL) for column in WAY_COLUMNS}
    yield [f"# {_REFERENCE_HELP}", *(explained[name] for name in _header(USUAL))]


def help_lines() -> Iterator[list[str]]:
    """The explanations as a sheet of their own: column, how to fill it in."""
    yield ["Column", "How to fill it in"]
    yield ["(all of them)", _INTRODUCTION]
    yield [REFERENCE, _REFERENCE_HELP]
    for column in COLUMNS:
        yield [column.header, column.help]
    for way in WAY_COLUMNS:
        yield [way.header(0), way.help]
    yield ["Way 2 and so on", f"The same for each further way to get in touch. {_ALSO}"]
    for column in IDS:
        yield [column.header, column.help]


def _header(ways: int) -> list[str]:
    return [
        *(column.header for column in COLUMNS),
        *(column.header(place) for place in range(ways) for column in WAY_COLUMNS),
        *(column.header for column in IDS),
    ]


def _line(record: Record, ways: int, known: Known) -> list[str]:
    channels: Iterable[Record | None] = [*record["channels"], *[None] * (ways - len(record["channels"]))]
    return [
        *(column.write(record, known) for column in COLUMNS),
        *(column.write(channel) if channel else "" for channel in channels for column in WAY_COLUMNS),
        *(column.write(record, known) for column in IDS),
    ]
