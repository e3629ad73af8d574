"""What may be written down about a request: which route answered and how; never an address or a postcode."""

from __future__ import annotations

import logging
import re
from collections.abc import ItemsView
from http.client import responses
from types import FrameType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

# Between the halves of a postcode: nothing, blanks, or blanks as addresses, source code and HTML spell them.
GAP = r"(?:\s|[-+_.]|%20|%2B|%0[9AD]|%C2%A0|\\[nrt]|\\x[0-9A-F]{2}|\\u[0-9A-F]{4}|&nbsp;|&\#160;){0,3}"
# A letter before it makes it part of a word, unless that letter is the end of an escape such as %3D or \n.
START = r"(?:(?<![A-Z0-9])|(?<=%[0-9A-F]{2})|(?<=\\[nrt])|(?<=\\x[0-9A-F]{2})|(?<=\\u[0-9A-F]{4}))"
# The shapes in the ONS Postcode Directory, `GIR` and `NPT` included. An outward code alone stays.
POSTCODE = re.compile(
    START + r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR|NPT)" + GAP + r"[0-9][A-Z]{2}(?![A-Z0-9])",
    re.IGNORECASE,
)
FULL_WIDTH_TO_ASCII = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
# Loggers whose own message is about a request and may quote its address.
ABOUT_REQUESTS = ("django.request", "django.security", "django.server")


def without_postcodes(text: str) -> str:
    """The text with whatever looks like a full postcode replaced by "[postcode]"."""
    if not text.isascii():
        text = text.translate(FULL_WIDTH_TO_ASCII | UNSEEN)
    return POSTCODE.sub("[postcode]", text)


class PostcodeFreeFormatter(logging.Formatter):
    """A formatter whose final text, traceback and exception message included, holds no postcode."""

    def __init__(
        self,
        fmt: str = "%(asctime)s %(levelname)s %(name)s: %(message)s",
        datefmt: str | None = None,
    ) -> None:
        super().__init__(fmt, datefmt)

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, then take postcodes out of the whole of it."""
        text = without_postcodes(super().format(record))
        if record.exc_text:  # kept on the record, where the next handler would find it
            record.exc_text = without_postcodes(record.exc_text)
        return text


class RouteNotAddress(logging.Filter):
    """Lets every record through, with the route's name and the status in place of the address asked for.

    It empties `record.args`, where Django and gunicorn keep the address, and drops `record.request`, where
    a later handler would find it. It goes on the handler, which sees the records of every logger.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; always true."""
        request = record.__dict__.pop("request", None)
        if record.name == "django.security.DisallowedHost":
            record.exc_info = None  # machines try other names all day; one line each is enough
        if record.name.startswith(ABOUT_REQUESTS) and (request is not None or record.args):
            record.msg, record.args = self.about(record, request), ()
        elif record.name == "gunicorn.error":
            self.shorten_gunicorn(record)
        return True

    @staticmethod
    def about(record: logging.LogRecord, request: object) -> str:
        """One line such as `POST find_support answered 500 Internal Server Error`."""
        status = getattr(record, "status_code", None)
        answer = "no status"
        if isinstance(status, int):
            answer = f"{status} {responses.get(status, '')}".rstrip()
        if not isinstance(request, HttpRequest):  # Django's development server passes a socket
            return f"a request was answered {answer}"
        route = request.resolver_match.view_name if request.resolver_match else "no route"
        line = f"{request.method} {route} answered {answer}"
        if record.name == "django.security.csrf" and isinstance(record.args, tuple) and record.args:
            # "Origin checking failed - https://... does not match": the reason stays, the address goes.
            line += f" ({str(record.args[0]).split(' - ')[0]})"
        return line

    @staticmethod
    def shorten_gunicorn(record: logging.LogRecord) -> None:
        """Gunicorn quotes the address, or the visitor's IP and the broken line, in two of its messages."""
        for opening in ("Error handling request", "Invalid request"):
            if str(record.msg).startswith(opening):
                record.msg, record.args = opening, ()


class NothingPostedFilter(SafeExceptionReporterFilter):
    """An error report without what was posted, cookies, headers or (unless DEBUG) the values of variables."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        """The names of the posted fields; no value."""
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request else {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, str]:
        """Nothing."""
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """The method and nothing else: the rest names the visitor, the page or the query."""
        return {"REQUEST_METHOD": request.method} if isinstance(request, HttpRequest) else {}

    def get_traceback_frame_variables(self, request: HttpRequest, tb_frame: FrameType) -> ItemsView[str, Any]:
        """Nothing, outside a developer's own machine."""
        return super().get_traceback_frame_variables(request, tb_frame) if settings.DEBUG else {}.items()
