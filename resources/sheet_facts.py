"""The columns of the sheet of resources: how each fact is written into a cell, read from one, and put on a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

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

BETWEEN = ";"


class Vocabulary:
    """The library's words, each list read once and only if it is needed: a sheet has thousands of cells."""

    def __init__(self) -> None:
        self._lists: dict[type[Model], dict[int, Any]] = {}

    def by_key(self, model: type[Any]) -> Mapping[int, Any]:
        """The words of one list by primary key."""
        if model not in self._lists:
            self._lists[model] = model.objects.in_bulk()
        return self._lists[model]

    def named(self, model: type[Any], cell: str) -> list[Any]:
        """The words that a cell names. Raises `ValueError` naming every one that is not in the list."""
        ours = {word.name.casefold(): word for word in self.by_key(model).values()}
        unknown = [name for name in _parts(cell) if name.casefold() not in ours]
        if unknown:
            names = ", ".join(f"“{name}”" for name in unknown)
            raise ValueError(_("%(names)s: not in our list. Add it there first, or correct it.") % {"names": names})
        return [ours[name.casefold()] for name in _parts(cell)]


@dataclass(frozen=True, slots=True)
class Fact:
    """One column. `words` writes the value of `field` as a cell; `read` gives that value back, or raises
    `ValueError` with a sentence; `put` sets it on a draft."""

    header: str
    field: str
    words: Callable[[Any], str]
    read: Callable[[str], Any]
    put: Callable[[ResourcePage, Any], None]


def facts(vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """The columns, in their order."""
    words = partial(_words, vocabulary)
    return (
        _text("Summary", "summary"),
        _choice("Type", "kind", ResourceType),
        words("Made for", "roles", Role),
        words("Used in", "settings", Setting),
        Fact(
            "Topics",
            "topics",
            lambda topics: f"{BETWEEN} ".join(topic.name for topic in topics),
            partial(vocabulary.named, Topic),
            _put_topics,
        ),
        Fact(
            "Nations",
            "nations",
            lambda codes: f"{BETWEEN} ".join(str(Nation(code).label) for code in codes),
            lambda cell: tuple(_chosen(Nation, name) for name in _parts(cell)),
            lambda page, value: setattr(page, "nations", value),
        ),
        _number("From age", "age_min"),
        _number("To age", "age_max"),
        _number("Minutes", "minutes"),
        _text("Group size", "group_size"),
        words("Content notes", "content_notes", ContentNote),
        _choice("Supervision", "supervision", Supervision),
        Fact(
            "Licence",
            "licence",
            lambda licence: licence.name if licence else "",
            lambda cell: next(iter(vocabulary.named(Licence, cell)), None),
            lambda page, value: setattr(page, "licence", value),
        ),
        _text("Made by", "made_by"),
        _text("Belongs to others", "third_party"),
        _text("Owner", "kept_by"),
        _number("Review every (months)", "review_every"),
    )


def _text(header: str, field: str) -> Fact:
    def in_one_line(text: Any) -> str:
        return " ".join(str(text).split())

    return Fact(header, field, in_one_line, in_one_line, lambda page, value: setattr(page, field, value))


def _number(header: str, field: str) -> Fact:
    return Fact(
        header,
        field,
        lambda number: "" if number is None else str(number),
        _whole,
        lambda page, value: setattr(page, field, value),
    )


def _choice(header: str, field: str, choices: Any) -> Fact:
    return Fact(
        header,
        field,
        lambda value: str(choices(value).label),
        lambda cell: _chosen(choices, cell),
        lambda page, value: setattr(page, field, value),
    )


def _words(vocabulary: Vocabulary, header: str, field: str, model: type[Model]) -> Fact:
    return Fact(
        header,
        field,
        lambda words: f"{BETWEEN} ".join(sorted(word.name for word in words)),
        partial(vocabulary.named, model),
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
