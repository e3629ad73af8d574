"""A list of resources as an address says it: no login, nothing kept here, whoever has the address has the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from resources.refs import REF, as_typed

KEY = "r"
MOST = 30
# What may be a code somebody mistyped: worth naming. Anything else is only counted.
NAMEABLE = re.compile(r"[A-Za-z0-9]{1,12}\Z")
# An address is at most some thousand letters; what a machine sends beyond that is not read.
READ_MOST = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """Codes in their order, each once; `beyond` are those a list has no room for.

    `unknown` cannot be codes and may be named to whoever typed them; `unreadable` counts the rest.
    """

    refs: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unreadable: int = 0

    @property
    def query(self) -> str:
        """Its one spelling in an address, from the question mark on; empty for an empty list."""
        return query_of(self.refs)

    def without(self, ref: str) -> str:
        """The address's query of the same list without one."""
        return query_of(tuple(one for one in self.refs if one != ref))

    def with_instead(self, ref: str, other: str) -> str:
        """The address's query of the same list with another in the place of one."""
        return query_of(tuple(dict.fromkeys(other if one == ref else one for one in self.refs)))


def query_of(refs: tuple[str, ...]) -> str:
    """`?r=abc123&r=def456`."""
    return f"?{urlencode([(KEY, ref) for ref in refs])}" if refs else ""


def read_chosen(sent: QueryDict) -> Chosen:
    """Read an address. Capitals come from paper; an empty box of a form is nothing."""
    typed = [text for value in sent.getlist(KEY)[:READ_MOST] if (text := value.strip())]
    refs = list(dict.fromkeys(as_typed(text) for text in typed if REF.fullmatch(text)))
    others = [text for text in typed if not REF.fullmatch(text)]
    return Chosen(
        refs=tuple(refs[:MOST]),
        beyond=tuple(refs[MOST:]),
        unknown=tuple(dict.fromkeys(text for text in others if NAMEABLE.match(text))),
        unreadable=sum(not NAMEABLE.match(text) for text in others),
    )
