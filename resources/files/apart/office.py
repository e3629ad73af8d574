"""What is in an Office file: a zip of parts, of which some run, fetch, hide or swell.

Sources: ECMA-376-2 (parts and relationships), [MS-OFFMACRO2] (macros), OpenDocument 1.3 part 2 (packages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 (it is a class)

from resources.files.apart.office_parts import Part, look_at_part
from resources.files.facts import Facts, Finding

MB = 1024 * 1024
PARTS_MOST = 5000
UNPACKED_MOST = 200 * MB
PART_MOST = 20 * MB  # of one part that is read as XML
CHUNK = 256 * 1024

# The main part's type says what an Office file is; whatever type holds "macroEnabled" can run.
MAIN_TYPES = {
    "wordprocessingml.document.main+xml": "docx",
    "presentationml.presentation.main+xml": "pptx",
    "presentationml.slideshow.main+xml": "pptx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
MACRO_TYPES = re.compile(r"macroenabled|vbaproject", re.IGNORECASE)
OPEN_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_NAMES: tuple[tuple[re.Pattern[str], Finding], ...] = (
    (
        re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|macrosheets/|attachedtoolbars\.bin)|^(?:basic|scripts)/"),
        Finding.MACROS,
    ),
    (re.compile(r"(?:^|/)(?:embeddings|activex|ctrlprops)/|oleobject|^object \d+"), Finding.EMBEDDED),
    (re.compile(r"(?:^|/)externallinks/"), Finding.EXTERNAL),
)
# Read as XML. The cells of a workbook are not: they are large, and what they fetch stands in parts of its own.
_READ = re.compile(r"\.rels$|\[content_types\]\.xml$|^(?:(?:word|ppt|docprops|meta-inf)/.*|(?:xl/)?[a-z]+)\.xml$")


def read_office(content: bytes, facts: Facts) -> None:
    """Facts of a zip. One that is neither Office nor OpenDocument is an archive, and none is taken."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS_MOST or sum(part.file_size for part in parts) > UNPACKED_MOST:
                facts.found(Finding.BOMB)
                return
            _read_parts(archive, parts, facts)
    except RuntimeError:  # zipfile's word for a part with a password
        facts.found(Finding.ENCRYPTED)
    except (BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, ZlibError):
        facts.found(Finding.BROKEN)


def _read_parts(archive: ZipFile, parts: list[ZipInfo], facts: Facts) -> None:
    names = [part.filename.lower() for part in parts]
    otherwise = Finding.NOT_WHAT_IT_SAYS  # a template, a drawing: a document, though none we take
    if "[content_types].xml" in names:
        facts.kind = _office_kind(archive.read(parts[names.index("[content_types].xml")]), facts)
    elif names and names[0] == "mimetype":
        facts.kind = OPEN_TYPES.get(archive.read(parts[0]).strip(), "")
    else:
        otherwise = Finding.ARCHIVE
    if not facts.kind:
        if not facts.refusals:
            facts.found(otherwise)
        return
    if len(set(names)) != len(names):
        facts.found(Finding.BROKEN)  # two parts of one name: programs differ on which of them counts
    for name in names:
        facts.found(*(finding for pattern, finding in _NAMES if pattern.search(name)))
    for part in _unpacked(archive, parts, facts):
        look_at_part(part, facts)


def _office_kind(types: bytes, facts: Facts) -> str:
    text = types[:PART_MOST].decode("utf-8", "replace")
    if MACRO_TYPES.search(text):
        facts.found(Finding.MACROS)
    return next((kind for words, kind in MAIN_TYPES.items() if words in text), "")


def _unpacked(archive: ZipFile, parts: list[ZipInfo], facts: Facts) -> Iterator[Part]:
    """The parts that are read. Each part is unpacked, since what it says of its own size need not be true."""
    left = UNPACKED_MOST
    for info in parts:
        name, kept = info.filename.lower(), bytearray()
        is_read = _READ.search(name) is not None
        with archive.open(info) as stream:
            while piece := stream.read(CHUNK):
                left -= len(piece)
                if is_read:
                    kept += piece
                if left < 0 or len(kept) > PART_MOST:
                    facts.found(Finding.BOMB)
                    return
        if is_read:
            yield Part(name, bytes(kept))
