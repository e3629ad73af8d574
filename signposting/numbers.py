"""Telephone numbers: read, checked against the UK's numbering plan, printed, and found in text.

The plan comes from Google's `libphonenumber` data. It knows which numbers could be in use, not which are.
"""

from __future__ import annotations

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

COUNTRY = "GB"
DIALLED = frozenset("+0123456789")
# The one number of eight digits still in use: 0800 1111.
CHILDLINE = "08001111"
# Ofcom's numbers for drama, which no plan lists and sample directories are full of.
FOR_DRAMA = (
    "01632960", "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960",
    "01414960", "01514960", "01614960", "01914980", "02079460", "02890180", "02920180", "03069990", "07700900",
    "08081570", "09098790",
)  # fmt: skip


def dialled(text: str) -> str:
    """A number as a phone dials it: `0300 111 8007` -> `03001118007`. Not checked."""
    return "".join(character for character in text if character in DIALLED)


def check_number(number: str) -> None:
    """Refuse what cannot be a number, as a digit lost while typing makes it. `number` holds digits and "+".

    Lengths are those of the UK numbering plan: 10 or 11 digits from 0, one old number of 8, and codes of 3 to 6
    digits (999, 101, 116 123, 85258) that begin with another digit.
    """
    if not number:
        raise ValidationError(_("Type the number."))
    if number.startswith("+"):
        # "+44 (0)20 …" is how some print it and not how a phone dials it.
        parsed = None if "+" in number[1:] or number.startswith("+440") else _parsed(number)
        is_likely = parsed is not None and phonenumbers.is_possible_number(parsed)
    elif number.startswith("0"):
        is_likely = len(number) in {10, 11} or number == CHILDLINE
    else:
        is_likely = 3 <= len(number) <= 6
    if not is_likely:
        raise ValidationError(_("That cannot be a whole number: it has %(count)d digits.") % {"count": len(number)})


def is_in_plan(number: str) -> bool:
    """Whether the numbering plan has a place for `number` (digits and "+"): a slip of the finger often has none."""
    if number.startswith(FOR_DRAMA):
        return True
    parsed = _parsed(number)
    if parsed is None:
        return False
    return phonenumbers.is_valid_number(parsed) or phonenumbers.is_valid_short_number_for_region(parsed, COUNTRY)


def printed(text: str) -> str:
    """`text` spaced for reading where it was typed without a space; otherwise as the body itself prints it."""
    typed = text.strip()
    number = dialled(typed)
    if number != typed or number.startswith(FOR_DRAMA) or not is_in_plan(number):
        return typed
    parsed = _parsed(number)
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        return typed
    is_ours = parsed.country_code == phonenumbers.country_code_for_region(COUNTRY)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def numbers_in(text: str) -> tuple[str, ...]:
    """The telephone numbers in a text, as written. Dates, years and codes such as 999 are not among them."""
    found = phonenumbers.PhoneNumberMatcher(text, COUNTRY, leniency=phonenumbers.Leniency.POSSIBLE)
    written = (match.raw_string for match in found)
    return tuple(dict.fromkeys(raw.strip() for raw in written if _is_whole(dialled(raw))))


def _is_whole(number: str) -> bool:
    return number == CHILDLINE or (number.startswith(("0", "+")) and 10 <= len(number) <= 16)


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, COUNTRY)
    except phonenumbers.NumberParseException:
        return None
