"""Ages: the four bands a reader can choose, and which ages are offered when nobody chose."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.audiences import Audience


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in years, both included; `code` stands in addresses."""

    code: str
    label: str | Promise
    lowest: int
    highest: int


AGE_BANDS = (
    AgeBand("a", _("Under 13"), 0, 12),
    AgeBand("b", _("13 to 15"), 13, 15),
    AgeBand("c", _("16 or 17"), 16, 17),
    AgeBand("d", _("18 or over"), 18, 120),
)
_BY_CODE = {band.code: band for band in AGE_BANDS}

CHILD = (0, 17)
# A young person who gave no age may be under 16: a line for 16 and over would turn them away.
CHILD_OF_UNKNOWN_AGE = (0, 15)
ADULT = (18, 120)


def band(code: str) -> AgeBand | None:
    """The band with this code; none for an unknown code."""
    return _BY_CODE.get(code)


def ages_to_offer(audience: str, age: AgeBand | None) -> tuple[int, int] | None:
    """The ages (lowest, highest) services must suit; none when the reader only looks around."""
    if age is not None:
        return (age.lowest, age.highest)
    match audience:
        case Audience.YOUNG_PERSON:
            return CHILD_OF_UNKNOWN_AGE
        case Audience.PARENT:
            return CHILD
        case Audience.SURVIVOR:
            return ADULT
        case _:
            return None
