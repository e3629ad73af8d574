"""What the filters are called, where the library's own records do not say: ages, minutes, formats, languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from resources.ages import STAGES
from resources.models import Purpose
from resources.showing.files import KINDS

# (key, from age, to age, words). England's key stages; the ages in the words serve the other nations too.
AGES: list[tuple[str, int, int, Any]] = [
    *(
        (f"{low}-{high}", low, high, format_lazy(_("{low} to {high} ({stage})"), low=low, high=high, stage=stage))
        for low, high, stage in STAGES["e"]
    ),
    ("18-25", 18, 26, _("18 to 25")),
]
ADULTS = ("adults", _("For adults only"))
MINUTES = [(15, _("Up to 15 minutes")), (30, _("Up to 30 minutes")), (60, _("Up to an hour"))]
LONGER = ("longer", _("Longer than an hour"))
# Forms somebody may need, whatever the kind of their file.
FORMS = (Purpose.EASY_READ, Purpose.LARGE, Purpose.BSL, Purpose.AUDIO)
NO_FILE = ("page", _("Page to read, no file"))
# Spoken in the United Kingdom and not on Django's list of translations.
LANGUAGES = {
    "am": _("Amharic"),
    "bfi": _("British Sign Language"),
    "ckb": _("Kurdish (Sorani)"),
    "gu": _("Gujarati"),
    "ku": _("Kurdish"),
    "pa": _("Punjabi"),
    "ps": _("Pashto"),
    "rom": _("Romani"),
    "so": _("Somali"),
    "ti": _("Tigrinya"),
    "yo": _("Yoruba"),
}


def ages_of(age_min: int | None, age_max: int | None) -> list[str]:
    """The age filters a resource stands under. As for key stages, who turns 14 in a stage is leaving it."""
    if age_min is None or age_max is None:
        return [ADULTS[0]]
    upper = max(age_max, age_min + 1)
    return [key for key, low, high, _words in AGES if age_min < high and upper > low]


def minutes_of(minutes: int | None) -> list[str]:
    """The time filters it stands under: ten minutes are "up to 15" and "up to 30" as well."""
    if minutes is None:
        return []
    return [str(most) for most, _words in MINUTES if minutes <= most] or [LONGER[0]]


def formats_of(kinds: Iterable[tuple[str, str]], *, web_only: bool) -> list[str]:
    """The format filters for its files, each a kind and a purpose."""
    if web_only:
        return [NO_FILE[0]]
    return [key for kind, purpose in kinds for key in (kind, purpose) if key == kind or purpose in FORMS]


def format_words(key: str) -> Any:
    """ "pdf" -> PDF; a kind nobody has named shows its ending."""
    if key == NO_FILE[0]:
        return NO_FILE[1]
    return Purpose(key).label if key in Purpose.values else KINDS.get(key, key.upper())


def language_words(code: str) -> Any:
    """ "ur" -> Urdu; a code nobody has named is shown as it is."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
