"""Finds the words of the language list in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .rules import LANGUAGE_LIST, NEVER_FLAGGED, Rule, Severity, Voice

_SENTENCE_END = re.compile(r"[.!?…]+[”’\")]*\s+|\n+")
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Flag:
    """Words to look at: `where` is the whole sentence they stand in, `place` the part of the page, if known."""

    where: str
    words: str
    suggestion: str
    reason: str
    severity: Severity
    place: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What an explanation of it hangs on: the words in their sentence, however they are spaced or written."""
        return flag_key(self.words, self.where)


def flag_key(words: str, where: str) -> tuple[str, str]:
    """The words and their sentence, to be compared."""
    return " ".join(words.lower().split()), " ".join(where.lower().split())


def flags(text: str, audience: str = "", voice: Voice = Voice.OURS, *, place: str = "") -> list[Flag]:
    """The words of the language list in a plain `text`, in their order.

    `audience` is an `Audience` code, empty for a text for everyone. `voice` says whose words the text is; what
    stands in “ ” is taken as quoted in any of them. Pure: no database, no settings.
    """
    if voice in NEVER_FLAGGED:
        return []
    plain = text.replace("'", "’")
    found = [
        (match.span(), rule)
        for rule in LANGUAGE_LIST.rules
        if rule.holds_for(audience) and voice not in rule.fine_in
        for match in rule.pattern.finditer(plain)
    ]
    if not found:
        return []
    quotations = [match.span() for match in _QUOTATION.finditer(plain)]
    kept = sorted((span, rule.code) for span, rule in found if not _is_fine(rule, span, plain, quotations))
    rules = {rule.code: rule for _span, rule in found}
    return [_flag(text, span, rules[code], place) for span, code in kept]


def _is_fine(rule: Rule, span: tuple[int, int], plain: str, quotations: list[tuple[int, int]]) -> bool:
    if Voice.QUOTED in rule.fine_in and any(_within(span, quotation) for quotation in quotations):
        return True
    return any(_within(span, match.span()) for wording in rule.fine_when for match in wording.finditer(plain))


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _flag(text: str, span: tuple[int, int], rule: Rule, place: str) -> Flag:
    first, last = span
    sentence = next((text[start:end] for start, end in _sentences(text) if start <= first < end), text)
    return Flag(
        where=" ".join(sentence.split()),
        words=" ".join(text[first:last].split()),
        suggestion=rule.suggestion,
        reason=rule.reason,
        severity=rule.severity,
        place=place,
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)
