"""Pictures can be seen and carry no notes of a camera; the files they were made from have no address of their own."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from core.models import Picture


@pytest.fixture
def put():
    def write(path: str) -> str:
        file = settings.MEDIA_ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"picture")
        return f"/media/{path}"

    return write


def test_a_picture_is_served_with_the_safety_headers(client, db, put):
    answer = client.get(put("images/logo.max-165x165.png"))
    assert b"".join(answer.streaming_content) == b"picture"
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["original_images/logo.png", "documents/plan.pdf", "images/../documents/plan.pdf"])
def test_nothing_else_in_the_uploads_is(client, db, put, path):
    put(path)
    assert client.get(f"/media/{path}").status_code in {400, 404}


def photograph(**notes: str) -> ImageFile:
    """A small photograph taken on its side, carrying a camera's notes."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = notes.get("camera", "A phone of somebody's")
    exif.get_ifd(0x8825)[2] = (52.0, 48.0, 22.0)  # where it was taken
    file = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(file, "JPEG", exif=exif, comment=b"somebody's")
    return ImageFile(BytesIO(file.getvalue()), name="van.jpg")


def test_a_stored_picture_says_nothing_of_where_and_with_what_it_was_taken(db):
    picture = Picture.objects.create(title="Van", file=photograph())
    with picture.file.open("rb") as file:
        stored = file.read()
    assert b"somebody's" not in stored
    with Image.open(BytesIO(stored)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (20, 40)  # the right way up without being told
    assert (picture.width, picture.height, picture.file_size) == (20, 40, len(stored))


def test_an_animated_picture_stands_still(db):
    file = BytesIO()
    frames = [Image.new("P", (10, 10), colour) for colour in (1, 2, 3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    picture = Picture.objects.create(title="Moves", file=ImageFile(BytesIO(file.getvalue()), name="moves.gif"))
    with picture.file.open("rb") as stored, Image.open(stored) as image:
        assert getattr(image, "n_frames", 1) == 1


def test_a_picture_of_people_says_who_agreed_and_one_whose_time_is_up_is_left_out(db):
    with pytest.raises(ValidationError, match="who agreed"):
        Picture(title="Team", shows="adult").clean()
    today = timezone.localdate()
    assert Picture(use_until=today).may_be_used
    assert not Picture(use_until=today - timedelta(days=1)).may_be_used
