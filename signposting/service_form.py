"""The form staff keep a service with: a draft may be unfinished, what is published may not.

Wagtail saves a draft by itself every few seconds and forgives empty fields then. Rules of the models are not fields:
without this, a phone line added a moment ago, its number still to come, would stop every save of the whole record.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from signposting.models.area import Area

# What may be missing or half typed in a draft, by model. Anything else, such as a check on a day to come, is wrong
# in a draft too.
UNFINISHED = {
    "service": frozenset({"age_min", "age_rule", "check_every_days", "stands_in_for"}),
    "channel": frozenset({"value"}),
    "openingtime": frozenset({"every_year", "last_day", "until_date"}),
}


class ServiceForm(WagtailAdminModelForm):
    """Forgives a draft what is unfinished, in its rows and their rows too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "coverage" in self.fields:
            chosen = [area.pk for area in self.instance.coverage.all()]
            self.fields["coverage"].queryset = Area.objects.to_tick(chosen).select_related("parent")
            self.fields["coverage"].label_from_instance = words_to_tick

    def defer_required_fields(self) -> None:
        """Called before a draft or a preview is checked."""
        super().defer_required_fields()
        for instance in _records(self):
            vars(instance)["clean"] = partial(_clean_unfinished, instance)

    def restore_required_fields(self) -> None:
        """Called once it was checked."""
        super().restore_required_fields()
        for instance in _records(self):
            vars(instance).pop("clean", None)


def words_to_tick(area: Area) -> str:
    """An area beside its box, with what a tick takes in, and when it is not there today."""
    today = timezone.localdate()
    if area.is_gone_by(today):
        return _("%(area)s (gone: see “Change of map”)") % {"area": area.name}
    if area.valid_from is not None and not area.has_begun_by(today):
        return _("%(area)s (from %(day)s)") % {"area": area.name, "day": date_format(area.valid_from, "j F Y")}
    return _what_it_takes_in(area)


def _what_it_takes_in(area: Area) -> str:
    """Nobody need tick a county and its districts."""
    match area.kind:
        case Area.Kind.COUNTRY:
            return _("%(area)s: everywhere") % {"area": area.name}
        case Area.Kind.NATION:
            return _("%(area)s: the whole nation") % {"area": area.name}
        case Area.Kind.COUNTY:
            return _("%(area)s: the county with all its districts") % {"area": area.name}
        case Area.Kind.DISTRICT if area.parent is not None:
            return _("%(area)s: this district of %(county)s") % {"area": area.name, "county": area.parent.name}
        case _:
            return area.name


def _records(form: WagtailAdminModelForm) -> Iterator[Model]:
    """The form's own record, then those of its rows."""
    yield form.instance
    for formset in form.formsets.values():
        for row in formset.forms:
            yield from _records(row)


def _clean_unfinished(instance: Model) -> None:
    """The record's own `clean`, without its complaints about what is unfinished."""
    try:
        type(instance).clean(instance)
    except ValidationError as error:
        forgiven = UNFINISHED.get(str(instance._meta.model_name), frozenset())
        kept = {name: faults for name, faults in error.update_error_dict({}).items() if name not in forgiven}
        if kept:
            raise ValidationError(kept) from error
