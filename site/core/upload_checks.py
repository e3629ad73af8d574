"""Whether an uploaded file is what its name says: the first bytes decide, and there is a size nothing exceeds."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

MB = 1024 * 1024
FILM_MOST = 60 * MB
CAPTIONS_MOST = MB
# What a file of each kind begins with: (place of the bytes, the bytes). Sources: ISO/IEC 14496-12 4.3, RFC 8794,
# ISO 32000-1 7.5.2, PKWARE APPNOTE 4.3.7.
BEGINS = {
    "mp4": (4, b"ftyp"),
    "webm": (0, b"\x1a\x45\xdf\xa3"),
    "pdf": (0, b"%PDF-"),
    **dict.fromkeys(("docx", "odt", "pptx", "xlsx"), (0, b"PK\x03\x04")),
}
# A zip is a document of its kind only if it holds this.
HOLDS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/", "odt": "content.xml"}
TEXTS = frozenset({"csv", "txt", "vtt"})
HEAD = 4096


def kind_of(name: str) -> str:
    """The ending of a file's name, small and without its dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def validate_content(file: File[Any]) -> None:
    """Raise a `ValidationError` where a new file is not what its ending says. Endings we do not know pass."""
    if getattr(file, "_committed", False):
        return  # stored: it was looked at when it came in
    kind = kind_of(file.name or "")
    file.seek(0)
    head = file.read(HEAD)
    place, begins = BEGINS.get(kind, (0, b""))
    as_said = head[place : place + len(begins)] == begins
    if kind == "webm":
        as_said = as_said and b"webm" in head[:64]
    if kind in TEXTS:
        as_said = _is_text(head)
    if kind == "vtt":
        as_said = as_said and head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
    if kind in HOLDS and as_said:
        as_said = _holds(file, HOLDS[kind])
    file.seek(0)
    if not as_said:
        raise ValidationError(
            _("This is no %(kind)s file, whatever its name says. Save it again as one."),
            params={"kind": kind.upper()},
            code="content",
        )


def validate_captions(file: File[Any]) -> None:
    """Raise a `ValidationError` for captions that are too large or hold no line with a time."""
    if getattr(file, "_committed", False):
        return
    validate_size(file, CAPTIONS_MOST)
    file.seek(0)
    lines = file.read()
    file.seek(0)
    if b"-->" not in lines:
        raise ValidationError(_("There is no line with a time in it."), code="content")


def validate_film_size(file: File[Any]) -> None:
    """Raise a `ValidationError` for a film that would cost its viewers too much."""
    if not getattr(file, "_committed", False):
        validate_size(file, FILM_MOST)


def validate_size(file: File[Any], most: int) -> None:
    """Raise a `ValidationError` for more than `most` bytes."""
    if file.size > most:
        raise ValidationError(
            _("It is %(size)s, and at most %(most)s are taken. Save it smaller: people pay for each megabyte."),
            params={"size": filesizeformat(file.size), "most": filesizeformat(most)},
            code="size",
        )


def _is_text(head: bytes) -> bool:
    """No zero bytes, and none of what begins a program or a document of another kind."""
    return b"\0" not in head and not head.startswith((b"MZ", b"%PDF", b"PK\x03\x04", b"\x7fELF"))


def _holds(file: File[Any], part: str) -> bool:
    try:
        with ZipFile(file) as archive:
            return any(name.startswith(part) for name in archive.namelist())
    except BadZipFile:
        return False
