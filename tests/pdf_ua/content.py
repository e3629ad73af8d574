"""What the pages paint: all of it is either bound to the tree of tags, or marked as decoration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from tests.pdf_ua.structure import below, kids

# Operators that leave something on the paper: paths, shadings, pictures, text (ISO 32000-1, 8.2).
PAINTS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"Tj", b"TJ", b"'", b'"'})


def failures(reader: PdfReader) -> Iterator[str]:
    """Of every page: untagged content, decoration inside of content or the other way round, marks without element."""
    known = _known(reader)
    for page in reader.pages:
        seen: list[int] = []
        open_marks: list[str] = []
        for operands, operator in ContentStream(page["/Contents"], reader).operations:
            if operator in {b"BDC", b"BMC"}:
                kind = _kind(operands, page, seen)
                if kind == "decoration" and "content" in open_marks:
                    yield "01-001"
                if kind == "content" and "decoration" in open_marks:
                    yield "01-002"
                open_marks.append(kind)
            elif operator == b"EMC":
                open_marks.pop()
            elif operator in PAINTS and not {"content", "decoration"} & set(open_marks):
                yield "01-003"
        if len(seen) != len(set(seen)) or not set(seen) <= known.get(page.indirect_reference.idnum, set()):
            yield "01-004"


def _kind(operands: list[Any], page: PageObject, seen: list[int]) -> str:
    if operands[0] == "/Artifact":
        return "decoration"
    about = operands[1] if len(operands) > 1 else {}
    if isinstance(about, str):
        about = page["/Resources"]["/Properties"][about]
    if "/MCID" not in about:
        return "other"
    seen.append(int(about["/MCID"]))
    return "content"


def _known(reader: PdfReader) -> dict[int, set[int]]:
    """The numbers of marked content that an element has, by page."""
    known: dict[int, set[int]] = {}
    for element in below(reader.root_object["/StructTreeRoot"]):
        for child in kids(element):
            if isinstance(child, DictionaryObject) and "/MCID" in child:
                page = child if "/Pg" in child else element
                known.setdefault(page.raw_get("/Pg").idnum, set()).add(int(child["/MCID"]))
            elif isinstance(child, int):
                known.setdefault(element.raw_get("/Pg").idnum, set()).add(int(child))
    return known
