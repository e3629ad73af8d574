"""Pages leave compressed, except where a secret stands beside typed text."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpResponse

from core.middleware.compression import CompressionMiddleware, without_indents

PAGE = "<p>Who to tell, and what happens next.</p>" * 100


def answer_to(rf, accepted, path="/", content=PAGE, content_type="text/html; charset=utf-8"):
    request = rf.get(path, headers={"Accept-Encoding": accepted})
    return CompressionMiddleware(lambda request: HttpResponse(content, content_type=content_type))(request)


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("GZIP; Q=1 , BR ;q=0.000", "gzip", gzip.decompress),
    ],
)
def test_a_page_arrives_small_and_whole(rf, accepted, encoding, read):
    answer = answer_to(rf, accepted)
    assert answer["Content-Encoding"] == encoding
    assert read(answer.content).decode() == PAGE
    assert int(answer["Content-Length"]) == len(answer.content) < len(PAGE) / 10
    assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "unfit",
    [
        {"accepted": "identity"},
        {"accepted": "br;q=0, gzip;q=0"},
        {"accepted": "brotli-like, gzip;q=some, *;q=0"},
        {"path": "/admin/pages/"},
        {"content": "short"},
        {"content_type": "image/png"},
    ],
)
def test_what_cannot_or_must_not_be_compressed_is_left_as_it_is(rf, unfit):
    answer = answer_to(rf, **{"accepted": "gzip, br", **unfit})
    assert "Content-Encoding" not in answer
    assert answer.content.decode() == unfit.get("content", PAGE)


def test_indents_go_and_words_and_preformatted_text_stay():
    assert without_indents(b"<p>\n    a\n\n  b</p>") == b"<p>\na\nb</p>"
    assert without_indents(b"<pre>\n    a</pre>") == b"<pre>\n    a</pre>"
