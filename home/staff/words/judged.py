"""What there is to say about the words of a page: its reading age, words of the language list, numbers typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.language import Flag
from core.models import BasePage
from core.page_words import flags_of, passages, reading_age_of, text_of
from core.reading_age import target_for
from signposting.numbers import numbers_in

if TYPE_CHECKING:
    from home.models import KeptWording


@dataclass(frozen=True, slots=True)
class Judged:
    """A page's words. `age` and `target` are years, `age` none for a page without words.

    `open` are flags nobody has explained, `kept` those with the reason an editor gave; `numbers` as they are typed.
    """

    page: BasePage
    age: float | None
    target: int
    open: tuple[Flag, ...]
    kept: tuple[tuple[Flag, KeptWording], ...]
    numbers: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Whether it is harder to read than suits its reader."""
        return self.age is not None and self.age > self.target

    @property
    def age_shown(self) -> str:
        """The age to one place, rounded up: 10.02 must not look like a target of 10 that was met."""
        return "" if self.age is None else f"{ceil(self.age * 10) / 10:.1f}"

    @property
    def is_well(self) -> bool:
        """Whether nothing asks for a second look."""
        return not (self.is_hard or self.open or self.numbers)

    @property
    def reader(self) -> str:
        """Whom it is written for, in words."""
        return str(self.page.get_audience_display() or _("Everyone"))

    def faults(self) -> Iterator[str]:
        """One sentence for each thing to look at."""
        if self.is_hard:
            yield _("reads at %(age)s years; its reader’s target is %(target)d.") % {
                "age": self.age_shown,
                "target": self.target,
            }
        for flag in self.open:
            yield _("“%(words)s” in “%(sentence)s” (%(place)s). Write: %(instead)s.") % {
                "words": flag.words,
                "sentence": flag.where,
                "place": flag.place,
                "instead": flag.suggestion,
            }
        for number in self.numbers:
            yield _("the number %(number)s is typed into the text. Use a contact card.") % {"number": number}


def judge(page: BasePage, kept: Iterable[KeptWording]) -> Judged:
    """Look at the words of `page` as this object has them (a draft, or as the public sees it). Asks no database."""
    reasons = {one.key: one for one in kept}
    read = passages(page)
    found = flags_of(read, page.audience)
    return Judged(
        page=page,
        age=reading_age_of(read),
        target=target_for(page.audience),
        open=tuple(flag for flag in found if flag.key not in reasons),
        kept=tuple((flag, reasons[flag.key]) for flag in found if flag.key in reasons),
        numbers=numbers_in(text_of(read)),
    )


def judge_live_pages() -> list[Judged]:
    """Every page the public sees, in the tree's order. One query, one a page type, and one for kept wordings."""
    pages: Any = Page.objects.live().filter(depth__gt=1).order_by("path").specific()
    ours = [page for page in pages.prefetch_related("kept_wordings") if isinstance(page, BasePage)]
    return [judge(page, page.kept_wordings.all()) for page in ours]
