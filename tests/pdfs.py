"""Reads the PDFs we make, as a screen reader and a printer would."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from core.pdf import can_make_pdfs

# Where everything must be proved, a missing library is a failure and not a reason to skip.
MAY_SKIP = os.environ.get("REQUIRE_BROWSER", "") in {"", "0"}
needs_pango = pytest.mark.skipif(MAY_SKIP and not can_make_pdfs(), reason="NOT PROVEN: Pango is not installed.")
POINTS_A_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF says. `sizes` are its pages' (width, height) in whole mm; `alts` the words of its pictures."""

    text: str
    title: str
    language: str
    is_tagged: bool
    sizes: list[tuple[int, int]]
    links: set[str]
    tags: list[str]
    alts: list[str]


def read_pdf(content: bytes) -> Pdf:
    """Raises whatever `pypdf` raises for something that is no PDF."""
    reader = PdfReader(io.BytesIO(content), strict=True)
    root = reader.trailer["/Root"]
    elements = list(_elements(root["/StructTreeRoot"])) if "/StructTreeRoot" in root else []
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return Pdf(
        text=" ".join(" ".join(page.extract_text() for page in reader.pages).split()),
        title=str(reader.metadata.title) if reader.metadata else "",
        language=str(root.get("/Lang", "")),
        is_tagged=bool(root.get("/MarkInfo", {}).get("/Marked")),
        sizes=[
            (round(float(page.mediabox.width) / POINTS_A_MM), round(float(page.mediabox.height) / POINTS_A_MM))
            for page in reader.pages
        ],
        links={str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})},
        tags=[str(element["/S"]) for element in elements],
        alts=[str(element["/Alt"]) for element in elements if "/Alt" in element],
    )


def _elements(element: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element of the structure tree below this one, in reading order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _elements(found)
