"""What resources say of themselves as one sheet: a row a resource, a column a fact, both out and in.

A row is found by its code. Nothing is made or deleted by a sheet: a resource begins as a page. A column that is left
out leaves its fact alone; an empty cell takes the fact away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from resources.models import (
    ContentNote,
    Licence,
    Nation,
    ResourcePage,
    ResourceType,
    Role,
    Setting,
    Supervision,
    Topic,
)
from resources.refs import as_typed
from signposting.imports.rows import SourceFault
from signposting.sheets.cells import restored

CODE, TITLE = "Code", "Title"
BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class Fact:
    """One column. `read` raises `ValueError` with a sentence; `put` sets the value on a draft."""

    header: str
    write: Callable[[ResourcePage], str]
    read: Callable[[str], Any]
    put: Callable[[ResourcePage, Any], None]


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
    yield [CODE, TITLE, *(fact.header for fact in facts())]
    for page in ResourcePage.objects.order_by("title", "pk"):
        draft = page.get_latest_revision_as_object()
        yield [draft.ref, draft.title, *(fact.write(draft) for fact in facts())]


def read_sheet(lines: Iterable[tuple[int, list[str]]]) -> list[Row]:
    """Every row with what it would change; nothing is changed. Raises `SourceFault` for a sheet nobody could read."""
    rest = iter(lines)
    _number, header = next(rest, (0, []))
    names = [cell.strip() for cell in header]
    known = {fact.header.casefold(): fact for fact in facts()}
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
    return [
        _row(number, [restored(cell.strip()) for cell in cells], code, places, seen)
        for number, cells in rest
        if any(cell.strip() for cell in cells)
    ]


def _row(number: int, cells: list[str], code: int, places: dict[int, Fact], seen: set[str]) -> Row:
    ref = as_typed(cells[code]) if code < len(cells) else ""
    page = ResourcePage.objects.filter(ref=ref).first()
    if page is None or ref in seen:
        words = _("“%(ref)s” stands in two rows.") if page else _("No resource has the code “%(ref)s”.")
        return Row(number, None, (), (words % {"ref": ref},), ())
    seen.add(ref)
    draft: ResourcePage = page.get_latest_revision_as_object()
    differences, faults, values = [], [], []
    for place, fact in places.items():
        before = fact.write(draft)
        try:
            value = fact.read(cells[place] if place < len(cells) else "")
        except ValueError as error:
            faults.append(f"{fact.header}: {error}")
            continue
        fact.put(draft, value)
        if fact.write(draft) != before:
            values.append((fact, value))
            differences.append(Difference(fact.header, before, fact.write(draft)))
    if differences and not faults:
        faults = _faults_of(draft)
    return Row(number, page, tuple(differences), tuple(faults), tuple(values))


def _faults_of(draft: ResourcePage) -> list[str]:
    """What the page's own form would say of it."""
    try:
        draft.full_clean()
    except ValidationError as error:
        return list(error.messages)
    return [str(words) for words in draft.gaps().values()] if draft.live else []


def facts() -> tuple[Fact, ...]:
    """The columns, in their order."""
    return (
        _text("Summary", "summary"),
        _choice("Type", "kind", ResourceType),
        _words("Made for", "roles", Role),
        _words("Used in", "settings", Setting),
        Fact(
            "Topics",
            lambda page: f"{BETWEEN} ".join(topic.name for topic in page.topics.all()),
            lambda cell: _named(Topic, cell),
            _put_topics,
        ),
        Fact(
            "Nations",
            lambda page: f"{BETWEEN} ".join(str(Nation(code).label) for code in page.nations),
            lambda cell: tuple(_chosen(Nation, name) for name in _parts(cell)),
            lambda page, value: setattr(page, "nations", value),
        ),
        _number("From age", "age_min"),
        _number("To age", "age_max"),
        _number("Minutes", "minutes"),
        _text("Group size", "group_size"),
        _words("Content notes", "content_notes", ContentNote),
        _choice("Supervision", "supervision", Supervision),
        Fact(
            "Licence",
            lambda page: page.licence.name if page.licence else "",
            lambda cell: next(iter(_named(Licence, cell)), None),
            lambda page, value: setattr(page, "licence", value),
        ),
        _text("Made by", "made_by"),
        _text("Belongs to others", "third_party"),
        _text("Owner", "kept_by"),
        _number("Review every (months)", "review_every"),
    )


def _text(header: str, field: str) -> Fact:
    return Fact(
        header,
        lambda page: " ".join(str(getattr(page, field)).split()),
        lambda cell: " ".join(cell.split()),
        lambda page, value: setattr(page, field, value),
    )


def _number(header: str, field: str) -> Fact:
    return Fact(
        header,
        lambda page: "" if getattr(page, field) is None else str(getattr(page, field)),
        _whole,
        lambda page, value: setattr(page, field, value),
    )


def _choice(header: str, field: str, choices: Any) -> Fact:
    return Fact(
        header,
        lambda page: str(choices(getattr(page, field)).label),
        lambda cell: _chosen(choices, cell),
        lambda page, value: setattr(page, field, value),
    )


def _words(header: str, field: str, model: type[Model]) -> Fact:
    return Fact(
        header,
        lambda page: f"{BETWEEN} ".join(sorted(word.name for word in getattr(page, field).all())),
        lambda cell: _named(model, cell),
        lambda page, value: setattr(page, field, value),
    )


def _put_topics(page: ResourcePage, topics: list[Topic]) -> None:
    """In their order: the first matters most."""
    page.topics.clear()
    page.topics.add(*topics)


def _whole(cell: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdecimal() and len(cell) < 5):
        raise ValueError(_("“%(cell)s” is not a whole number.") % {"cell": cell})
    return int(cell) if cell else None


def _chosen(choices: Any, cell: str) -> str:
    for value, label in choices.choices:
        if cell.casefold() in (value, str(label).casefold()):
            return str(value)
    raise ValueError(
        _("“%(cell)s” is not one of: %(all)s.") % {"cell": cell, "all": ", ".join(map(str, choices.labels))}
    )


def _parts(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in cell.split(BETWEEN) if part.strip()))


def _named(model: type[Any], cell: str) -> list[Any]:
    """The words of our own list that a cell names; every one that is not ours is said."""
    ours = {word.name.casefold(): word for word in model.objects.all()}
    unknown = [name for name in _parts(cell) if name.casefold() not in ours]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown)
        raise ValueError(_("%(names)s: not in our list. Add it there first, or correct it.") % {"names": names})
    return [ours[name.casefold()] for name in _parts(cell)]
