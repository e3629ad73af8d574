"""A film's file is served in the parts a player asks for, as itself, and keeps no copy on the device."""

from __future__ import annotations

import pytest
from django.conf import settings

NAME = "0123456789abcdef"
CONTENT = bytes(range(256)) * 1000  # longer than one piece


@pytest.fixture
def address(db) -> str:
    file = settings.MEDIA_ROOT / "films" / f"{NAME}.mp4"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(CONTENT)
    return f"/media/films/{NAME}.mp4"


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_whole_file_says_that_parts_can_be_had(client, address):
    answer = client.get(address)
    assert (answer.status_code, body(answer)) == (200, CONTENT)
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=100000-", 100_000, 255_999),
        ("bytes=10-200000", 10, 200_000),
        ("bytes=255000-999999", 255_000, 255_999),
        ("bytes=-500", 255_500, 255_999),
        ("bytes=-9999999", 0, 255_999),
    ],
)
def test_a_part_is_exactly_what_was_asked_for(client, address, asked, first, last):
    answer = client.get(address, headers={"range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert answer["Content-Length"] == str(last - first + 1)
    assert body(answer) == CONTENT[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=999999-1000000", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused_with_the_size(client, address, asked):
    answer = client.get(address, headers={"range": asked})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(CONTENT)}"


ENDLESS = "9" * 5000  # more digits than Python turns into a number


@pytest.mark.parametrize(
    "asked",
    ["bytes=5-1", "bytes=0-1,5-6", "lines=0-1", "bytes=-", "bytes=a-b", "nonsense", f"bytes=0-{ENDLESS}"],
)
def test_what_cannot_be_read_as_one_part_gets_the_whole(client, address, asked):
    assert client.get(address, headers={"range": asked}).status_code == 200


def test_parts_of_a_file_that_has_changed_are_not_mixed_with_the_old(client, address):
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"range": "bytes=0-1", "if-range": tag}).status_code == 206
    assert client.get(address, headers={"range": "bytes=0-1", "if-range": '"another"'}).status_code == 200


def test_a_films_file_runs_nothing_loads_nothing_and_stays_off_the_device(client, address):
    answer = client.get(address)
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; frame-ancestors 'none'; sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", [f"{NAME}.exe", "fedcba9876543210.mp4", f"../films/{NAME}.mp4", f"{NAME}.mp4/"])
def test_nothing_else_is_served_from_there(client, address, name):
    assert client.get(f"/media/films/{name}").status_code == 404
