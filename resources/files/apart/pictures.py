"""A picture for cards, small enough to stand in a list; and an uploaded picture's pixels without its notes."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from core.bare_picture import bare_picture
from resources.files.facts import Facts, Finding

SMALL_MOST = 60_000  # bytes of the picture of a first page
PIXELS_MOST = 25_000_000  # A3 at 300 dots an inch is 17 million
# (width and height at most, colours; none means all), tried in turn until it is small enough.
SIZES: tuple[tuple[int, int | None], ...] = (
    (480, None),
    (480, 128),
    (480, 32),
    (320, 64),
    (320, 16),
    (200, 16),
    (120, 8),
)
FORMATS = {"png": "PNG", "jpg": "JPEG"}


def small_picture(whole: Image.Image) -> bytes:
    """A PNG of at most `SMALL_MOST` bytes. `whole` is made smaller where it stands, to spare memory."""
    if whole.mode not in {"RGB", "RGBA", "L"}:
        whole = whole.convert("RGBA")
    whole.thumbnail((SIZES[0][0], SIZES[0][0]))
    upright = ImageOps.exif_transpose(whole).convert("RGBA")
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    made = b""
    for size, colours in SIZES:
        smaller = flat.copy()
        smaller.thumbnail((size, size))
        written = BytesIO()
        (smaller.quantize(colours) if colours else smaller).save(written, "PNG", optimize=True)
        made = written.getvalue()
        if len(made) <= SMALL_MOST:
            break
    return made


def read_picture(content: bytes, kind: str, facts: Facts, first_page: IO[bytes], bare: IO[bytes]) -> None:
    """Facts of a PNG or JPEG; writes a small one, and one that holds nothing but the pixels."""
    Image.MAX_IMAGE_PIXELS = PIXELS_MOST // 2  # Pillow refuses twice that
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as whole:
            whole.load()
            has_notes = bool(whole.getexif()) or bool({"exif", "xmp", "comment", "iptc"} & set(whole.info))
            small = small_picture(whole)
        stripped = bare_picture(BytesIO(content))
        if stripped is None:
            raise ValueError("Its notes cannot be taken out.")
    except Image.DecompressionBombError:
        facts.found(Finding.BOMB)
        return
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        facts.found(Finding.BROKEN)
        return
    facts.kind = kind
    if has_notes:
        facts.found(Finding.NOTES_TAKEN_OUT)
    first_page.write(small)
    bare.write(stripped[0])
