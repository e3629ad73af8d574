"""The language list: words that blame a child or hide what was done to one, and what to write instead."""

from __future__ import annotations

from .flagging import Flag, flags
from .rules import LANGUAGE_LIST, Rule, Severity, Voice

__all__ = ["LANGUAGE_LIST", "Flag", "Rule", "Severity", "Voice", "flags"]
