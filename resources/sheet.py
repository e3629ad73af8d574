"""What resources say of themselves as one sheet: a row a resource, a column a fact, both out and in.

A row is found by its code. Nothing is made or deleted by a sheet: a resource begins as a page. A column that is left
out leaves its fact alone; an empty cell takes the fact away. Reading and writing costs the same few queries for every
two hundred rows; only a row that changes something is made a whole draft of, which its page's own rules then judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resources.models import ResourcePage
from resources.refs import as_typed
from resources.sheet_drafts import Said, in_parts, said_by
from resources.sheet_facts import Fact, Vocabulary, facts
from signposting.imports.rows import SourceFault
from signposting.sheets.cells import restored

CODE, TITLE = "Code", "Title"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that a sheet changes, in words."""

    header: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row that was read: which resource, what it changes (`values`, and in words), and why it cannot be taken."""

    number: int
    resource: ResourcePage | None
    differences: tuple[Difference, ...]
    faults: tuple[str, ...]
    values: tuple[tuple[Fact, Any], ...]

    def change(self, draft: ResourcePage) -> bool:
        """Puts its facts on `draft`."""
        for fact, value in self.values:
            fact.put(draft, value)
        return bool(self.differences)


def sheet_lines() -> Iterator[list[str]]:
    """The header, then every resource by title: of each its latest draft, as staff see it."""
    vocabulary = Vocabulary()
    columns = facts(vocabulary)
    yield [CODE, TITLE, *(fact.header for fact in columns)]
    pages = ResourcePage.objects.order_by("title", "pk").select_related("latest_revision").defer_streamfields()
    for part in in_parts(pages.iterator(chunk_size=200)):
        for page, said in zip(part, said_by(part, vocabulary), strict=True):
            yield [page.ref, said["title"], *(fact.words(said[fact.field]) for fact in columns)]


def read_sheet(lines: Iterable[tuple[int, list[str]]]) -> list[Row]:
    """Every row with what it would change; nothing is changed. Raises `SourceFault` for a sheet nobody could read."""
    rest = iter(lines)
    _number, header = next(rest, (0, []))
    names = [cell.strip() for cell in header]
    vocabulary = Vocabulary()
    known = {fact.header.casefold(): fact for fact in facts(vocabulary)}
    if CODE.casefold() not in [name.casefold() for name in names]:
        raise SourceFault(_("There is no column “Code”. Take the sheet from this page and change it."))
    places: dict[int, Fact] = {}
    for place, name in enumerate(names):
        if name.casefold() in known:
            if known[name.casefold()] in places.values():
                raise SourceFault(_("Two columns are called “%(name)s”.") % {"name": name})
            places[place] = known[name.casefold()]
        elif name and name.casefold() not in (CODE.casefold(), TITLE.casefold()):
            raise SourceFault(_("The column “%(name)s” is not one of ours. Take it out.") % {"name": name})
    code = [name.casefold() for name in names].index(CODE.casefold())
    seen: set[str] = set()
    filled = (
        (number, [restored(cell.strip()) for cell in cells]) for number, cells in rest if any(map(str.strip, cells))
    )
    return [row for part in in_parts(filled) for row in _rows(part, code, places, seen, vocabulary)]


def _rows(
    lines: list[tuple[int, list[str]]],
    code: int,
    places: dict[int, Fact],
    seen: set[str],
    vocabulary: Vocabulary,
) -> Iterator[Row]:
    """The rows of some lines of the sheet. `seen` are the codes of those before, and learns theirs."""
    refs = [as_typed(cells[code]) if code < len(cells) else "" for _number, cells in lines]
    found = list(ResourcePage.objects.filter(ref__in=refs).select_related("latest_revision"))
    known = {page.ref: (page, said) for page, said in zip(found, said_by(found, vocabulary), strict=True)}
    for ref, (number, cells) in zip(refs, lines, strict=True):
        if ref not in known or ref in seen:
            words = _("“%(ref)s” stands in two rows.") if ref in known else _("No resource has the code “%(ref)s”.")
            yield Row(number, None, (), (words % {"ref": ref},), ())
            continue
        seen.add(ref)
        yield _row(number, cells, places, *known[ref])


def _row(number: int, cells: list[str], places: dict[int, Fact], page: ResourcePage, said: Said) -> Row:
    differences, faults, values = [], [], []
    for place, fact in places.items():
        before = fact.words(said[fact.field])
        try:
            value = fact.read(cells[place] if place < len(cells) else "")
        except ValueError as error:
            faults.append(f"{fact.header}: {error}")
            continue
        after = fact.words(value)
        if after != before:
            values.append((fact, value))
            differences.append(Difference(fact.header, before, after))
    if differences and not faults:
        faults = _faults_of(page, values)
    return Row(number, page, tuple(differences), tuple(faults), tuple(values))


def _faults_of(page: ResourcePage, values: list[tuple[Fact, Any]]) -> list[str]:
    """What the page's own form would say of its draft with these values."""
    draft: ResourcePage = page.get_latest_revision_as_object()
    for fact, value in values:
        fact.put(draft, value)
    try:
        draft.full_clean()
    except ValidationError as error:
        return list(error.messages)
    return [str(words) for words in draft.gaps().values()] if draft.live else []
