"""Answers with a bundle as one zip, packed while it leaves, with a page inside that says what is in it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from itertools import chain
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from core.audiences import Audience
from core.models import SiteSettings
from resources.models import FileVersion
from resources.taking.bundle import Bundle, Packed
from resources.taking.counts import is_counted, note
from resources.taking.streamed_zip import Entry, MissingBytesError, streamed_zip
from signposting.help_strip import strip_for

README = "README.html"


def zip_answer(
    request: HttpRequest, bundle: Bundle, *, title: str, name: str, start_here: str = ""
) -> HttpResponseBase:
    """The zip under a neutral `name`. Everything is read from the database before the first byte leaves."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.zip"',
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":
        return HttpResponse(content_type="application/zip", headers=headers)
    leaving = _Leaving(bundle, _context(request, bundle, title, start_here))
    answer = StreamingHttpResponse(content_type="application/zip", headers=headers)
    pieces = leaving.pieces(is_counted=is_counted(request, answer))
    first = next(pieces)  # a storage that is away says so before anything is promised
    answer.streaming_content = chain([first], pieces)
    answer._resource_closers.append(pieces.close)  # type: ignore[attr-defined]  # as it does with a whole iterator
    return answer


@dataclass
class _Leaving:
    """One zip on its way. The page about it goes last: only then is it known which bytes were there."""

    bundle: Bundle
    context: dict[str, Any]
    missing: list[str] = field(default_factory=list)

    def pieces(self, *, is_counted: bool) -> Generator[bytes]:
        """The zip. Its files count as fetched once all of it has left."""
        yield from streamed_zip(self.entries())
        if is_counted:
            note([file.version.pk for file in self.bundle.files if file.name not in self.missing])

    def entries(self) -> Iterator[Entry]:
        for file in self.bundle.files:
            version = file.version
            yield Entry(file.name, version.size, timezone.localtime(version.made_at), partial(self.opened, file))
        page = render_to_string("resources/taking/readme.html", self.context | {"missing": self.missing}).encode()
        yield Entry(README, len(page), self.context["made_at"], partial(BytesIO, page))

    def opened(self, file: Packed) -> AbstractContextManager[IO[bytes]]:
        """The file's bytes; where the storage has lost them, the page about the zip says so."""
        version: FileVersion = file.version
        try:
            opened: AbstractContextManager[IO[bytes]] = version.stored.storage.open(version.stored.name, "rb")
        except FileNotFoundError as lost:
            self.missing.append(file.name)
            raise MissingBytesError from lost
        return opened


def _context(request: HttpRequest, bundle: Bundle, title: str, start_here: str) -> dict[str, Any]:
    """What the page inside says. Help comes from the directory: on a sample site each number says that it is one."""
    return {
        "title": title,
        "start_here": start_here,
        "bundle": bundle,
        "made_at": timezone.localtime(),
        "outside": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        "help_strip": strip_for(Audience.PROFESSIONAL),
        "is_sample_site": settings.SAMPLE_SITE,
        "site_settings": SiteSettings.for_request(request),
    }
