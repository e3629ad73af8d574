"""What a PDF is made of: what in it runs, sends, hides or fetches, and what it says of itself.

Every object of the file is looked at, whether or not a page leads to it: programs differ on what they find.
Sources: ISO 32000-2 12.6 (actions), 7.11.4 (embedded files), 12.7.8 (XFA), 13 (media), 14.8 (tags), 7.6 (encryption).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from resources.files.facts import Facts, Finding, plain

OBJECTS_MOST = 400_000
DEPTH_MOST = 60

# Kinds of action (`/S`), of annotation (`/Subtype`) and of object (`/Type`).
_ACTIONS = {
    "/JavaScript": Finding.SCRIPT,
    "/Launch": Finding.LAUNCHES,
    "/GoToR": Finding.LAUNCHES,
    "/SubmitForm": Finding.SENDS,
    "/ImportData": Finding.SENDS,
    "/GoToE": Finding.EMBEDDED,
    "/Rendition": Finding.MEDIA,
    "/Movie": Finding.MEDIA,
    "/Sound": Finding.MEDIA,
    "/GoTo3DView": Finding.MEDIA,
    "/RichMediaExecute": Finding.MEDIA,
}
_ANNOTATIONS = {
    "/FileAttachment": Finding.EMBEDDED,
    "/RichMedia": Finding.MEDIA,
    "/Screen": Finding.MEDIA,
    "/Movie": Finding.MEDIA,
    "/Sound": Finding.MEDIA,
    "/3D": Finding.MEDIA,
}
_TYPES = {"/EmbeddedFile": Finding.EMBEDDED}
_KEYS = {
    "/JS": Finding.SCRIPT,
    "/JavaScript": Finding.SCRIPT,
    "/EmbeddedFiles": Finding.EMBEDDED,
    "/EF": Finding.EMBEDDED,
    "/XFA": Finding.XFA,
    "/RichMediaContent": Finding.MEDIA,
}
# In bytes that no object was found in, too: names only PDFs with such parts have.
_RAW = {
    b"/JavaScript": Finding.SCRIPT,
    b"/Launch": Finding.LAUNCHES,
    b"/SubmitForm": Finding.SENDS,
    b"/EmbeddedFile": Finding.EMBEDDED,
    b"/RichMedia": Finding.MEDIA,
}
_PLACE = re.compile(rb"\d{10} \d{5} n")  # a row of the table of places, ISO 32000-1 7.5.4
_LINK = re.compile(r"^\s*(?:https?:|mailto:|tel:|[^:]*$)", re.IGNORECASE)


class TooMuchError(Exception):
    """More than any document needs."""


def read_structure(content: bytes, facts: Facts) -> None:
    """Add what the objects of the PDF say. Raises `TooMuchError` for one that has no end."""
    facts.found(*(finding for name, finding in _RAW.items() if re.search(re.escape(name) + rb"\b", content)))
    if len(_PLACE.findall(content)) > OBJECTS_MOST:
        raise TooMuchError  # each row would be looked up before anything else is known
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            facts.found(Finding.ENCRYPTED)
            return
        for one in _objects(reader):
            _look_at(one, facts)
        _about(reader, facts)
    except LimitReachedError as swollen:
        raise TooMuchError from swollen
    except PyPdfError:
        facts.found(Finding.BROKEN)


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary in the file, those inside others included, each once."""
    seen = 0
    for number, generation in _numbers(reader):
        waiting: list[tuple[Any, int]] = [(reader.get_object(IndirectObject(number, generation, reader)), 0)]
        while waiting:
            one, depth = waiting.pop()
            seen += 1
            if seen > OBJECTS_MOST or depth > DEPTH_MOST:
                raise TooMuchError
            if isinstance(one, DictionaryObject):
                yield one
                waiting += [(value, depth + 1) for value in one.values()]
            elif isinstance(one, ArrayObject):
                waiting += [(value, depth + 1) for value in one if isinstance(value, DictionaryObject | ArrayObject)]
    yield reader.trailer


def _numbers(reader: PdfReader) -> Iterator[tuple[int, int]]:
    for generation, places in list(reader.xref.items()):
        yield from ((number, generation) for number in list(places))
    yield from ((number, 0) for number in list(reader.xref_objStm))


def _look_at(one: DictionaryObject, facts: Facts) -> None:
    facts.found(*(finding for key, finding in _KEYS.items() if key in one))
    for key, known in (("/S", _ACTIONS), ("/Subtype", _ANNOTATIONS), ("/Type", _TYPES)):
        if key in one and (finding := known.get(str(one[key]))):
            facts.found(finding)
    if "/URI" in one and not isinstance(one["/URI"], DictionaryObject) and not _LINK.match(str(one["/URI"])):
        is_script = str(one["/URI"]).strip().lower().startswith("javascript:")
        facts.found(Finding.SCRIPT if is_script else Finding.LAUNCHES)
    if isinstance(one, StreamObject) and "/F" in one:
        facts.found(Finding.EXTERNAL)  # its content is said to lie in another file


def _about(reader: PdfReader, facts: Facts) -> None:
    root = reader.root_object
    marks = root.get("/MarkInfo", {})
    marked = marks.get_object().get("/Marked") if hasattr(marks, "get_object") else None
    facts.is_tagged = bool(marked) and "/StructTreeRoot" in root
    facts.language = plain(str(root.get("/Lang", "")))[:20]
    about = reader.metadata
    if about is not None:
        facts.title = plain(str(about.title or ""))[:300]
        facts.author = plain(str(about.author or ""))[:200]
    if facts.author:
        facts.found(Finding.AUTHOR)
