"""Answers with part of a file: a film starts before it is whole, and goes on from anywhere (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

# No file is longer than a number of 18 digits says; one of thousands Python refuses to reckon with.
ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})\Z")
PIECE = 64 * 1024


def range_asked(header: str, size: int) -> range | None:
    """The bytes a `Range` header asks for; none where the whole file is to be sent.

    Several ranges at once, other units and what cannot be read get the whole file, as the standard allows. An empty
    range means that there is nothing to send.
    """
    found = ONE_RANGE.match(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":  # the last so many
        return range(max(size - int(found[2]), 0), size) if int(found[2]) else range(0)
    first, last = int(found[1]), int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None  # not a range at all
    return range(first, min(last + 1, size)) if first < size else range(0)


def answer_in_ranges(
    request: HttpRequest, opened: Callable[[], IO[bytes]], *, size: int, tag: str, content_type: str
) -> HttpResponseBase:
    """A file, or the part of it that was asked for; 416 where there is no such part, 304 where the asker has it.

    `opened` opens it for reading, on a disk or elsewhere; `size` is its length in bytes; `tag` names this content and
    no other, and becomes its ETag.
    """
    tag = f'"{tag}"'
    if request.headers.get("If-None-Match", "").strip() in {tag, f"W/{tag}"}:
        return HttpResponse(status=304, headers={"ETag": tag})
    # "Only if it is still the file I have part of": otherwise the parts would not fit together.
    unchanged = request.headers.get("If-Range", tag) == tag
    asked = range_asked(request.headers.get("Range", ""), size) if unchanged else None
    answer: HttpResponseBase
    if asked is None:
        answer = FileResponse(opened(), content_type=content_type)
        answer["Content-Length"] = str(size)
    elif not asked:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        # Opened before anything is promised: bytes that are lost are an answer of their own, not half of one.
        file = opened()
        answer = StreamingHttpResponse(_pieces(file, asked), status=206, content_type=content_type)
        answer._resource_closers.append(file.close)  # type: ignore[attr-defined]  # as FileResponse does
        answer["Content-Range"] = f"bytes {asked.start}-{asked.stop - 1}/{size}"
        answer["Content-Length"] = str(len(asked))
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = tag
    return answer


def _pieces(file: IO[bytes], asked: range) -> Iterator[bytes]:
    file.seek(asked.start)
    left = len(asked)
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
