"""Asks once more before a change leaves an area without help: names what would be empty, and waits for a tick.

Nothing is forbidden: a service that has closed must go. But nobody empties a cell without having read its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from signposting.coverage.cells import CoreNeed
from signposting.coverage.holes import EmptiedCell, cells_emptied
from signposting.models import Area, Need, Service

# The tick's name in a form. Its value stands for what was named, so that a tick for less does not count for more.
TICK = "knows_what_is_emptied"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a change would take away: cells it empties, and rows or columns nobody would look at any more."""

    cells: tuple[EmptiedCell, ...] = ()
    unwatched: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.unwatched)

    @property
    def emptied(self) -> tuple[str, ...]:
        """One line for each need, with the areas that would have nobody."""
        areas: dict[str, list[str]] = {}
        for cell in self.cells:
            areas.setdefault(cell.need_and_reader, []).append(cell.area.name)
        return tuple(f"{need}: {', '.join(names)}" for need, names in areas.items())

    @property
    def token(self) -> str:
        """Stands for exactly this loss."""
        return hashlib.sha256("\n".join((*self.emptied, *self.unwatched)).encode()).hexdigest()[:16]

    def is_known(self, request: HttpRequest) -> bool:
        """Whether whoever sent the form has ticked that they know of exactly this."""
        return request.POST.get(TICK) == self.token


NOTHING = Loss()


def caused(
    *,
    without: Collection[int] = (),
    instead: Mapping[int, Service] | None = None,
    areas: Mapping[int, Area] | None = None,
    on: date | None = None,
) -> tuple[EmptiedCell, ...]:
    """The cells that the change itself empties: not those that would be empty on that day anyway."""
    emptied = cells_emptied(without=without, instead=instead, areas=areas, on=on)
    anyway = set(cells_emptied(on=on)) if emptied and on else set()
    return tuple(cell for cell in emptied if cell not in anyway)


def loss_of_publishing(drafted: Service) -> Loss:
    """What publishing `drafted` would take away: today, and on the day its publishing is to end."""
    instead = {drafted.pk or 0: drafted}
    cells = dict.fromkeys(caused(instead=instead))
    if drafted.expire_at is not None:
        ends = max(timezone.localdate(drafted.expire_at), timezone.localdate())
        cells |= dict.fromkeys(caused(instead=instead, on=ends))
    return Loss(tuple(cells))


def loss_of_ending(drafted: Area) -> Loss:
    """What an area as `drafted` would take away, on the day it ends or today."""
    today = timezone.localdate()
    day = max(drafted.valid_until or today, today)
    stored = Area.objects.filter(pk=drafted.pk).first()
    is_dropped = stored is not None and stored.in_campaign and not drafted.in_campaign
    return Loss(
        caused(areas={drafted.pk: drafted}, on=day),
        (_unwatched_area(drafted),) if is_dropped else (),
    )


def loss_of_unmarking(drafted: Need) -> Loss:
    """The rows of the matrix that would go with the need as `drafted`."""
    kept = set(_rows(drafted))
    stored = Need.objects.filter(pk=drafted.pk).first()
    return Loss(unwatched=tuple(_unwatched_need(row) for row in (_rows(stored) if stored else ()) if row not in kept))


def loss_of_deleting(records: Collection[Model]) -> Loss:
    """What deleting services, needs or areas would take away."""
    services = [record.pk for record in records if isinstance(record, Service)]
    needs = [_unwatched_need(row) for record in records if isinstance(record, Need) for row in _rows(record)]
    areas = [_unwatched_area(record) for record in records if isinstance(record, Area) and record.in_campaign]
    return Loss(caused(without=services) if services else (), (*needs, *areas))


def loss_of(drafted: Model) -> Loss:
    """What storing `drafted`, a record of the directory, would take away."""
    match drafted:
        case Service():
            return loss_of_publishing(drafted)
        case Area():
            return loss_of_ending(drafted)
        case Need():
            return loss_of_unmarking(drafted)
        case _:
            return NOTHING


def context_of(loss: Loss) -> dict[str, Any]:
    """What `signposting/staff/loss.html` prints."""
    return {"loss": loss, "tick": TICK}


def _rows(need: Need) -> tuple[str, ...]:
    if not need.is_core:
        return ()
    return tuple(str(CoreNeed(need.code, need.name, audience=audience)) for audience in need.core_for or ("",))


def _unwatched_need(row: str) -> str:
    return _("%(need)s, in every area") % {"need": row}


def _unwatched_area(area: Area) -> str:
    return _("%(area)s, for every need") % {"area": area.name}
