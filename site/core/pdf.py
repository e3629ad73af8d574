"""Makes PDFs out of our own HTML: posters and reports, tagged for screen readers.

Nothing is fetched: not from the network, not from the disk, only our own static files.
"""

from __future__ import annotations

import contextlib
import io
import logging
import mimetypes
import threading
import warnings
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils._os import safe_join

from core.pdf_tags import finish_tags

# ISO 14289-1, "PDF for universal access": tags, language, title and every font inside the file.
TAGGED = "pdf/ua-1"
WHAT_TO_INSTALL = (
    "PDFs need the Pango library, which is not installed. "
    "On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation. "
    "On macOS: brew install pango."
)

# Making one takes a whole core: the other threads of a worker keep answering, and nobody can ask for ten at once.
_ONE_AT_A_TIME = threading.Lock()


class PdfUnavailable(RuntimeError):  # noqa: N818 (a state of the machine, said to people)
    """This machine cannot make a PDF; the words say what to install."""


class NotOurs(ValueError):  # noqa: N818
    """The HTML names something that is not one of our static files."""


def make_pdf(html: str, *, site_address: str = "", until_it_fits: Sequence[str] = (), pages_most: int = 1) -> bytes:
    """The PDF of one whole HTML document, with its tags, language and title.

    `until_it_fits` are stylesheets (CSS text), each smaller than the last, tried in turn until everything stands on
    `pages_most` pages; the document's own rules win over theirs. Links are made absolute with `site_address`
    (default: `SITE_URL`); stylesheets and pictures must be our static files or `data:` addresses. Takes some tenths
    of a second of CPU. Raises `PdfUnavailable` without Pango, `ValueError` for a document without `lang` or
    `<title>`, and `NotOurs` for anything else it would have to fetch: a sheet that lacks its stylesheet is worse than
    none.
    """
    weasyprint = _weasyprint()
    base = site_address or settings.WAGTAILADMIN_BASE_URL
    source = weasyprint.HTML(string=html, base_url=f"{base}/", url_fetcher=_static_files_only(base))
    try:
        with _ONE_AT_A_TIME:
            document = source.render()
            for css in until_it_fits:
                if len(document.pages) <= pages_most:
                    break
                document = source.render(stylesheets=[weasyprint.CSS(string=css)])
            if not document.metadata.title or not document.metadata.lang:
                raise ValueError("A PDF needs a <title> and a language: screen readers say both.")
            made: bytes = document.write_pdf(pdf_variant=TAGGED, finisher=finish_tags)
    except weasyprint.urls.FatalURLFetchingError as refused:
        raise NotOurs(str(refused.__cause__)) from refused
    if not document.fonts:
        raise PdfUnavailable("PDFs need a font, and none is installed. " + WHAT_TO_INSTALL)
    return made


def can_make_pdfs() -> bool:
    """Whether Pango is here."""
    try:
        _weasyprint()
    except PdfUnavailable:
        return False
    return True


def _weasyprint() -> Any:
    """The library, loaded when the first PDF is made: it is large, and most workers never need it."""
    try:
        return _load()
    except OSError as missing:
        raise PdfUnavailable(WHAT_TO_INSTALL) from missing


@lru_cache(maxsize=1)
def _load() -> Any:
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        # What it prints when Pango is missing, and its warning about an older HarfBuzz, are for its own developers.
        warnings.simplefilter("ignore", DeprecationWarning)
        import weasyprint  # noqa: PLC0415 (raises OSError without Pango)
    # Below errors it tells of properties that only browsers know, once a sheet.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


def _static_files_only(base: str) -> Any:
    """What WeasyPrint asks for every stylesheet and picture."""
    library = _weasyprint()
    ours = urljoin(f"{base}/", settings.STATIC_URL)

    class StaticFilesOnly(library.urls.URLFetcher):  # type: ignore[name-defined]  # a class found at run time
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(ours):
                raise NotOurs(f"Not one of our static files: {url}")
            file = _static_file(unquote(urlsplit(url.removeprefix(ours)).path))
            content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return library.urls.URLFetcherResponse(url, file.read_bytes(), {"Content-Type": content_type})

    return StaticFilesOnly(allowed_protocols={"data"}, fail_on_errors=True)


def _static_file(name: str) -> Path:
    """The collected file, which may have a hash in its name, or before `collectstatic` the one in its source."""
    collected = Path(safe_join(settings.STATIC_ROOT, name))
    if collected.is_file():
        return collected
    source = finders.find(name)
    if not source:
        raise NotOurs(f"There is no static file {name}.")
    return Path(str(source))
