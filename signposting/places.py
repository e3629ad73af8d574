"""The one spelling in which a typed place name and the names of towns are compared.

Nothing fuzzy: a near miss between two villages would send a family to the wrong council.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"['’‘`´.]")  # "St. Mary's" is "St Marys"
_APART = re.compile(r"[\W_]+")


def normalise(name: str) -> str:
    """Return the one spelling used for comparing: "Ashby-de-la-Mere" and "ASHBY DE LA MERE" are the same.

    Case, accents, hyphens, apostrophes and spacing do not count; "&" is "and". Never raises. What holds no
    letter or digit becomes "".
    """
    text = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    text = "".join(each for each in text if unicodedata.category(each) not in {"Mn", "Cf"})
    return _APART.sub(" ", _DROPPED.sub("", text)).strip()
