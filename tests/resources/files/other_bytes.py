"""Pictures, films, texts and programs that are not what they seem."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

BIG_BIT = 30_000


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def photograph_with_place() -> bytes:
    """A JPEG that says where it was taken, turned on its side."""
    notes = Image.Exif()
    notes[0x0112] = 6  # turn it by 90 degrees
    notes[0x010F] = "A telephone"
    notes.get_ifd(0x8825).update({1: "N", 2: (52.0, 48.0, 0.0), 3: "W", 4: (2.0, 7.0, 0.0)})
    return picture("JPEG", exif=notes)


def photograph_of_a_telephone() -> bytes:
    """Two JPEGs in one, the second for depth."""
    out = io.BytesIO()
    one, two = Image.new("RGB", (40, 30), "teal"), Image.new("RGB", (20, 15), "navy")
    one.save(out, "MPO", save_all=True, append_images=[two])
    return out.getvalue()


def png_bomb() -> bytes:
    """A few hundred kilobytes that say they are 900 million dots."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", BIG_BIT, BIG_BIT, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes((BIG_BIT // 8 + 1) * 3000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def film(brand: bytes = b"isom", more: bytes = b"") -> bytes:
    return b"\x00\x00\x00\x18ftyp" + brand + b"\x00\x00\x02\x00isommp41" + more + bytes(64)


def webm(doctype: bytes = b"webm") -> bytes:
    return b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84" + doctype + bytes(64)


PLACE_IN_FILM = b"\x00\x00\x00\x1e\xa9xyz\x00\x12\x15\xc7+52.8000-002.1170/"
WINDOWS_PROGRAM = b"MZ\x90\x00\x03" + bytes(200)
LINUX_PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(200)
SHORTCUT = b"\x4c\x00\x00\x00\x01\x14\x02\x00" + bytes(100)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WEB_PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
