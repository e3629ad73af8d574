"""The groups of filters: what each can be, which resources match what was chosen, and how many would."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Choices = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a group: its key in addresses, its words, and the resources that have it, as a mask."""

    key: str
    label: Any
    mask: int


@dataclass(frozen=True, slots=True)
class Group:
    """Filters of which any may match; with `excludes`, none may.

    `key` stands in addresses. Groups of one `heading` that follow one another are shown as one.
    """

    key: str
    heading: Any
    values: tuple[Value, ...]
    excludes: bool = False

    def known(self, wanted: Collection[str]) -> tuple[str, ...]:
        """Those of the keys that are values here, once each, in the group's own order."""
        return tuple(value.key for value in self.values if value.key in wanted)

    def cut(self, everything: int, chosen: Collection[str]) -> int:
        """Of `everything`, what matches the chosen values; all of it where none is chosen."""
        if not chosen:
            return everything
        having = 0
        for value in self.values:
            if value.key in chosen:
                having |= value.mask
        return everything & ~having if self.excludes else everything & having


def matching(groups: Sequence[Group], everything: int, choices: Choices) -> int:
    """What matches the choices of every group."""
    for group in groups:
        everything = group.cut(everything, choices.get(group.key, ()))
    return everything


def counts(groups: Sequence[Group], everything: int, choices: Choices) -> dict[str, dict[str, int]]:
    """By group and value, how long the list would be with this value as its group's only choice."""
    found: dict[str, dict[str, int]] = {}
    for group in groups:
        others = [other for other in groups if other is not group]
        rest = matching(others, everything, choices)
        found[group.key] = {value.key: group.cut(rest, (value.key,)).bit_count() for value in group.values}
    return found
