"""Answers the short addresses: a resource's page, a file's bytes, or why there is nothing to use any more."""

from __future__ import annotations

import logging
from functools import partial
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from core.middleware.headers import policy
from core.ranges import answer_in_ranges
from resources.models import FileVersion, LibraryPage, ResourcePage
from resources.refs import as_typed
from resources.standing import is_unsafe
from resources.successors import in_its_place
from resources.taking.counts import is_counted, note

logger = logging.getLogger(__name__)

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "vtt": "text/vtt; charset=utf-8",
}
# What a browser shows by itself; the rest is saved.
SHOWN = frozenset({"pdf", "txt", "png", "jpg", "mp4", "webm", "mp3"})
# A file on its own loads and runs nothing. No `sandbox`: browsers then refuse to show a PDF.
FILE_CSP = {"default-src": "'none'", "frame-ancestors": "'none'"}
# A withdrawal is heeded within a minute, by shared caches too.
SHARED = "public, max-age=60"


@require_safe
def resource(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Lead on to the page, wherever it stands today; a withdrawn one says so here at once."""
    page = ResourcePage.objects.filter(ref=as_typed(ref)).select_related("replaced_by").first()
    if page is None:
        raise Http404
    if page.is_withdrawn:
        return gone(request, page)
    address = page.get_url(request) if page.live else None
    if not address:  # a draft, or outside of the site
        raise Http404
    answer: HttpResponse = redirect(address)
    answer["CDN-Cache-Control"] = SHARED
    return answer


@require_safe
def file(request: HttpRequest, ref: str, number: str = "") -> HttpResponseBase:
    """Today's version of a file, or the one with a number; 410 with the reason where it must not be used any more."""
    version = _version(as_typed(ref), int(number) if number else None)
    page = version.file.resource
    if page.is_withdrawn:
        return gone(request, page)
    if not page.live:
        raise Http404
    if number and is_unsafe(version):
        return gone(request, page, version)
    answer = answer_in_ranges(
        request,
        partial(_opened, version),
        size=version.size,
        tag=version.sha256,
        content_type=CONTENT_TYPES.get(version.kind, "application/octet-stream"),
    )
    if is_counted(request, answer):
        note([version.pk])
    name = content_disposition_header(version.kind not in SHOWN, version.name)
    if name:
        answer["Content-Disposition"] = name
    answer["Content-Security-Policy"] = policy(FILE_CSP)
    answer["X-Robots-Tag"] = "noindex"  # searches lead to the page, which says whether the file is still in use
    answer["Cache-Control"] = "no-store"
    answer["CDN-Cache-Control"] = SHARED
    return answer


@require_safe
def first_page(request: HttpRequest, ref: str, number: str) -> HttpResponseBase:
    """The picture of a version's first page; 404 where it has none or must not be used any more."""
    version = _version(as_typed(ref), int(number))
    page = version.file.resource
    if page.is_withdrawn or not page.live or not version.first_page or is_unsafe(version):
        raise Http404
    answer = FileResponse(_stored(version, version.first_page.name or ""), content_type="image/png")
    answer["Content-Security-Policy"] = policy(FILE_CSP)
    answer["Cache-Control"] = "no-store"
    answer["CDN-Cache-Control"] = SHARED
    return answer


def gone(request: HttpRequest, page: ResourcePage, version: FileVersion | None = None) -> HttpResponse:
    """410: what it was, why it is gone, what to use instead. `version` where only that one is gone."""
    instead = in_its_place(page)
    context: dict[str, Any] = {"gone": page, "instead": instead, "version": version, "room": page.room}
    if version is not None:
        context["instead"] = page
    elif instead is None:
        context["library"] = LibraryPage.objects.live().first()
    return TemplateResponse(request, "resources/gone.html", context, status=410)


def _version(ref: str, number: int | None) -> FileVersion:
    """The version asked for, with its file and resource; 404 where there is none. One query."""
    versions = FileVersion.objects.select_related("file__resource__replaced_by").filter(file__ref=ref)
    wanted = versions.filter(is_current=True) if number is None else versions.filter(number=number)
    version = wanted.first()
    if version is None:
        raise Http404
    return version


def _opened(version: FileVersion) -> IO[bytes]:
    """Its bytes. Where the storage has lost them its keepers are told, and the visitor that there is nothing."""
    return _stored(version, version.stored.name or "")


def _stored(version: FileVersion, name: str) -> IO[bytes]:
    try:
        opened: IO[bytes] = version.stored.storage.open(name, "rb")
    except FileNotFoundError as lost:
        logger.error("The storage has lost %s, of version %s.", name, version.pk)
        raise Http404 from lost
    return opened
