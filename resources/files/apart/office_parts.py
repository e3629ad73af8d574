"""One XML part of an Office file: what it runs, fetches or embeds, who wrote it, whether it is finished.

It is read as XML and not searched as text: `TargetMode="&#69;xternal"` says the same as `"External"`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from resources.files.facts import Facts, Finding, plain

_OPEN_KINDS = frozenset({"odt", "odp"})
# Where a link that somebody has to click may lead.
_HARMLESS = re.compile(r"^\s*(?:https?:|mailto:|tel:|#)", re.IGNORECASE)
# What leaves the package: another scheme, another computer, another folder.
_LEADS_OUT = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\|/|(?:\.\./){2})", re.IGNORECASE)
# Fields that fetch or run when the document is opened.
_FETCHES = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:PICTURE|TEXT)\b", re.IGNORECASE)
_EMBEDS = ("/oleobject", "/package", "/control", "/activexcontrolbinary", "/afchunk")
_RUNS = ("/vbaproject", "/xlmacrosheet", "/wordvbadata")
# By the local names of elements, whose prefixes are each program's own choice.
_ELEMENTS: dict[str, tuple[Finding, frozenset[str]]] = {
    "event-listener": (Finding.MACROS, _OPEN_KINDS),
    "script": (Finding.MACROS, _OPEN_KINDS),
    "object-ole": (Finding.EMBEDDED, _OPEN_KINDS),
    "plugin": (Finding.EMBEDDED, _OPEN_KINDS),
    "applet": (Finding.EMBEDDED, _OPEN_KINDS),
    "dde-connection": (Finding.EXTERNAL, _OPEN_KINDS),
    "dde-source": (Finding.EXTERNAL, _OPEN_KINDS),
    "encryption-data": (Finding.ENCRYPTED, _OPEN_KINDS),
    "tracked-changes": (Finding.MARKED_UP, _OPEN_KINDS),
    "annotation": (Finding.MARKED_UP, _OPEN_KINDS),
    **dict.fromkeys(("ins", "del", "moveFrom", "comment"), (Finding.MARKED_UP, frozenset({"docx"}))),
    **dict.fromkeys(("cm", "cmLst"), (Finding.MARKED_UP, frozenset({"pptx"}))),
}
_AUTHORS = frozenset({"creator", "lastModifiedBy", "initial-creator"})


@dataclass(frozen=True, slots=True)
class Part:
    """Its name in the package in small letters, and its bytes."""

    name: str
    content: bytes


def look_at_part(part: Part, facts: Facts) -> None:
    """Add to `facts` what the part says. Parts are small: the package bounds what is unpacked."""
    reader = _Reader(part.name, facts)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begins
    parser.EndElementHandler = reader.ends
    parser.CharacterDataHandler = reader.words
    parser.EntityDeclHandler = _swells
    try:
        parser.Parse(part.content, True)
    except _SwellsError:
        facts.found(Finding.BOMB)
    except (expat.ExpatError, ValueError):
        facts.found(Finding.BROKEN)


class _SwellsError(Exception):
    """The part defines entities, which no Office program writes and which can stand for gigabytes."""


def _swells(*_declared: object) -> NoReturn:
    raise _SwellsError


class _Reader:
    """What expat calls; it keeps the words of the element it is in."""

    def __init__(self, part: str, facts: Facts) -> None:
        self.part = part
        self.facts = facts
        self.text = ""
        self.fields = ""  # a field's words may be cut over several runs

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        self.text = ""
        finding, kinds = _ELEMENTS.get(local, (None, frozenset()))
        if finding and self.facts.kind in kinds:
            self.facts.found(finding)
        if self.part.endswith(".rels"):
            if local == "Relationship":
                self._relation(attributes)
        elif self.facts.kind in _OPEN_KINDS:
            self._open_links(local, attributes)
        elif local == "fldSimple":
            self.fields += " ".join(attributes.values())

    def words(self, text: str) -> None:
        self.text += text

    def ends(self, name: str) -> None:
        local = name.rpartition("}")[2]
        if local == "instrText":
            self.fields += self.text
        if _FETCHES.search(self.fields):
            self.facts.found(Finding.EXTERNAL)
        if local == "p":
            self.fields = ""
        if self.part in {"docprops/core.xml", "meta.xml"}:
            self._about(local, plain(self.text))
        self.text = ""

    def _relation(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").lower()
        if kind.endswith(_RUNS):
            self.facts.found(Finding.MACROS)
        if kind.endswith(_EMBEDS):
            self.facts.found(Finding.EMBEDDED)
        if attributes.get("TargetMode", "").lower() != "external":
            return
        if not (kind.endswith("/hyperlink") and _HARMLESS.match(attributes.get("Target", ""))):
            self.facts.found(Finding.EXTERNAL)

    def _open_links(self, local: str, attributes: dict[str, str]) -> None:
        for name, target in attributes.items():
            if name.rpartition("}")[2] != "href" or not _LEADS_OUT.match(target):
                continue
            if not (local == "a" and _HARMLESS.match(target)):
                self.facts.found(Finding.EXTERNAL)

    def _about(self, local: str, text: str) -> None:
        if local in _AUTHORS and text:
            self.facts.author = self.facts.author or text[:200]
            self.facts.found(Finding.AUTHOR)
        if local == "title":
            self.facts.title = text[:300]
