"""The package around an Office file (ECMA-376, part 2): a zip of XML parts, the same bytes for the same words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

PARTS = Path(__file__).parent / "office"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: no clock is in the bytes


@lru_cache(maxsize=16)
def part(name: str) -> str:
    """A part that is the same in every file, from `office/`."""
    return (PARTS / name).read_text(encoding="utf-8")


def text(words: str) -> str:
    """Words as XML."""
    return escape(words)


def attribute(words: str) -> str:
    """Words as an XML attribute, in quotation marks."""
    return quoteattr(words)


def relations(of: Mapping[str, tuple[str, str]], outside: Mapping[str, str] | None = None) -> str:
    """A `.rels` part: `of` holds id: (last word of the type, target); `outside` id: address of a link."""
    inside = [
        f'<Relationship Id="{key}" Type="{_type(kind)}" Target="{target}"/>' for key, (kind, target) in of.items()
    ]
    links = [
        f'<Relationship Id="{key}" Type="{RELATIONSHIPS}/hyperlink" Target={attribute(address)} '
        'TargetMode="External"/>'
        for key, address in (outside or {}).items()
    ]
    body = "".join(inside + links)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def _type(kind: str) -> str:
    return f"{PACKAGE}/relationships/metadata/{kind}" if kind == "core-properties" else f"{RELATIONSHIPS}/{kind}"


def core_properties(title: str, made_by: str, language: str) -> str:
    """What the file says of itself. No person's name and no date: both say more than they should."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(title)}</dc:title><dc:creator>{text(made_by)}</dc:creator>"
        f"<dc:language>{text(language)}</dc:language></cp:coreProperties>"
    )


def content_types(parts: Mapping[str, str]) -> str:
    """`[Content_Types].xml`: `parts` holds the last words of each part's type by its name."""
    base = "application/vnd.openxmlformats-"
    own = "".join(f'<Override PartName="/{name}" ContentType="{base}{kind}+xml"/>' for name, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{base}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def zipped(parts: Mapping[str, str]) -> bytes:
    """The file. `[Content_Types].xml` should come first: some readers look no further to know what it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DAY_ONE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return written.getvalue()
