"""Putting a slip right, under the name the search knows it by: other apps find it in `core.words`."""

from __future__ import annotations

from core.words.slips import Speller

__all__ = ["Speller"]
