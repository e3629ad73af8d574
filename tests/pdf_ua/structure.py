"""The tree of tags: known types, headings, pictures, tables, lists and links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

# ISO 32000-1, 14.8.4.
_STANDARD = """
/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private /H /H1 /H2 /H3 /H4 /H5 /H6
/P /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span /Quote /Note /Reference /BibEntry /Code /Link
/Annot /Ruby /RB /RT /RP /Warichu /WT /WP /Figure /Formula /Form
"""
STANDARD = frozenset(_STANDARD.split())
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def failures(reader: PdfReader) -> Iterator[str]:
    """Of every element, in reading order."""
    tree = reader.root_object["/StructTreeRoot"]
    roles = tree.get("/RoleMap", {})
    elements = list(below(tree))
    if any(element["/S"] not in STANDARD and roles.get(element["/S"]) not in STANDARD for element in elements):
        yield "02-001"
    yield from _headings([HEADINGS[element["/S"]] for element in elements if element["/S"] in HEADINGS])
    for element in elements:
        if element["/S"] == "/Figure" and not (element.get("/Alt") or element.get("/ActualText")):
            yield "13-004"
        if element["/S"] == "/L" and not _kinds(element) <= {"/LI", "/L", "/Caption"}:
            yield "09-005"
        if element["/S"] == "/LI" and not _kinds(element) <= {"/Lbl", "/LBody"}:
            yield "09-005"
    yield from _tables(tree, elements)
    yield from _notes(reader, elements)


def below(element: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element of the tree below this one, in reading order."""
    for child in kids(element):
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
            yield from below(child)


def kids(element: DictionaryObject) -> list[Any]:
    """What lies directly in an element: others, numbers of marked content, references to annotations."""
    found = element.get("/K", [])
    return [child.get_object() for child in (found if isinstance(found, list) else [found])]


def _kinds(element: DictionaryObject) -> set[str]:
    return {str(child["/S"]) for child in kids(element) if isinstance(child, DictionaryObject) and "/S" in child}


def _headings(levels: list[int]) -> Iterator[str]:
    if levels and levels[0] != 1:
        yield "14-002"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "14-003"


def _tables(tree: DictionaryObject, elements: list[DictionaryObject]) -> Iterator[str]:
    known = {str(element["/ID"]) for element in elements if "/ID" in element}
    if known and "/IDTree" not in tree:
        yield "ISO 32000-1, 14.7.2"
    for table in (element for element in elements if element["/S"] == "/Table"):
        rows = [row for row in below(table) if row["/S"] == "/TR"]
        cells = [[cell for cell in kids(row) if isinstance(cell, DictionaryObject)] for row in rows]
        if len({sum(int(_about(cell).get("/ColSpan", 1)) for cell in row) for row in cells}) > 1:
            yield "15-001"
        for cell in (cell for row in cells for cell in row):
            if cell["/S"] == "/TH" and "/Scope" not in _about(cell):
                yield "15-003"
            if not {str(header) for header in _about(cell).get("/Headers", [])} <= known:
                yield "15-004"


def _about(cell: DictionaryObject) -> Any:
    return cell.get("/A", {})


def _notes(reader: PdfReader, elements: list[DictionaryObject]) -> Iterator[str]:
    """Each annotation is a link that says where it leads, and is bound to its element."""
    bound = {
        child.raw_get("/Obj").idnum
        for element in elements
        if element["/S"] in {"/Link", "/Annot", "/Form"}
        for child in kids(element)
        if isinstance(child, DictionaryObject) and "/Obj" in child
    }
    for page in reader.pages:
        for place in page.get("/Annots", []):
            note = place.get_object()
            if place.idnum not in bound or "/StructParent" not in note:
                yield "28-011"
            if not str(note.get("/Contents", "")).strip():
                yield "28-012"
