"""A picture without its camera's notes (place, time, device) and whatever else a program hid beside its pixels."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageOps

# Kinds that can carry a camera's notes, and what keeps each as good as it was.
KEPT_AS_GOOD: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 90},
    "GIF": {},
}
# Several JPEGs in one, as telephones make them: the first is the picture.
SAME_KIND = {"MPO": "JPEG"}


def bare_picture(file: IO[bytes]) -> tuple[bytes, tuple[int, int]] | None:
    """The picture's pixels alone, turned the right way up, and its (width, height); `None` for other kinds.

    An animated picture keeps its first frame: nothing on these pages moves. Raises whatever Pillow raises for
    something that is no picture.
    """
    original = Image.open(file)
    kind = SAME_KIND.get(original.format or "", original.format or "")
    if kind not in KEPT_AS_GOOD:
        return None
    upright = ImageOps.exif_transpose(original)
    bare = Image.new(upright.mode, upright.size)
    if upright.mode == "P":
        bare.putpalette(upright.getpalette() or [])
    bare.paste(upright)
    stored = BytesIO()
    extra = {"transparency": upright.info["transparency"]} if "transparency" in upright.info else {}
    bare.save(stored, kind, **KEPT_AS_GOOD[kind], **extra)
    return stored.getvalue(), bare.size
