"""Filters of an area's page: links that need no script, in short codes that say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.ages import AGE_BANDS, AgeBand, band
from signposting.next_door import MOST


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for. Anything unknown in it counts as not asked.

    `also` names areas an address may lie in as well; `was` the council that was split, if that is why.
    """

    who: str = ""
    need: str = ""
    age: AgeBand | None = None
    also: tuple[str, ...] = ()
    was: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Chosen:
        """Read `?who=&need=&age=&also=&also=&was=`."""
        who = query.get("who", "")
        return cls(
            who=who if who in Audience.values else "",
            need=query.get("need", "")[:8],
            age=band(query.get("age", "")),
            also=tuple(slug[:100] for slug in query.getlist("also")[:MOST]),
            was=query.get("was", "")[:100],
        )

    def address(self, path: str, **changes: str) -> str:
        """`path` with these choices, some changed: `address("/find-support/midcity/", who="y")`."""
        values: dict[str, str | tuple[str, ...]] = {
            "who": self.who,
            "need": self.need,
            "age": self.age.code if self.age else "",
            "also": self.also,
            "was": self.was,
            **changes,
        }
        query = urlencode({name: value for name, value in values.items() if value}, doseq=True)
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    label: str | Promise
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One row of choices; the first is always "everything"."""

    code: str
    heading: str
    options: tuple[Option, ...]

    @property
    def is_used(self) -> bool:
        """Whether something other than everything is chosen."""
        return not self.options[0].is_current


def filters_for(path: str, chosen: Chosen, needs: tuple[tuple[str, str], ...]) -> tuple[Filter, ...]:
    """The three filters of the page at `path`; `needs` are the (code, heading) pairs that have a service here."""
    known_needs = {code for code, _heading in needs}
    need = chosen.need if chosen.need in known_needs else ""
    return (
        _filter("who", _("Who are you?"), _("Everyone"), list(Audience.choices), chosen.who, path, chosen),
        _filter("need", _("What about?"), _("Everything"), list(needs), need, path, chosen),
        _filter(
            "age",
            _("How old is the young person?"),
            _("Any age"),
            [(one.code, one.label) for one in AGE_BANDS],
            chosen.age.code if chosen.age else "",
            path,
            chosen,
        ),
    )


def _filter(
    code: str,
    heading: str,
    everything: str,
    choices: list[tuple[str, str | Promise]],
    current: str,
    path: str,
    chosen: Chosen,
) -> Filter:
    return Filter(
        code,
        heading,
        tuple(
            Option(label, chosen.address(path, **{code: value}), is_current=value == current)
            for value, label in [("", everything), *choices]
        ),
    )
