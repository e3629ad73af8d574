"""The words of a question, under the name the search knows them by: other apps read them in `core.words`."""

from __future__ import annotations

from core.words.text import EVERYDAY_WORDS, SMALL_WORDS, stem, stems_of, tidy, words_of, words_said

__all__ = ["EVERYDAY_WORDS", "SMALL_WORDS", "stem", "stems_of", "tidy", "words_of", "words_said"]
