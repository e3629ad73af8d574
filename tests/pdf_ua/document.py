"""What the file says of itself, and whether its fonts came along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DESCRIPTOR = "/FontDescriptor"


def failures(reader: PdfReader) -> Iterator[str]:
    """Of the catalogue, its metadata, its pages' order and every font."""
    root = reader.root_object
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "06-001"
    if root.get("/MarkInfo", {}).get("/Suspects"):
        yield "02-004"
    if "/StructTreeRoot" not in root:
        yield "01-005"
    if not root.get("/Lang"):
        yield "11-006"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "07-002"
    yield from _metadata(root)
    for page in reader.pages:
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            yield "28-008"
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            yield from _font(font.get_object())


def _metadata(root: Any) -> Iterator[str]:
    if "/Metadata" not in root:
        yield "06-002"
        return
    said = ElementTree.fromstring(root["/Metadata"].get_data())
    parts = [one.get(UA, one.text if one.tag == UA else None) for one in said.iter()]
    if "1" not in parts:
        yield "05-001"
    if not any("".join(title.itertext()).strip() for title in said.iter(TITLE)):
        yield "06-003"


def _font(font: Any) -> Iterator[str]:
    own = font["/DescendantFonts"][0].get_object() if font["/Subtype"] == "/Type0" else font
    about = own.get(DESCRIPTOR, {})
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & about.keys():
        yield "31-009"
    if "/ToUnicode" not in font:
        yield "31-027"
