"""Pictures can be seen; the files they were made from, and documents, have no address of their own."""

from __future__ import annotations

import pytest
from django.conf import settings


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
