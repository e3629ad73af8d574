"""Puts a new version of a file into the library: one act, whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resources.files.checks import check
from resources.files.facts import Facts
from resources.files.keeping import keep_first_page, keep_version
from resources.files.names import download_name
from resources.models import Change, FileVersion, PageText, ResourceFile

NOT_ASKED = object()


class MeanwhileError(Exception):
    """Somebody else put a version in since the file was looked at."""


def add_version(
    file: ResourceFile,
    upload: File[Any],
    *,
    change: str = "",
    note: str,
    by: str = "",
    signed_off_by: str = "",
    signed_off_on: date | None = None,
    still_accessible: bool = False,
) -> FileVersion:
    """Check `upload` and put it in as the next version of `file`, in use from now.

    `change` is one of `Change` (default: new for a first version, otherwise content), `note` says why in a sentence
    and `by` and `signed_off_by` are roles, not names; `still_accessible` as in `add_kept`. Raises a
    `ValidationError` for a file the library does not take.
    """
    checked = check(upload, may_tell=file.resource.names_campaign)
    facts = checked.facts
    return add_kept(
        file,
        facts,
        stored=keep_version(checked.content, facts.sha256, facts.kind),
        first_page=keep_first_page(checked.first_page),
        change=change,
        note=note,
        by=by,
        signed_off_by=signed_off_by,
        signed_off_on=signed_off_on,
        still_accessible=still_accessible,
    )


def add_kept(
    file: ResourceFile,
    facts: Facts,
    *,
    stored: str,
    first_page: str,
    change: str,
    note: str,
    by: str,
    signed_off_by: str,
    signed_off_on: date | None = None,
    instead_of: Any = NOT_ASKED,
    still_accessible: bool = False,
) -> FileVersion:
    """The same for bytes that were read and kept already (`resources.files.keeping`).

    What was found of the accessibility of the version before holds for that one only, and is not known of this one:
    unless a typo is all that changed, and whoever put it in says that it holds (`still_accessible`).

    `instead_of` is the number of the version this one was compared with (`None`: there was none). Raises
    `MeanwhileError` if another is in use by now, and a `ValidationError` for a note that is missing or too long.
    """
    try:
        with transaction.atomic():
            # Held until the end, so that two librarians get two numbers; SQLite lets one writer in anyway.
            ResourceFile.objects.select_for_update().get(pk=file.pk)
            former = file.versions.filter(is_current=True).first()
            if instead_of is not NOT_ASKED and instead_of != (former.number if former else None):
                raise MeanwhileError
            last = file.versions.order_by("-number").values_list("number", flat=True).first() or 0
            version = FileVersion(
                file=file,
                number=last + 1,
                stored=stored,
                first_page=first_page,
                name=download_name(file, last + 1, facts.kind),
                change=change or (Change.CONTENT if last else Change.NEW),
                change_note=" ".join(note.split()),
                made_at=timezone.now(),
                made_by=by,
                signed_off_by=signed_off_by,
                signed_off_on=(signed_off_on or timezone.localdate()) if signed_off_by else None,
                **_read(facts),
            )
            _retire(former, version)
            if former and not (still_accessible and change == Change.TYPO):
                _forget_accessible(file)
            version.full_clean(validate_constraints=False)
            version.save()
            PageText.objects.bulk_create(
                [PageText(version=version, number=at, text=text) for at, text in enumerate(facts.texts, 1)]
            )
            return version
    except IntegrityError as taken:
        raise MeanwhileError from taken


def _read(facts: Facts) -> dict[str, Any]:
    return {
        "kind": facts.kind,
        "sha256": facts.sha256,
        "size": facts.size,
        "pages": facts.pages,
        "is_tagged": facts.is_tagged,
        "has_text": facts.has_text,
        "pdf_language": facts.language,
        "paper": facts.paper,
    }


def _retire(former: FileVersion | None, new: FileVersion) -> None:
    """The version in use until now says from when it is not, and why."""
    if former is None:
        return
    if former.sha256 == new.sha256:
        raise ValidationError(_("It is the same, byte for byte, as the version in use."), code="same")
    former.is_current = False
    former.retired_at = new.made_at
    former.retired_reason = new.change_note
    former.save(update_fields=["is_current", "retired_at", "retired_reason"])


def _forget_accessible(file: ResourceFile) -> None:
    """Nobody has looked at the new version yet."""
    file.is_accessible, file.accessible_checked_by, file.accessible_checked_on = None, "", None
    file.save(update_fields=["is_accessible", "accessible_checked_by", "accessible_checked_on"])
