"""What reading a file finds out, as plain data that travels between processes and waits in the database."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

_WORDS, _YES_OR_NO = ("kind", "sha256", "language", "paper", "title", "author"), ("is_tagged", "has_text")
_KINDS: dict[str, Any] = {
    **dict.fromkeys(_WORDS, str),
    **dict.fromkeys(_YES_OR_NO, bool | None),
    "size": int,
    "pages": int | None,
    "texts": list,
}
# Everything below a blank, half characters, and what is no character at all: no database takes all of them.
_NO_LETTER = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(words: str) -> str:
    """The words in one line, as any database takes them."""
    return " ".join(_NO_LETTER.sub(" ", words).split())


class Finding(StrEnum):
    """Something about a file that its sender has to know; `resources.files.words` has the words for each."""

    # Refused.
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    KIND_NOT_TAKEN = "kind-not-taken"
    NOT_WHAT_IT_SAYS = "not-what-it-says"
    PROGRAM = "program"
    WEB_PAGE = "web-page"
    DRAWING_SVG = "svg"
    ARCHIVE = "archive"
    OLD_OFFICE = "old-office"
    BROKEN = "broken"
    TOO_MUCH = "too-much"
    ENCRYPTED = "encrypted"
    SCRIPT = "script"
    LAUNCHES = "launches"
    SENDS = "sends"
    EMBEDDED = "embedded"
    XFA = "xfa"
    MEDIA = "media"
    EXTERNAL = "external"
    MACROS = "macros"
    BOMB = "bomb"
    NO_PAGES = "no-pages"
    FORMULA = "formula"
    NO_TIMES = "no-times"
    PLACE = "place"
    TELLING_TITLE = "telling-title"
    # Taken, with a word about it.
    LARGE = "large"
    AUTHOR = "author"
    NOT_TAGGED = "not-tagged"
    NO_TEXT = "no-text"
    NO_LANGUAGE = "no-language"
    MARKED_UP = "marked-up"
    NOTES_TAKEN_OUT = "notes-taken-out"
    LONG = "long"


WARNINGS = frozenset(
    {
        Finding.LARGE,
        Finding.AUTHOR,
        Finding.NOT_TAGGED,
        Finding.NO_TEXT,
        Finding.NO_LANGUAGE,
        Finding.MARKED_UP,
        Finding.NOTES_TAKEN_OUT,
        Finding.LONG,
    }
)


@dataclass(slots=True)
class Facts:
    """One file. `None` and empty mean that nobody knows: only a PDF says whether it is tagged.

    `kind` is the ending its content deserves, empty where it is nothing we know; `paper` is "A4" or "210 x 100 mm" of
    the first page; `texts` are the words of page 1, 2 ... as far as they were read; `title` and `author` are what the
    document says of itself.
    """

    kind: str = ""
    size: int = 0
    sha256: str = ""
    pages: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    language: str = ""
    paper: str = ""
    title: str = ""
    author: str = ""
    texts: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def found(self, *findings: Finding) -> None:
        """Add what was found, each once, in order."""
        self.findings += [finding for finding in findings if finding not in self.findings]

    @property
    def refusals(self) -> list[Finding]:
        """What keeps it out."""
        return [finding for finding in self.findings if finding not in WARNINGS]

    @property
    def warnings(self) -> list[Finding]:
        """What its sender is told while it is taken."""
        return [finding for finding in self.findings if finding in WARNINGS]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Facts:
        """The facts again. Raises `ValueError` or `TypeError` for anything that is not what `as_json` gives."""
        if not isinstance(values, dict) or set(values) != {one.name for one in fields(cls)}:
            raise ValueError("These are no facts about a file.")
        facts = cls(**{**values, "findings": [Finding(code) for code in values["findings"]]})
        for name, kinds in _KINDS.items():
            if not isinstance(getattr(facts, name), kinds):
                raise TypeError(f"{name} is of another kind.")
        facts.texts = [plain(text) for text in facts.texts]
        return facts
