"""What somebody asks the library for, read from an address, and the address of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.logs import without_postcodes
from core.words.text import tidy
from resources.finding.facets import Group
from resources.taking.chosen import KEY, read_chosen

LONGEST_WORDS = 200
BEST, NEWEST, REVIEWED = "best", "new", "reviewed"
SORTS = {BEST: _("Best match"), NEWEST: _("Newest"), REVIEWED: _("Last reviewed")}


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, what was chosen in each group, the order and the page of the list. Holds only what the library knows.

    `kept` are the codes somebody is putting on a list of their own (`resources.taking`): they come along everywhere.
    """

    words: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = NEWEST
    page: int = 1
    kept: tuple[str, ...] = ()

    @property
    def usual_sort(self) -> str:
        """What the order is where nobody chose one."""
        return BEST if self.words else NEWEST

    @property
    def query(self) -> str:
        """Its one spelling in an address, from the question mark on; empty for all there is."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(group, value) for group, values in self.choices.items() for value in values]
        if self.sort != self.usual_sort:
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        pairs += [(KEY, ref) for ref in self.kept]
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def address(self) -> str:
        """Where it is, as a link on the library's page."""
        return self.query or "./"

    def without(self, group: str, value: str | None = None) -> Asked:
        """The same from its first page, without one choice, or without all of a group."""
        left = {
            key: tuple(one for one in values if key != group or (value is not None and one != value))
            for key, values in self.choices.items()
        }
        return replace(self, choices={key: values for key, values in left.items() if values}, page=1)

    def without_words(self) -> Asked:
        """The same from its first page, whatever words are in it."""
        return replace(self, words="", sort=NEWEST if self.sort == BEST else self.sort, page=1)

    def sorted_by(self, sort: str) -> Asked:
        """The same from its first page, in another order."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Asked:
        """Another page of the same list."""
        return replace(self, page=page)


def holds_a_postcode(words: str) -> bool:
    """Whether what was typed has a postcode in it: no word of the library, and never to stand in an address."""
    typed = tidy(words, LONGEST_WORDS)
    return without_postcodes(typed) != typed


def read_asked(sent: QueryDict, groups: tuple[Group, ...]) -> Asked:
    """Read an address or a form. What the library does not know is left out, whatever it is."""
    choices = {group.key: group.known(sent.getlist(group.key)) for group in groups}
    asked = Asked(
        words=tidy(sent.get("q", ""), LONGEST_WORDS),
        choices={key: values for key, values in choices.items() if values},
        kept=read_chosen(sent).refs,
    )
    sort, page = sent.get("sort", ""), sent.get("page", "")
    is_known = sort in SORTS and (sort != BEST or asked.words)
    # Six digits are a million pages: more is no page, and a number too long to reckon with.
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= 6 else 1
    return replace(asked, sort=sort if is_known else asked.usual_sort, page=max(1, number))
