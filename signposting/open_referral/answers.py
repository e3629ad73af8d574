"""How the feed answers: JSON for anybody's program, on any site, without a cookie; errors too, in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

ALLOWED = "GET, HEAD, OPTIONS"
# Any site may read it (the standard's compliance page demands `*`); the rest of the site stays closed to others.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cross-Origin-Resource-Policy": "cross-origin",
    # A number out of its page, without hours or a way on, is no search result.
    "X-Robots-Tag": "noindex, nofollow",
}
# Kept by whom it was given to, and asked about each time: a withdrawn number is gone within a minute.
KEEPING = {"Cache-Control": "no-cache", "CDN-Cache-Control": "public, max-age=60"}
Payload = dict[str, Any]


class BadParameter(Exception):  # noqa: N818 (reads as what happened)
    """A parameter that cannot be answered. The message is for the public and repeats nothing that was sent."""


class NotInTheFeed(Exception):  # noqa: N818 (reads as what happened)
    """Nothing is at this address."""


def refusal(status: int, words: str) -> HttpResponse:
    """An error as the feed gives it: `{"status": 404, "message": "…"}`."""
    answer = _json({"status": status, "message": words}, status)
    answer["Cache-Control"] = "no-store"
    return answer


def answers(view: Callable[..., Payload]) -> Callable[..., HttpResponse]:
    """Makes a view that returns a payload, or raises `BadParameter` or `NotInTheFeed`, answer as the feed does.

    Exempt from the CSRF check: it would answer a POST with a page. There is no session and nothing changes.
    """

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, **steps: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            refused = refusal(405, "The feed can only be read.")
            refused["Allow"] = ALLOWED
            return refused
        try:
            payload = view(request, **steps)
        except BadParameter as reason:
            return refusal(400, str(reason))
        except NotInTheFeed:
            return refusal(404, "There is nothing at this address.")
        return _with_tag(request, payload)

    return answered


def _with_tag(request: HttpRequest, payload: Payload) -> HttpResponse:
    """The payload, or 304 when the asker has the very same.

    Only the tag decides. A date could not: what an answer says also changes with the day, as checks fall due. It is
    given, for whoever keeps it.
    """
    answer = _json(payload)
    _put(answer, KEEPING)
    if "last_modified" in payload:
        answer["Last-Modified"] = http_date(datetime.fromisoformat(payload["last_modified"]).timestamp())
    # Weak, for the same answer leaves compressed in more than one way.
    tag = f'W/"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer["ETag"] = tag
    known = get_conditional_response(request, etag=tag, response=answer)
    if known is None or known is answer:
        return answer
    _put(known, OPEN_TO_ALL | KEEPING)
    return known


def _preflight() -> HttpResponse:
    answer = HttpResponse(status=204)
    _put(answer, OPEN_TO_ALL)
    answer["Allow"] = answer["Access-Control-Allow-Methods"] = ALLOWED
    answer["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    answer["Access-Control-Max-Age"] = "86400"
    return answer


def _json(payload: Payload, status: int = 200) -> HttpResponse:
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    answer = HttpResponse(body, content_type="application/json", status=status)
    _put(answer, OPEN_TO_ALL)
    return answer


def _put(answer: HttpResponseBase, headers: dict[str, str]) -> None:
    for name, value in headers.items():
        answer[name] = value
