"""What stands in the place of a council's number while the directory has none: withdrawn, missing, or not on record.

Nobody who wants to tell about a child meets an empty place. The police are there day and night, a national helpline
passes it on, and the council's night team is still shown where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from core.audiences import Audience
from signposting.cards import ServiceCard, level_of, service_card
from signposting.freshness.states import NEVER_HIDDEN_KEYS, has_lapsed
from signposting.front_door import FrontDoor, nearest
from signposting.models import Area, Service
from signposting.models.choices import Role
from signposting.offer import is_offered

# The code a starter pack gives to the need "tell someone about a child" (docs/starter-packs.md).
TELL_SOMEONE = "door"


@dataclass(frozen=True, slots=True)
class DoorInCheck:
    """The children's team of `authority` while its number is being checked.

    `day` is its front door if that is there without a number, perhaps with a form; `night` its out-of-hours team;
    `helpline` a line that passes on what an adult tells. Each may be missing.
    """

    authority: Area
    day: ServiceCard | None
    night: ServiceCard | None
    helpline: ServiceCard | None


def door_in_check(area: Area, door: FrontDoor | None, helpline: ServiceCard | None) -> DoorInCheck | None:
    """What to show in the place of the front door; none while it has a number, and outside the areas we serve."""
    if not area.in_campaign:
        return None
    cards = {} if door is None else {card.role: card for card in (door.leads, door.other) if card is not None}
    day = cards.get(Role.FRONT_DOOR)
    if day is not None and day.first_phone is not None:
        return None
    return DoorInCheck(area.upper_tier, day, cards.get(Role.OUT_OF_HOURS), helpline)


def helpline_for(area: Area, services: Iterable[Service], now: datetime, audience: str) -> ServiceCard | None:
    """The line an adult can tell about a child wherever they are, out of services loaded `with_card_details()`.

    One with a number, for this reader, that covers `area`; the widest first, for it is made to pass things on. None
    for a young person, who has Childline; the police are named beside it anyway.
    """
    if audience == Audience.YOUNG_PERSON:
        return None
    today = timezone.localdate(now)
    lines = [
        (has_lapsed(service, today), level_of(service.coverage.all()) != "national", card)
        for service in nearest(services, area)
        if service.role == Role.NONE and service.key not in NEVER_HIDDEN_KEYS
        if any(need.code == TELL_SOMEONE for need in service.needs.all())
        if is_offered(service, audience or Audience.PARENT)
        if (card := service_card(service, now, audience)).first_phone
    ]
    return min(lines, key=lambda line: line[:2])[-1] if lines else None
