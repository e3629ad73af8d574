"""What must hold when one area replaces another: the way on leads to a council that is there on the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from signposting.models.area import Area

# Codes of the statistics office begin with the letter of a nation, or L and M for the islands; never with this one.
OWN_CODE_LETTER = "X"


def changed_for_good(area: Area) -> dict[str, ValidationError]:
    """Refusals of a change to what postcodes, printed links and the safeguarding authority hang on.

    Councils that change are replaced: a new area, and this one ends with a successor. A code of our own ("X...") may
    become the one that the statistics office has published since, once.
    """
    before = type(area).objects.filter(pk=area.pk).first() if area.pk else None
    if before is None:
        return {}
    changed = {field for field in ("code", "slug", "kind") if getattr(before, field) != getattr(area, field)}
    if "code" in changed and not before.has_ons_code and area.has_ons_code:
        changed.remove("code")
    return {
        field: ValidationError(_("This never changes. If the council is replaced, add the new one as its successor."))
        for field in changed
    }


def faults_of_end(area: Area) -> dict[str, ValidationError]:
    """What is wrong with the day an area ends and with what replaces it, by field; empty when nothing is."""
    faults: dict[str, ValidationError] = {}
    if area.successor is None and area.in_campaign and area.valid_until is not None:
        faults["successor"] = ValidationError(
            _("Say what replaces it: postcodes, posters and links must lead somewhere. Add the new council first.")
        )
    if area.successor is not None:
        if area.valid_until is None:
            faults["valid_until"] = ValidationError(_("Say on which day it is replaced."))
        try:
            check_chain(area)
            check_heirs(area, [area.successor])
        except ValidationError as error:
            faults["successor"] = error
    return faults


def check_chain(area: Area) -> None:
    """Raise a `ValidationError` unless the way on ends at a council that is there when it is needed."""
    if area.successor is None:
        return
    if area.successor == area:
        raise ValidationError(_("An area cannot replace itself."))
    seen: list[Area] = [area]
    last: Area = area.successor
    while last not in seen:
        if not last.is_council:
            raise ValidationError(_("Only a council that a postcode lies in can replace another."))
        seen.append(last)
        last = last.successor or last
    if last != seen[-1]:
        raise ValidationError(_("These areas replace each other in a circle."))
    needed_on = max(area.valid_until or date.min, timezone.localdate())
    if last.valid_until is not None and last.valid_until <= needed_on:
        raise ValidationError(_("The way on ends at an area that is gone. Choose one that still exists then."))


def check_heirs(area: Area, heirs: Iterable[Area]) -> None:
    """Raise a `ValidationError` unless each of `heirs` is there on the day `area` ends, and served if `area` is.

    Where the day is past, staff may have stopped serving one since.
    """
    for heir in heirs:
        if heir == area:
            raise ValidationError(_("An area cannot replace itself."))
        if not heir.is_council:
            raise ValidationError(_("Only a council that a postcode lies in can replace another."))
        if area.valid_until is None:
            continue
        if heir.valid_from is not None and heir.valid_from > area.valid_until:
            raise ValidationError(
                _("%(heir)s begins on %(day)s, after this area ends: nobody would serve the days between.")
                % {"heir": heir.name, "day": date_format(heir.valid_from, "j F Y")}
            )
        if area.in_campaign and not heir.in_campaign and area.valid_until > timezone.localdate():
            raise ValidationError(
                _("%(heir)s must be served by this partnership too, or people there lose their page that day.")
                % {"heir": heir.name}
            )


def faults_of_beginning(area: Area) -> dict[str, ValidationError]:
    """What an area that replaces others must not lose: its first day, and that it is served."""
    if area.pk is None:
        return {}
    faults: dict[str, ValidationError] = {}
    before = [*area.predecessors.all(), *area.took_parts_of.all()]
    if not area.is_council and before:
        faults["kind"] = ValidationError(_("This area replaces a council, so it must be one."))
    for one in before:
        if one.valid_until is None:
            continue
        if area.valid_from is not None and area.valid_from > one.valid_until:
            faults["valid_from"] = ValidationError(
                _("%(name)s ends before that day: nobody would serve the days between.") % {"name": one.name}
            )
        if one.in_campaign and not area.in_campaign and one.valid_until > timezone.localdate():
            faults["in_campaign"] = ValidationError(
                _("It is to replace %(name)s, which is served: it must be served too.") % {"name": one.name}
            )
    return faults
