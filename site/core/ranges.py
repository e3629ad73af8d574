"""Answers with part of a file: a film starts before it is whole, and goes on from anywhere (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")
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


def answer_in_ranges(request: HttpRequest, path: Path, content_type: str) -> HttpResponseBase:
    """The file at `path`, or the part that was asked for; 416 where there is no such part."""
    about = path.stat()
    tag = f'"{about.st_size:x}-{about.st_mtime_ns:x}"'
    # "Only if it is still the file I have part of": otherwise the parts would not fit together.
    unchanged = request.headers.get("If-Range", tag) == tag
    asked = range_asked(request.headers.get("Range", ""), about.st_size) if unchanged else None
    answer: HttpResponseBase
    if asked is None:
        answer = FileResponse(path.open("rb"), content_type=content_type)
    elif not asked:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{about.st_size}"})
    else:
        answer = StreamingHttpResponse(_pieces(path, asked), status=206, content_type=content_type)
        answer["Content-Range"] = f"bytes {asked.start}-{asked.stop - 1}/{about.st_size}"
        answer["Content-Length"] = str(len(asked))
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = tag
    return answer


def _pieces(path: Path, asked: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(asked.start)
        left = len(asked)
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
