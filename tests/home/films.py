"""Films and pictures for tests: small, and what their names say."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image

from core.models import Picture
from home.models import FilmFile
from tests.home.film_bytes import MP4, VTT


def picture(name: str = "drawing.png", size: tuple[int, int] = (1600, 900), **fields: Any) -> Picture:
    """A drawing of one colour."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, "PNG")
    return Picture.objects.create(title=name, file=ImageFile(BytesIO(file.getvalue()), name=name), **fields)


def film(**fields: Any) -> FilmFile:
    """A film that begins as one."""
    fields = {"title": "Kind at first", "source": "The partnership", "licence": "ours", **fields}
    files = {"mp4": ContentFile(MP4, name="told.mp4"), "captions": ContentFile(VTT, name="told.vtt")}
    return FilmFile.objects.create(**{**files, **fields})
