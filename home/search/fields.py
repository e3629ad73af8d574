"""BM25 over some of the fields of all entries, taken as one text each: how well an entry fits one thing asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping

SATURATION, LENGTH_MATTERS = 1.6, 0.3


class Fields:
    """The weighed words of every entry in these fields. `close` it once all are added."""

    def __init__(self) -> None:
        """Empty."""
        # By stem, the entries that hold it, with how often; a word in a weightier field counts for several.
        self.holders: dict[str, dict[int, float]] = {}
        self.lengths: list[float] = []
        self.usual_length = 1.0

    def add(self, counts: Mapping[str, float]) -> None:
        """The next entry's words."""
        number = len(self.lengths)
        self.lengths.append(sum(counts.values()))
        for one, often in counts.items():
            self.holders.setdefault(one, {})[number] = often

    def close(self) -> None:
        """Nothing more comes: reckon what is usual."""
        self.usual_length = (sum(self.lengths) / len(self.lengths) if self.lengths else 0.0) or 1.0

    @property
    def most_rare(self) -> float:
        """The rarity of what nothing holds."""
        return math.log(1 + (len(self.lengths) + 0.5) / 0.5)

    def held_by(self, stems: Mapping[str, float]) -> dict[int, float]:
        """The entries that hold any of the stems, with how often, each word as often as it fits."""
        held: dict[int, float] = {}
        for one, fit in stems.items():
            for number, often in self.holders.get(one, {}).items():
                held[number] = held.get(number, 0.0) + fit * often
        return held

    def rarity(self, stems: Mapping[str, float]) -> float:
        """How much it says that an entry holds any of the stems: near 0 for what all hold.

        One figure for all: a rare synonym of a common word says no more than the common word.
        """
        best: dict[int, float] = {}
        for one, fit in stems.items():
            for number in self.holders.get(one, ()):
                best[number] = max(fit, best.get(number, 0.0))
        holding = sum(best.values())
        return math.log(1 + max(0.0, len(self.lengths) - holding + 0.5) / (holding + 0.5))

    def fits(self, stems: Mapping[str, float]) -> dict[int, float]:
        """By entry, how well it fits the stems, from 0 to 1: often is better, up to a point, and in a short text."""
        return {
            number: often / (often + SATURATION * self._longer(number))
            for number, often in self.held_by(stems).items()
        }

    def _longer(self, number: int) -> float:
        return 1 - LENGTH_MATTERS + LENGTH_MATTERS * self.lengths[number] / self.usual_length
