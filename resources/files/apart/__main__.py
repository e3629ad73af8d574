"""Reads one file and prints what it is: `python -m resources.files.apart FILE ENDING FIRST_PAGE BARE`.

FILE is the upload and ENDING what its name claims; the picture of the first page is written to FIRST_PAGE and a
picture without its notes to BARE, each left empty where there is none. The facts go to standard output as JSON.
Leaves with 0, or with `OUT_OF_MEMORY`; the system stops it where a limit is reached.
"""

from __future__ import annotations

import codecs
import json
import logging
import sys
from io import BytesIO
from pathlib import Path
from typing import IO

from PIL import Image
from PIL.ExifTags import Base
from pypdf import PdfWriter

from resources.files.apart.limits import OUT_OF_MEMORY, shut_in
from resources.files.apart.office import read_office
from resources.files.apart.pdf_pages import read_pages
from resources.files.apart.pdf_structure import TooMuchError, read_structure
from resources.files.apart.pictures import FORMATS, read_picture
from resources.files.apart.sniffing import TEXTS, kind_of_bytes, read_film, read_text
from resources.files.facts import Facts, Finding

# Each is a module of its own that Python opens when first used: names in zips, words in PDFs and XML.
CODECS = ("cp437", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "ascii", "cp1252")


def read(content: bytes, ending: str, first_page: IO[bytes], bare: IO[bytes]) -> Facts:
    """What the file is. Whatever a hostile file makes a library raise is an answer, not an error."""
    facts = Facts()
    try:
        _read(content, ending, facts, first_page, bare)
    except (MemoryError, ImportError):  # an import is not the file's fault: `warm_up` has forgotten something
        raise
    except (RecursionError, TooMuchError):
        facts.found(Finding.TOO_MUCH)
    except Exception:  # noqa: BLE001 (the libraries promise nothing about what they raise on broken files)
        facts.found(Finding.BROKEN)
    return facts


def _read(content: bytes, ending: str, facts: Facts, first_page: IO[bytes], bare: IO[bytes]) -> None:
    kind = kind_of_bytes(content)
    if kind in set(Finding):
        facts.found(Finding(kind))
    elif kind == "zip":
        read_office(content, facts)
    elif kind == "text":
        if ending in TEXTS:
            read_text(content, ending, facts)
        else:
            facts.found(Finding.NOT_WHAT_IT_SAYS)
    elif kind == "pdf":
        facts.kind = kind
        read_structure(content, facts)
        if not facts.refusals:
            read_pages(content, facts, first_page)
    elif kind in FORMATS:
        facts.kind = kind
        read_picture(content, kind, facts, first_page, bare)
    else:
        facts.kind = kind
        read_film(content, facts)


def warm_up() -> None:
    """Read a page of our own: what the libraries open when first used is open before the door is shut."""
    blank = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(blank)
    read(blank.getvalue(), "pdf", BytesIO(), BytesIO())
    Image.init()
    notes = Image.Exif()
    notes[Base.Orientation] = 6
    for kind, form in FORMATS.items():
        drawn = BytesIO()
        Image.new("RGB", (8, 8)).save(drawn, form, exif=notes)
        read(drawn.getvalue(), kind, BytesIO(), BytesIO())
    for codec in CODECS:
        codecs.lookup(codec)


def main() -> None:
    """See the module."""
    file, ending, first_page, bare = sys.argv[1:]
    logging.disable()  # a broken file makes a library say a line about each of a million objects
    content = Path(file).read_bytes()
    warm_up()
    with Path(first_page).open("wb") as picture, Path(bare).open("wb") as pixels:
        shut_in()
        try:
            json.dump(read(content, ending, picture, pixels).as_json(), sys.stdout)
            sys.stdout.flush()
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
