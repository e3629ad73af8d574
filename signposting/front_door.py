"""The front door: who to tell about a child here, day and night.

The authority is the upper tier that runs children's social care. When its front door is closed, or may be (a bank
holiday nobody told us about), the out-of-hours team leads and the front door follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from signposting.cards import ServiceCard, service_card
from signposting.channel_lines import hours_of, state_of
from signposting.hours import OpenStatus
from signposting.models import Area, Service
from signposting.models.choices import Role


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """Who to tell now. `leads` is rung first; `other` is the day or night partner; `authority` the council's area.

    `out_of_hours` is true while the out-of-hours team leads; `sure` is false when today's hours are not known.
    """

    authority: Area
    leads: ServiceCard
    other: ServiceCard | None
    out_of_hours: bool
    sure: bool


def front_door_for(area: Area, services: Iterable[Service], now: datetime, audience: str) -> FrontDoor | None:
    """The front door of `area` at `now`, out of services that were loaded with `with_card_details()`.

    None where the directory has no front door for the area: outside the partnership's areas.
    """
    lineage = {one.pk for one in area.lineage()}
    here = [service for service in services if any(covered.pk in lineage for covered in service.coverage.all())]
    day = next((service for service in here if service.role == Role.FRONT_DOOR), None)
    if day is None:
        return None
    night = next((one for one in here if one.role == Role.OUT_OF_HOURS and one.stands_in_for_id == day.pk), None)
    day_card = service_card(day, now, audience)
    state = state_of(day, now)
    status = OpenStatus.UNKNOWN if state is None else state.status
    if night is None:
        return FrontDoor(area.upper_tier, day_card, None, out_of_hours=False, sure=status is not OpenStatus.UNKNOWN)
    night_card = service_card(night, now, audience, hours_of(day))
    if status is OpenStatus.OPEN:
        return FrontDoor(area.upper_tier, day_card, night_card, out_of_hours=False, sure=True)
    return FrontDoor(area.upper_tier, night_card, day_card, out_of_hours=True, sure=status is OpenStatus.CLOSED)
