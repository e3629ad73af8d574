"""Office files with the fewest parts that make one, and one part that is wrong."""

from __future__ import annotations

import io
import warnings
from zipfile import ZIP_DEFLATED, ZipFile

OOXML = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = {
    "docx": ("word/document.xml", f"{OOXML}wordprocessingml.document.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OOXML}presentationml.presentation.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OOXML}spreadsheetml.sheet.main+xml"),
    "docm": ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: dict[str, str | bytes] | list[tuple[str, str | bytes]]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name twice is what one of them is about
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(kind: str, **main: str) -> dict[str, str | bytes]:
    name, content_type = MAIN[kind]
    body = main.get("body", "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>")
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>',
        "_rels/.rels": relations(f'Type="{KIND}officeDocument" Target="{name}"'),
        name: f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def relations(*rows: str) -> str:
    inside = "".join(f'<Relationship Id="r{at}" {row}/>' for at, row in enumerate(rows))
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def office(kind: str = "docx", body: str = "", **parts: str | bytes) -> bytes:
    """A file of that kind; in `parts`, `__` stands for the slash and `_DOT_` for a full stop in a name."""
    whole = parts_of(kind, body=body) if body else parts_of(kind)
    whole |= {name.replace("__", "/").replace("_DOT_", "."): content for name, content in parts.items()}
    return zipped(whole)


def linked(kind: str, target: str, mode: str = "External") -> bytes:
    """A document with one relationship that leads out."""
    row = f'Type="{KIND}{kind}" Target="{target}" TargetMode="{mode}"'
    return zipped(parts_of("docx") | {"word/_rels/document.xml.rels": relations(row)})


def holding(relation: str, part: str, kind: str = "docx") -> bytes:
    """A document with a part of that kind inside."""
    rows = {"word/_rels/document.xml.rels": relations(f'Type="{KIND}{relation}" Target="{part}"')}
    return zipped(parts_of(kind) | rows | {f"word/{part}": b"\xd0\xcf\x11\xe0"})


def open_document(body: str = "", kind: str = "text", **parts: str | bytes) -> bytes:
    names = (
        'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:draw="urn:d" xmlns:script="urn:s" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    whole: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        "META-INF/manifest.xml": '<manifest xmlns="urn:m"/>',
    }
    whole |= {name.replace("__", "/").replace("_DOT_", "."): content for name, content in parts.items()}
    return zipped(whole)


def with_lying_size() -> bytes:
    """A part that is longer than the package says."""
    made = bytearray(zipped(parts_of("docx") | {"word/styles.xml": "<a>" + " " * 70_000 + "</a>"}))
    at = made.rindex(b"word/styles.xml") - 46
    made[at + 24 : at + 28] = (5).to_bytes(4, "little")
    return bytes(made)


def with_password_bit() -> bytes:
    """A part that says it is encrypted."""
    made = bytearray(zipped(parts_of("docx")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.rindex(mark)
        made[at + place] |= 1
    return bytes(made)
