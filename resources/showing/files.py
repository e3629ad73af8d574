"""A resource's files as its page shows them: what each is, how large, how current, and who has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resources.models import Change, FileVersion, ResourceFile, ResourcePage

KINDS = {
    "pdf": "PDF",
    "docx": "Word",
    "pptx": "PowerPoint",
    "xlsx": "Excel",
    "odt": "OpenDocument",
    "odp": "OpenDocument slides",
    "txt": "Text",
    "csv": "CSV",
    "png": "PNG",
    "jpg": "JPEG",
    "mp4": "MP4",
    "webm": "WebM",
    "mp3": "MP3",
    "vtt": "WebVTT",
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in a file's history. `address` is empty where it must not be used any more."""

    number: int
    day: date
    change: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file, ready to be shown. `about` is `kind` in words, pages, size; `language` a code for HTML's `lang`."""

    name: str
    kind: str
    about: str
    address: str
    language: str
    number: int
    changed: date
    warnings: tuple[str, ...]
    first_page: str
    history: tuple[VersionLine, ...]


def lines_of(resource: ResourcePage) -> list[FileLine]:
    """The files that have a current version, in their order; none while the page is new. Two queries."""
    if resource.pk is None:
        return []
    newest_first = FileVersion.objects.order_by("-number")
    files = resource.files.prefetch_related(Prefetch("versions", queryset=newest_first))
    return [line for file in files if (line := _line(file)) is not None]


def about_in_words(version: FileVersion) -> str:
    """`PDF, 2 pages, 84 KB`."""
    parts = [KINDS.get(version.kind, version.kind.upper())]
    if version.pages:
        parts.append(ngettext("%(pages)s page", "%(pages)s pages", version.pages) % {"pages": version.pages})
    if version.paper:
        parts.append(version.paper.replace(" x ", " × "))
    parts.append(filesizeformat(version.size).replace("\xa0", " "))
    return ", ".join(parts)


def _line(file: ResourceFile) -> FileLine | None:
    versions = list(file.versions.all())
    current = next((version for version in versions if version.is_current), None)
    if current is None:
        return None
    return FileLine(
        name=file.name,
        kind=current.kind,
        about=about_in_words(current),
        address=reverse("file_ref", args=[file.ref]),
        language=file.language,
        number=current.number,
        changed=timezone.localdate(current.made_at),
        warnings=warnings_of(file, current),
        first_page=reverse("first_page", args=[file.ref, current.number]) if current.first_page else "",
        history=_history(file, versions) if len(versions) > 1 else (),
    )


def warnings_of(file: ResourceFile, version: FileVersion) -> tuple[str, ...]:
    """What nobody has looked at yet says so here, and on its own pages."""
    found = []
    if version.signed_off_on is None:
        found.append(_("Sample: not yet quality-assured"))
    if version.has_text is False:
        found.append(_("A scan: it cannot be read aloud or searched"))
    if file.is_accessible is False:
        found.append(_("Not accessible to everyone: ask for another format"))
    return tuple(found)


def _history(file: ResourceFile, newest_first: list[FileVersion]) -> tuple[VersionLine, ...]:
    """Older ones lose their link from the moment a later one put something right that keeps people safe."""
    lines, is_unsafe = [], False
    for version in newest_first:
        address = "" if is_unsafe else reverse("file_version", args=[file.ref, version.number])
        lines.append(
            VersionLine(
                number=version.number,
                day=timezone.localdate(version.made_at),
                change=version.get_change_display(),
                note=version.change_note,
                address=address,
            )
        )
        is_unsafe = is_unsafe or version.change == Change.SAFETY
    return tuple(lines)
