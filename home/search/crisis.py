"""Words that may mean somebody needs help this minute. They put help first; they decide nothing about anybody.

The words are data (`crisis.json`). Too many is the right mistake: help that was not needed costs one glance. But a
nurse who asks about emergency contraception should not have to read past it each time.

A phrase is written as `words_said` cuts a question. `a|b` is either word, `<child>` any word of that list of `alike`,
`~` up to three words of any kind. What stands in `unless` is taken out before anything is looked for. `nouns` are
single words that need no help by themselves when a question also holds a word of the `desk`: "knife policy".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from home.search.text import words_said

# In each group's own words: what to do, never what somebody is or has.
LEADS = {
    "danger": _("If you are in danger now, or somebody else is, call 999. You don’t have to be sure."),
    "missing": _("If a child is missing, ring the police now: 999. There is no 24-hour wait. Ring again each time."),
    "going": _(
        "Please don’t go there yourself: it can put the child in more danger. Ring the police and say what you know."
    ),
    "life": _("If your life is in danger, or you have hurt yourself badly, call 999. You can talk to someone now."),
    "hurt": _("If this is happening now, or you are badly hurt, call 999. It is not your fault."),
}
MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class HelpFirst:
    """What stands above the results: sentences, and keys of services that are shown if they are public."""

    leads: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    words: re.Pattern[str]
    nouns: re.Pattern[str] | None
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rules:
    unless: re.Pattern[str]
    desk: frozenset[str]
    groups: tuple[_Group, ...]


@cache
def _rules() -> _Rules:
    data = json.loads((Path(__file__).parent / "crisis.json").read_text(encoding="utf-8"))
    alike = {name: words.split() for name, words in data["alike"].items()}
    return _Rules(
        _pattern(data["unless"], alike),
        frozenset(data["desk"].split()),
        tuple(
            _Group(
                group["name"],
                _pattern(group["words"], alike),
                _pattern(group["nouns"], alike) if group["nouns"] else None,
                tuple(group["services"]),
            )
            for group in data["groups"]
        ),
    )


def _pattern(phrases: Iterable[str], alike: dict[str, list[str]]) -> re.Pattern[str]:
    """Any of the phrases, in words with one blank before and after each."""
    return re.compile(
        "|".join("".join(_part(part, alike) for part in phrase.split()) + "(?= )" for phrase in phrases)
    )


def _part(part: str, alike: dict[str, list[str]]) -> str:
    if part == "~":
        return rf"(?: \S+){{0,{MOST_BETWEEN}}}"
    words = [word for each in part.split("|") for word in alike.get(each.strip("<>"), [each])]
    return f" (?:{'|'.join(re.escape(word) for word in words)})"


def help_first(text: str) -> HelpFirst | None:
    """What to put first for `text`, or nothing."""
    rules = _rules()
    words = words_said(text)
    padded = rules.unless.sub(" ·", f" {' '.join(words)} ")
    at_a_desk = not rules.desk.isdisjoint(words)
    met = [
        group
        for group in rules.groups
        if group.words.search(padded) or (group.nouns and not at_a_desk and group.nouns.search(padded))
    ]
    if not met:
        return None
    services = dict.fromkeys(key for group in met for key in group.services)
    return HelpFirst(tuple(str(LEADS[group.name]) for group in met), tuple(services))
