"""Words that may mean somebody needs help this minute. They put help first; they decide nothing about anybody.

The words are data (`crisis.json`), each written as `words_of` cuts a question: lower case, no apostrophes. Too many
is the right mistake: help that was not needed costs one glance.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from home.search.text import words_of

# In each group's own words: what to do, never what somebody is or has.
LEADS = {
    "danger": _("If you are in danger now, or somebody else is, call 999. You don’t have to be sure."),
    "life": _("If your life is in danger, or you have hurt yourself badly, call 999. You can talk to someone now."),
    "hurt": _("If this is happening now, or you are badly hurt, call 999. It is not your fault."),
}


@dataclass(frozen=True, slots=True)
class HelpFirst:
    """What stands above the results: sentences, and keys of services that are shown if they are public."""

    leads: tuple[str, ...]
    services: tuple[str, ...]


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    groups = json.loads((Path(__file__).parent / "crisis.json").read_text(encoding="utf-8"))
    return tuple((group["name"], tuple(group["words"]), tuple(group["services"])) for group in groups)


def help_first(text: str) -> HelpFirst | None:
    """What to put first for `text`, or nothing."""
    padded = f" {' '.join(words_of(text))} "
    met = [
        (name, services)
        for name, phrases, services in _groups()
        if any(f" {phrase} " in padded for phrase in phrases)
    ]
    if not met:
        return None
    services = dict.fromkeys(key for _name, keys in met for key in keys)
    return HelpFirst(tuple(str(LEADS[name]) for name, _keys in met), tuple(services))
