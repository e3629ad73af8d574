"""A page that lacks something is not published, whichever button says so.

The edit form checks what it publishes. Approving from the first page, publishing several at once and publishing what
stands below a page pass no form at all, while a draft may be saved with gaps. They all come to `BasePage.publish`,
which asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from core.models import BasePage


class UnfinishedError(Exception):
    """`page` is not published; `missing` says why, in sentences. Whatever was begun with it is undone."""

    def __init__(self, page: BasePage, missing: list[str]) -> None:
        super().__init__(f"{page.title}: {' '.join(missing)}")
        self.page = page
        self.missing = missing


def missing_in(draft: BasePage) -> list[str]:
    """What its form would refuse at publishing, as sentences; empty when nothing. `draft` is a page as a draft has
    it (`Revision.as_object`)."""
    return [*_faults_of(draft), *_empty_lists(draft), *map(str, draft.lacks())]


def _faults_of(draft: BasePage) -> Iterator[str]:
    try:
        draft.full_clean()
    except ValidationError as refused:
        for name, words in refused.message_dict.items():
            yield f"{_label(draft, name)}{' '.join(words)}"
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(draft, field.name))
            except ValidationError:  # says only to a form where it is
                yield _("%(part)s: a block is not finished.") % {"part": str(field.verbose_name).capitalize()}
    for relation in get_all_child_relations(type(draft)):
        for child in getattr(draft, relation.get_accessor_name() or "").all():
            try:
                child.full_clean(exclude=[relation.field.name])
            except ValidationError as refused:
                yield f"{str(child._meta.verbose_name).capitalize()}: {' '.join(refused.messages)}"


def _empty_lists(draft: BasePage) -> Iterator[str]:
    """Lists to tick of which at least one is needed: a model does not check these."""
    for field in draft._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField) and not field.blank and not getattr(draft, field.name).all():
            yield _("%(part)s: choose at least one.") % {"part": str(field.verbose_name).capitalize()}


def _label(draft: BasePage, name: str) -> str:
    names: dict[str, Any] = {field.name: field for field in draft._meta.get_fields()}
    label = getattr(names.get(name), "verbose_name", "")
    return f"{str(label).capitalize()}: " if label else ""
