"""What a librarian looks at again: six questions to the library, each one query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resources.models import DownloadCount, FileVersion, ResourceFile, ResourcePage, State

SOON = timedelta(days=30)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Question:
    """One report. `rows` gives resources, or with `of_files` the versions in use of their files."""

    slug: str
    name: Any
    about: Any
    rows: Callable[[], QuerySet[Any]]
    of_files: bool = False


def due_for_review() -> QuerySet[Any]:
    """Never reviewed, overdue, or due within 30 days."""
    soon = timezone.localdate() + SOON
    due = _listed().filter(review_due_on=None) | _listed().filter(review_due_on__lte=soon)
    return due.order_by(F("review_due_on").asc(nulls_first=True), "title")


def no_accessible_version() -> QuerySet[Any]:
    """None of the files was found accessible. A page without files is read as a page."""
    files = ResourceFile.objects.filter(resource=OuterRef("pk"), versions__is_current=True)
    return _listed().filter(Exists(files), ~Exists(files.filter(is_accessible=True)))


def licence_unknown() -> QuerySet[Any]:
    """Nobody knows on what terms they may be used."""
    return _listed().filter(licence=None)


def scans() -> QuerySet[Any]:
    """Files without text: nobody can search them or have them read aloud."""
    return _in_use().filter(has_text=False)


def not_signed_off() -> QuerySet[Any]:
    """Nobody has read all of it and said that it is good."""
    return _in_use().filter(signed_off_on=None)


def never_downloaded() -> QuerySet[Any]:
    """There for a year or longer, and fetched by nobody for a year."""
    since = timezone.now() - A_YEAR
    fetched = DownloadCount.objects.filter(version__file=OuterRef("file"), day__gte=timezone.localdate() - A_YEAR)
    older = FileVersion.objects.filter(file=OuterRef("file"), made_at__lte=since)
    return _in_use().filter(Exists(older), ~Exists(fetched.filter(count__gt=0)))


def _listed() -> QuerySet[Any]:
    """Resources that the public finds."""
    return ResourcePage.objects.listed().order_by("title")


def _in_use() -> QuerySet[Any]:
    """Versions in use of resources that are public and not withdrawn: a replaced one still hands out its files."""
    resources = ResourcePage.objects.live().exclude(state=State.WITHDRAWN)
    versions = FileVersion.objects.filter(is_current=True, file__resource__in=resources)
    return versions.select_related("file__resource").order_by("file__resource__title", "file__order", "file")


QUESTIONS: tuple[Question, ...] = (
    Question(
        "due-for-review",
        _("Due for review"),
        _("Never reviewed, overdue, or due within 30 days. The site says publicly when a review is overdue."),
        due_for_review,
    ),
    Question(
        "not-signed-off",
        _("Not quality-assured"),
        _("Nobody has signed the file off: its page says that it is a sample."),
        not_signed_off,
        of_files=True,
    ),
    Question(
        "no-accessible-version",
        _("No accessible version"),
        _("None of its files was found accessible. Check one and say so, or add one that is."),
        no_accessible_version,
    ),
    Question(
        "scans",
        _("Scanned PDFs"),
        _("There is no text in them: they cannot be searched or read aloud."),
        scans,
        of_files=True,
    ),
    Question(
        "licence-unknown",
        _("Licence unknown"),
        _("Nobody knows on what terms it may be used; the page says so."),
        licence_unknown,
    ),
    Question(
        "never-downloaded",
        _("Not downloaded for a year"),
        _("It is there for a year or longer, and nobody has fetched it in the last twelve months."),
        never_downloaded,
        of_files=True,
    ),
)
