"""The parts an Excel file is zipped from: tricks that are refused unread, and formulas without a result."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import iterparse

from signposting.imports.rows import SourceFault
from signposting.sheets.limits import MOST_BYTES_UNPACKED, MOST_PARTS

BROKEN = "This is not an Excel file (.xlsx), or it is broken. Open it in Excel and save it again."
_CHUNK = 1 << 16
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
# In a sheet's XML, `{namespace}c` is a cell, `f` in it a formula, and `v` the result the file was saved with.
_MAYBE_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def refuse_unsafe(data: bytes) -> None:
    """Refuse an archive that unpacks to more than any directory, before it is unpacked, and XML that plays tricks.

    No spreadsheet program writes entities, or anything but UTF-8: another encoding only hides what is in it. Raises
    `SourceFault`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES_UNPACKED:
                raise SourceFault("The Excel file is far too large once it is unpacked.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        if any(_is_unsafe(piece) for piece in _pieces(file)):
                            raise SourceFault(BROKEN)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise SourceFault(BROKEN) from error


def refuse_unworked_formulas(data: bytes, part: str) -> None:
    """Refuse a sheet that holds a formula and not its result: it would be read as an empty cell, "not known".

    Raises `SourceFault`, which names the cell.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = part.lstrip("/")
        with archive.open(name) as file:
            if not any(_MAYBE_FORMULA.search(piece) for piece in _pieces(file)):
                return
        with archive.open(name) as file:
            for _event, element in iterparse(file):  # noqa: S314 (entities were refused before)
                kind = element.tag.rpartition("}")[2]
                if kind == "c":
                    found = {child.tag.rpartition("}")[2]: child.text for child in element}
                    # Words that came out empty are marked as words.
                    if "f" in found and not found.get("v") and element.get("t") != "str":
                        raise SourceFault(
                            f"Cell {element.get('r', '')} holds a formula without its result. Open the file in Excel "
                            "and save it again, or write plain words."
                        )
                if kind in {"c", "row"}:
                    element.clear()


def _is_unsafe(piece: bytes) -> bool:
    declaration = _OTHER_ENCODING.match(piece.removeprefix(b"\xef\xbb\xbf"))
    return b"\0" in piece or bool(declaration or _ENTITIES.search(piece))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes in pieces, each with the end of the one before, so that no word is cut in two."""
    end = b""
    while piece := file.read(_CHUNK):
        yield end + piece
        end = piece[-16:]
