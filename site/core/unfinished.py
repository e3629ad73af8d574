"""What lacks something is not published, whichever button says so.

The edit form checks what it publishes. Approving from the first page, publishing several at once and publishing what
stands below a page pass no form at all, while a draft may be saved with gaps. They all come to the record's own
`publish`, which asks here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField


class UnfinishedError(Exception):
    """`record` is not published; `missing` says why, in sentences. Whatever was begun with it is undone."""

    def __init__(self, record: ClusterableModel, missing: list[str]) -> None:
        super().__init__(f"{record}: {' '.join(missing)}")
        self.record = record
        self.missing = missing


def refuse_unfinished(draft: ClusterableModel) -> None:
    """Raises `UnfinishedError` if something is missing in `draft`."""
    missing = missing_in(draft)
    if missing:
        raise UnfinishedError(draft, missing)


def missing_in(draft: ClusterableModel) -> list[str]:
    """What its form would refuse at publishing, as sentences; empty when nothing. `draft` is a record as a draft has
    it (`Revision.as_object`)."""
    lacks = draft.lacks() if hasattr(draft, "lacks") else []
    return [*_faults_of(draft), *_empty_lists(draft), *map(str, lacks)]


def _faults_of(draft: Model, *, but: Collection[str] = ()) -> Iterator[str]:
    """Of the record and of its rows, and of theirs. `but` is the field that leads from a row to what it is of."""
    try:
        draft.full_clean(exclude=but)
    except ValidationError as refused:
        for name, words in refused.message_dict.items():
            yield f"{_label(draft, name)}{' '.join(words)}"
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(draft, field.name))
            except ValidationError:  # says only to a form where it is
                yield _("%(part)s: a block is not finished.") % {"part": str(field.verbose_name).capitalize()}
    for relation in get_all_child_relations(type(draft)) if isinstance(draft, ClusterableModel) else ():
        for row in getattr(draft, relation.get_accessor_name() or "").all():
            name = str(row._meta.verbose_name).capitalize()
            yield from (f"{name}: {words}" for words in _faults_of(row, but=[relation.field.name]))


def _empty_lists(draft: Model) -> Iterator[str]:
    """Lists to tick of which at least one is needed: a model does not check these."""
    for field in draft._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField) and not field.blank and not getattr(draft, field.name).all():
            yield _("%(part)s: choose at least one.") % {"part": str(field.verbose_name).capitalize()}


def _label(draft: Model, name: str) -> str:
    names: dict[str, Any] = {field.name: field for field in draft._meta.get_fields()}
    label = getattr(names.get(name), "verbose_name", "")
    return f"{str(label).capitalize()}: " if label else ""
