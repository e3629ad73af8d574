"""What kind of file some bytes are, whatever their name says.

Sources: ISO 32000-1 7.5.2 (PDF), PKWARE APPNOTE 4.3.7 (zip), ECMA-376-2 (Office), OpenDocument 1.3 part 2, 3.3,
ISO/IEC 14496-12 4.3 (MP4), RFC 8794 (WebM), ID3v2, PNG 5.2, ISO 10918-1 B.1, WebVTT 4.1.
"""

from __future__ import annotations

import re

from resources.files.facts import Facts, Finding

HEAD = 4096
TEXTS = frozenset({"csv", "txt", "vtt"})
ZIP, OFFICE_OLD, EMPTY_ZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
)
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"MSCF")
FILM_BRANDS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"})
_WEB_PAGE = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|meta|title|base|object|embed)\b", re.IGNORECASE
)
BEGINS = {
    b"%PDF-": "pdf",
    ZIP: "zip",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"\x1a\x45\xdf\xa3": "webm",
    b"ID3": "mp3",
    **dict.fromkeys((b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"), "mp3"),
}
# Apple's "©xyz" with its length, its language and a first sign; QuickTime's key; 3GPP TS 26.244 8.8.
_PLACE = re.compile(rb"\xa9xyz.{4}[+-]\d|location\.ISO6709|loci\x00\x00\x00\x00", re.DOTALL)
_SVG = re.compile(rb"<\s*(?:[a-z]+:)?svg\b", re.IGNORECASE)


def kind_of_bytes(content: bytes) -> str:
    """`pdf`, `png`, `jpg`, `mp4`, `webm`, `mp3`, `zip`, `text`; or a `Finding` that says why it is none of them."""
    head = content[:HEAD]
    if head.startswith(PROGRAMS):
        return Finding.PROGRAM
    if head.startswith(OFFICE_OLD):
        return Finding.OLD_OFFICE
    if head.startswith((*ARCHIVES, EMPTY_ZIP)):
        return Finding.ARCHIVE
    known = _by_first_bytes(head)
    return known or _text_or_nothing(content)


def _by_first_bytes(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "mp4" if head[8:12] in FILM_BRANDS else Finding.NOT_WHAT_IT_SAYS
    kind = next((kind for begins, kind in BEGINS.items() if head.startswith(begins)), "")
    return Finding.NOT_WHAT_IT_SAYS if kind == "webm" and b"webm" not in head[:64] else kind


def _text_or_nothing(content: bytes) -> str:
    if _SVG.search(content[:HEAD]):
        return Finding.DRAWING_SVG
    if _WEB_PAGE.search(content[:HEAD]):
        return Finding.WEB_PAGE
    if b"\0" in content:
        return Finding.NOT_WHAT_IT_SAYS
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Finding.NOT_WHAT_IT_SAYS
    return "text"


def read_text(content: bytes, ending: str, facts: Facts) -> None:
    """Facts of a plain text whose name ends in `ending`."""
    words = content.decode("utf-8-sig")
    if ending == "vtt":
        if not words.startswith("WEBVTT"):
            facts.found(Finding.NOT_WHAT_IT_SAYS)
        elif "-->" not in words:
            facts.found(Finding.NO_TIMES)
    if _WEB_PAGE.search(content):
        facts.found(Finding.WEB_PAGE)
    if ending == "csv" and re.search(r"(?:^|[,;\t])\s*\"?[=@]", words, re.MULTILINE):
        facts.found(Finding.FORMULA)  # a spreadsheet would run it
    facts.kind = ending


def read_film(content: bytes, facts: Facts) -> None:
    """A telephone writes where it stood into its films."""
    if _PLACE.search(content):
        facts.found(Finding.PLACE)
