"""Reads the language list from `list.json`, so that one file holds every rule, its reason and where it is fine."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.audiences import Audience


class Severity(models.TextChoices):
    """How sure the list is. Neither stops anybody from saving or publishing."""

    CHANGE = "change", _("Please change")
    THINK = "think", _("Stop and think")


class Voice(models.TextChoices):
    """Whose words they are: what we say and what we show others saying are not judged alike."""

    OURS = "ours", _("our own words")
    YOUNG = "young", _("a young person’s own words")
    QUOTED = "quoted", _("words in quotation marks")
    MYTH = "myth", _("what people say, with its answer")
    LEAVE = "leave", _("words shown as words to leave")
    NOBODY = "nobody", _("addresses and notes for staff, which no reader reads")


# What stands there in order to be answered or left unsaid; it is not read as ours.
NEVER_FLAGGED = frozenset({Voice.MYTH, Voice.LEAVE, Voice.NOBODY})


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the list.

    `words` name it for people; `pattern` finds them. `audiences` are `Audience` codes it holds for, empty for every
    reader. `fine_in` are voices it does not hold for, beside those nothing holds for. `fine_when` finds wordings
    around the words that make them harmless; `fine` says the same for people, empty where there is none.
    """

    code: str
    words: str
    suggestion: str
    reason: str
    severity: Severity
    pattern: re.Pattern[str]
    audiences: frozenset[str] = frozenset()
    fine_in: frozenset[str] = frozenset()
    fine_when: tuple[re.Pattern[str], ...] = ()
    fine: str = ""

    def holds_for(self, audience: str) -> bool:
        """Whether it is for that reader. A page for everyone (empty) is for each of them."""
        return not self.audiences or not audience or audience in self.audiences

    @property
    def readers_in_words(self) -> str:
        """Whom it is for, for the list on the screen."""
        return ", ".join(str(Audience(code).label) for code in Audience.values if code in self.audiences)

    @property
    def fine_in_words(self) -> str:
        """Where it is fine, for the list on the screen."""
        voices = [str(Voice(code).label) for code in Voice.values if code in self.fine_in]
        return "; ".join([*voices, *filter(None, [self.fine])])


@dataclass(frozen=True, slots=True)
class LanguageList:
    """All rules, and the headings of table columns whose words stand there to be left unsaid."""

    rules: tuple[Rule, ...]
    columns_to_leave: frozenset[str]

    def voice_of_column(self, heading: str) -> Voice:
        """Whose words a table's column holds."""
        return Voice.LEAVE if heading.strip().lower() in self.columns_to_leave else Voice.OURS


def _compiled(text: str, *, exact_case: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)", 0 if exact_case else re.IGNORECASE)


def read_list(path: Path) -> LanguageList:
    """The list in a file. An unknown severity, voice or reader is an error: the rule would never hold."""
    content = json.loads(path.read_text(encoding="utf-8"))
    rules = [
        Rule(
            code=entry["code"],
            words=entry["words"],
            suggestion=entry["suggestion"],
            reason=entry["reason"],
            severity=Severity(entry["severity"]),
            pattern=_compiled("|".join(entry["find"]), exact_case=entry.get("exact_case", False)),
            audiences=frozenset(Audience(code) for code in entry.get("audiences", ())),
            fine_in=frozenset(Voice(code) for code in entry.get("fine_in", ())),
            fine_when=tuple(_compiled(text) for text in entry.get("fine_when", ())),
            fine=entry.get("fine", ""),
        )
        for entry in content["rules"]
    ]
    return LanguageList(tuple(rules), frozenset(heading.lower() for heading in content["columns_to_leave"]))


LANGUAGE_LIST = read_list(Path(__file__).with_name("list.json"))
