"""Sets of resources as whole numbers: bit n stands for the nth resource. Thousands are cut and counted at once."""

from __future__ import annotations

from collections.abc import Iterable


def mask_of(places: Iterable[int]) -> int:
    """The set of these places."""
    mask = 0
    for place in places:
        mask |= 1 << place
    return mask


def places_in(mask: int) -> list[int]:
    """The places in a set, in order. By the digits: much quicker than bit by bit."""
    return [place for place, digit in enumerate(reversed(f"{mask:b}")) if digit == "1"]
