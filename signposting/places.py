"""Matches a typed place name with the names of a place list, exactly, however it is spelled or punctuated.

Nothing fuzzy: a near miss between two villages would send a family to the wrong council.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from typing import TypeVar

Area = TypeVar("Area", bound=Hashable)

_DROPPED = re.compile(r"['’‘`´.]")  # "St. Mary's" is "St Marys"
_APART = re.compile(r"[\W_]+")


def normalise(name: str) -> str:
    """Return the one spelling used for comparing: "Stoke-on-Trent" and "STOKE ON TRENT" are the same.

    Case, accents, hyphens, apostrophes and spacing do not count; "&" is "and". Never raises. What holds no
    letter or digit becomes "".
    """
    text = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    text = "".join(each for each in text if unicodedata.category(each) not in {"Mn", "Cf"})
    return _APART.sub(" ", _DROPPED.sub("", text)).strip()


def match(typed: str, names: Iterable[tuple[str, Area]]) -> tuple[Area, ...]:
    """Return what goes with the name typed, each once, in the order given; empty when no name is the same.

    `names` are pairs of a place's name and whatever stands for its area (a code, a model instance). More than
    one answer means that places in different areas share the name: ask, never choose.
    """
    wanted = normalise(typed)
    return tuple(dict.fromkeys(area for name, area in names if normalise(name) == wanted)) if wanted else ()
