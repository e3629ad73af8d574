"""The short codes of the library: what a printed link and a QR code hold, for ever."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import TypeVar

from django.db import models

# No vowels, so that no word comes of it; no l, 0 or 1, which are misread in print.
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
LENGTH = 6
PATTERN = rf"[{LETTERS}{LETTERS.upper()}]{{{LENGTH}}}"
REF = re.compile(PATTERN)

Holder = TypeVar("Holder", bound=models.Model)


def new_ref(is_taken: Callable[[str], bool]) -> str:
    """A code nobody has. `is_taken` says whether one is given away already: 27 ** 6 codes, 387 million."""
    while True:
        ref = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
        if not is_taken(ref):
            return ref


def as_typed(ref: str) -> str:
    """The code somebody typed from paper, as it is stored: capitals count as small letters."""
    return ref.lower()
