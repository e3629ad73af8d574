"""The fixed answers of a record in words for a cell, and the many ways people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.audiences import Audience
from signposting.models.choices import (
    ChannelKind,
    Cost,
    Fact,
    Gender,
    HolidayNation,
    NameNeeded,
    OnBankHolidays,
    Role,
)

# One code, the words written for it, and further words that are read as it. The words are part of the file format.
YES_NO = {Fact.YES: "yes", Fact.NO: "no"}
ROLES = {
    Role.EMERGENCY: "emergency number",
    Role.FRONT_DOOR: "front door",
    Role.OUT_OF_HOURS: "out of hours",
    Role.TARGETED: "one-to-one support",
    Role.MISSING: "talk after going missing",
}
GENDERS = {Gender.ANYONE: "anyone", Gender.GIRLS: "girls and women", Gender.BOYS: "boys and men"}
NAMES_NEEDED = {NameNeeded.YES: "yes", NameNeeded.NO: "no", NameNeeded.DEPENDS: "professionals only"}
AUDIENCES = {
    Audience.YOUNG_PERSON: "young person",
    Audience.PARENT: "parent or carer",
    Audience.PROFESSIONAL: "people who work with children",
    Audience.PUBLIC: "business or member of the public",
    Audience.SURVIVOR: "adult who was harmed as a child",
}
KINDS = {
    ChannelKind.PHONE: "phone",
    ChannelKind.TEXT: "text message",
    ChannelKind.CHAT: "online chat",
    ChannelKind.EMAIL: "email",
    ChannelKind.WEB: "website",
    ChannelKind.ADDRESS: "place to go",
    ChannelKind.FRONT_DOOR: "ask the front door",
}
COSTS = {Cost.FREE: "free", Cost.STANDARD: "usual rate", Cost.CHARGED: "charged"}
ON_BANK_HOLIDAYS = {
    OnBankHolidays.CLOSED: "closed",
    OnBankHolidays.AS_USUAL: "as usual",
    OnBankHolidays.OWN_TIMES: "own times",
}
NATIONS = {
    HolidayNation.ENGLAND: "England",
    HolidayNation.WALES: "Wales",
    HolidayNation.SCOTLAND: "Scotland",
    HolidayNation.NORTHERN_IRELAND: "Northern Ireland",
}
_ALSO = {
    "y": "yes", "true": "yes", "n": "no", "false": "no", "all": "anyone", "everyone": "anyone", "any": "anyone",
    "girls": "girls and women", "women": "girls and women", "female": "girls and women", "boys": "boys and men",
    "men": "boys and men", "male": "boys and men", "telephone": "phone", "tel": "phone", "helpline": "phone",
    "mobile": "phone", "sms": "text message", "text": "text message", "chat": "online chat", "webchat": "online chat",
    "web": "website", "website or online form": "website", "online form": "website", "url": "website",
    "e-mail": "email", "mail": "email", "address": "place to go", "postal address": "place to go",
    "standard": "usual rate", "local rate": "usual rate", "freephone": "free", "open as usual": "as usual",
    "as on any other day": "as usual", "parent": "parent or carer", "carer": "parent or carer",
    "parents": "parent or carer", "professional": "people who work with children",
    "professionals": "people who work with children", "i work with children": "people who work with children",
    "public": "business or member of the public", "business": "business or member of the public",
    "young people": "young person", "children": "young person", "survivor": "adult who was harmed as a child",
    "adult survivor": "adult who was harmed as a child", "eng": "england",
}  # fmt: skip
NOT_KNOWN = frozenset({"", "not known", "unknown", "?", "don't know", "don’t know"})


class AnswerFault(ValueError):  # noqa: N818 (reads as what it is)
    """The words are none of the answers; the message lists them."""


def code_for(text: str, answers: Mapping[Any, str]) -> str:
    """The code of an answer written in a cell: our words, the code, or words people use. Empty: not known.

    Raises `AnswerFault`.
    """
    words = " ".join(text.split()).casefold()
    if words in NOT_KNOWN:
        return ""
    by_words = {answer.casefold(): str(code) for code, answer in answers.items()}
    also = _ALSO.get(words, "").casefold()
    # Our own words first: "no" and the codes "y" and "p" mean different things in different columns.
    by_code = {str(code): str(code) for code in answers}
    found = by_words.get(words) or by_code.get(words) or by_words.get(also)
    if found is None:
        raise AnswerFault(f"“{text}” is not one of: {', '.join(answers.values())}")
    return found
