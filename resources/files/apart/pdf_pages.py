"""The pages of a PDF: how many, how large, their words, and a picture of the first."""

from __future__ import annotations

import re
from typing import IO

import pypdfium2 as pdfium

from resources.files.apart.pictures import small_picture
from resources.files.facts import Facts, Finding, plain

PAGES_READ = 300
WORDS_READ = 2_000_000  # bytes of text of all pages together
MM = 25.4 / 72
PAPERS = {(148, 210): "A5", (210, 297): "A4", (297, 420): "A3", (420, 594): "A2", (594, 841): "A1", (841, 1189): "A0"}
NEAR = 2  # mm
LARGEST = 5080  # mm: 14,400 points, ISO 32000-1 annex C
PICTURE = 640  # pixels of the longer side, before it is made smaller
_HYPHEN_AT_LINE_END = "\x02"


def read_pages(content: bytes, facts: Facts, first_page: IO[bytes]) -> None:
    """Facts of the pages; writes the picture. A document without a page that opens is broken."""
    try:
        document = pdfium.PdfDocument(content)
        facts.pages = len(document)
        if not facts.pages:
            facts.found(Finding.NO_PAGES)
            return
        facts.paper = paper(*document.get_page_size(0))
        facts.texts = _words(document, facts.pages)
        _draw(document, first_page)
    except pdfium.PdfiumError:
        facts.found(Finding.BROKEN)
        return
    facts.has_text = any(re.search(r"\w", text) for text in facts.texts)
    if facts.pages > PAGES_READ:
        facts.found(Finding.LONG)


def paper(width: float, height: float) -> str:
    """The paper's name, whichever way up, or its size in mm, or nothing for no paper; from points."""
    shorter, longer = sorted((round(width * MM), round(height * MM)))
    if longer > LARGEST:
        return ""
    for (short, long), name in PAPERS.items():
        if abs(short - shorter) <= NEAR and abs(long - longer) <= NEAR:
            return name
    return f"{round(width * MM)} x {round(height * MM)} mm"[:20]


def _words(document: pdfium.PdfDocument, pages: int) -> list[str]:
    texts: list[str] = []
    left = WORDS_READ
    for number in range(min(pages, PAGES_READ)):
        page = document[number]
        read = page.get_textpage()
        text = read.get_text_bounded()
        read.close()
        page.close()
        text = plain(text.replace(_HYPHEN_AT_LINE_END, ""))
        text = text.encode()[:left].decode(errors="ignore")
        left -= len(text.encode())
        texts.append(text)
        if left <= 0:
            break
    return texts


def _draw(document: pdfium.PdfDocument, first_page: IO[bytes]) -> None:
    page = document[0]
    longer = max(page.get_size())
    if longer <= 0:
        return
    drawn = page.render(scale=min(PICTURE / longer, 8.0), may_draw_forms=False)
    first_page.write(small_picture(drawn.to_pil()))
