"""Reads what a person typed into the postcodes it could mean, without judging which of them exist.

Pure: no database, no Django. The data in the postcode store is the judge (`signposting.lookup`); no
published pattern accepts every real postcode, so nothing is refused here for its shape.

A postcode must never reach a log or an error report. So no object here shows one in its `repr` or `str`
(error reports print the `repr` of every local variable), and no exception message holds one.

Figures and rules come from the ONS Postcode Directory, November 2025, in which the outward code (before the
space) has one of the shapes AA99 AA9 A99 A9 AA9A A9A, or is one of the two old words NPT and GIR, and the
inward code (after it) is always 9AA.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

MOST_CHARACTERS = 64
"""What is typed is cut to this many characters. The longest honest spelling of a postcode is far shorter."""

MOST_CHARACTERS_IN_AN_ADDRESS = 200
"""A pasted text up to this long is searched for a postcode, which stands at the end of a British address.
A longer one is not an address."""

_INWARD_SHAPE = "9AA"
# AAA is there for a mistyped GIR 0AA or NPT; `lookup` keeps only what exists.
_OUTWARD_SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A", "AAA")
_RIGHT_SHAPE = re.compile(r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|NPT|GIR)[0-9][A-Z]{2}")
_HAS_OUTWARD_SHAPE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
# The start of an inward code: "ST16 2" and "ST16 2D" are what a cautious person gives.
_HALF_AN_INWARD = re.compile(r"[0-9][A-Z]?")

_AS_DIGIT = {"O": "0", "I": "1", "L": "1"}
_AS_LETTERS = {"0": ("O",), "1": ("I", "L")}

_TO_UPPER = str.maketrans({chr(code): chr(code - 32) for code in range(ord("a"), ord("z") + 1)})
_ADDRESS_WORD = re.compile(r"[^\W_]+")
_SPELLED_APART = re.compile(r"[\s.\-\u2010-\u2015]{1,8}")


@dataclass(frozen=True, slots=True)
class Postcode:
    """One postcode in its one spelling: five to seven of A-Z and 0-9, which may or may not exist."""

    compact: str

    def __post_init__(self) -> None:
        if not (5 <= len(self.compact) <= 7 and self.compact.isascii() and self.compact.isalnum()):
            raise ValueError("not a postcode's length or letters")
        if self.compact != self.compact.upper():
            raise ValueError("a postcode is kept in capitals")

    @property
    def outward(self) -> str:
        """The part before the space: "ST16"."""
        return self.compact[:-3]

    @property
    def inward(self) -> str:
        """The part after the space: "2DH"."""
        return self.compact[-3:]

    @property
    def spaced(self) -> str:
        """As people write it: "ST16 2DH". The only way to show one, so that showing is always meant."""
        return f"{self.outward} {self.inward}"

    def __repr__(self) -> str:
        return "Postcode(…)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text could mean. Neither `repr` nor `str` shows any of it.

    `exact`: the text itself, cleaned, when it is five to seven characters long.
    `repairs`: what it becomes when O and 0, or I, L and 1, are swapped wherever the position asks for a digit
    or a letter; without `exact`.
    `outwards`: possible outward codes when the text is one, or one and half of an inward code. The first is
    the one typed, any others are repairs.
    `embedded`: postcodes standing as words of their own inside a longer text, in order, each once.
    `right_shape`: the text, or a repair of it, is formed like a whole postcode.
    `is_empty`: nothing but blanks and invisible characters was typed.
    """

    exact: Postcode | None = None
    repairs: tuple[Postcode, ...] = ()
    outwards: tuple[str, ...] = ()
    embedded: tuple[Postcode, ...] = ()
    right_shape: bool = False
    is_empty: bool = True

    def __repr__(self) -> str:
        return "Reading(…)"

    __str__ = __repr__


def read(typed: str) -> Reading:
    """Read any text at all, of any length, into a `Reading`. Never raises."""
    typed = typed.strip()
    text = _clean(typed[:MOST_CHARACTERS])
    if not text.strip():
        return Reading()
    compact = "".join(_ADDRESS_WORD.findall(text))
    # Dropping a letter of another alphabet would turn one postcode into another: no Cyrillic T, no S16.
    if not compact.isascii():
        compact = ""
    exact = Postcode(compact) if 5 <= len(compact) <= 7 else None
    repairs = tuple(Postcode(repaired) for repaired in _repairs(compact)) if exact else ()
    return Reading(
        exact=exact,
        repairs=repairs,
        outwards=_outwards(text, compact),
        embedded=_embedded(typed),
        right_shape=any(_RIGHT_SHAPE.fullmatch(each.compact) for each in (exact, *repairs) if each),
        is_empty=False,
    )


def _clean(text: str) -> str:
    """Normalise full-width and other compatible characters, drop invisible ones, put a-z in capitals."""
    text = unicodedata.normalize("NFKC", text)
    # Cf: zero-width characters, soft hyphens, byte-order marks; Mn, Me: accents and enclosing marks.
    text = "".join(each for each in text if unicodedata.category(each) not in {"Cf", "Mn", "Me"})
    # Only a-z: `str.upper` would make letters of other alphabets into ours ("ß" into "SS").
    return text.translate(_TO_UPPER).replace("\0", "")


def _repairs(compact: str) -> Iterator[str]:
    """Yield every other spelling of a whole postcode with look-alikes put right; at most a few dozen."""
    seen = {compact}
    outward, inward = compact[:-3], compact[-3:]
    inwards = tuple(_fitted(inward, _INWARD_SHAPE))
    for outward_repaired in _repaired_outwards(outward):
        for inward_repaired in inwards:
            repaired = outward_repaired + inward_repaired
            if repaired not in seen:
                seen.add(repaired)
                yield repaired


def _repaired_outwards(outward: str) -> Iterator[str]:
    for shape in _OUTWARD_SHAPES:
        yield from _fitted(outward, shape)


def _fitted(text: str, shape: str) -> Iterator[str]:
    """Yield the spellings of `text` that fit `shape` ("A" a letter, "9" a digit), itself too if it does."""
    if len(text) == len(shape):
        choices = (_choices(each, wanted) for each, wanted in zip(text, shape, strict=True))
        yield from ("".join(chosen) for chosen in product(*choices))


def _choices(typed: str, wanted: str) -> tuple[str, ...]:
    if wanted == "9":
        return (typed,) if typed.isdigit() else tuple(_AS_DIGIT.get(typed, ""))
    return (typed,) if typed.isalpha() else _AS_LETTERS.get(typed, ())


def _outwards(text: str, compact: str) -> tuple[str, ...]:
    """Return the outward code typed, then its repairs; nothing when the text cannot be one."""
    outward = _outward_part(text, compact)
    if not 2 <= len(outward) <= 4:
        return ()
    return tuple(dict.fromkeys((outward, *_repaired_outwards(outward))))


def _outward_part(text: str, compact: str) -> str:
    words = _ADDRESS_WORD.findall(text)
    # "N1 1" is half of an N1 postcode, not N11, which lies elsewhere.
    if compact and len(words) == 2 and _HALF_AN_INWARD.fullmatch(words[1]) and _HAS_OUTWARD_SHAPE.fullmatch(words[0]):
        return words[0]
    if 5 <= len(compact) <= 6 and (half := re.search(r"[0-9][A-Z]?$", compact)):
        return compact[: half.start()]
    return compact


def _embedded(typed: str) -> tuple[Postcode, ...]:
    """Find whole postcodes among the words of a text: "12 High Street, ST16 2DH", but not in "ST16 2DHX"."""
    if len(typed) > MOST_CHARACTERS_IN_AN_ADDRESS:
        return ()
    text = _clean(typed)
    words = list(_ADDRESS_WORD.finditer(text))
    found: dict[str, None] = {}
    for index, word in enumerate(words):
        alone = word.group()
        if _RIGHT_SHAPE.fullmatch(alone):
            found[alone] = None
        elif index + 1 < len(words):
            following = words[index + 1]
            # A comma or a bracket between them means they were not written as one postcode.
            apart = text[word.end() : following.start()]
            together = alone + following.group()
            if len(following.group()) == 3 and _SPELLED_APART.fullmatch(apart) and _RIGHT_SHAPE.fullmatch(together):
                found[together] = None
    return tuple(Postcode(each) for each in found)
