"""The help strip: the lines that stand at the top of every screen, from the directory's own records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from core.audiences import Audience
from signposting.cards import ServiceCard, service_card
from signposting.door_in_check import DoorInCheck
from signposting.freshness.successors import live_successors
from signposting.front_door import FrontDoor
from signposting.models import Service
from signposting.offer import is_offered

EMERGENCY = "police-999"
CHILD_LINE = "childline"
POLICE = "police-101"
STRIP_KEYS = (EMERGENCY, CHILD_LINE, POLICE)


@dataclass(frozen=True, slots=True)
class HelpStrip:
    """What the strip shows: 999, the line for this reader, and the area's front door where one is known.

    `police` is 101, for pages that say "ring the police" and in the place of a front door that is `in_check`.
    `emergency` is none only while the directory is empty; the template then still shows 999.
    """

    emergency: ServiceCard | None
    police: ServiceCard | None
    line: ServiceCard | None
    front_door: FrontDoor | None
    is_for_young_person: bool
    in_check: DoorInCheck | None = None


def strip_from(
    cards: Iterable[ServiceCard],
    audience: str,
    front_door: FrontDoor | None = None,
    in_check: DoorInCheck | None = None,
) -> HelpStrip:
    """The strip, out of cards a page has loaded already. Queries only where Childline is not among them."""
    by_key = {card.key: card for card in cards}
    return HelpStrip(
        emergency=by_key.get(EMERGENCY),
        police=by_key.get(POLICE),
        # Childline stands for every reader: an adult's screen may be read over a child's shoulder.
        line=by_key.get(CHILD_LINE) or line_after_childline(audience),
        front_door=front_door,
        is_for_young_person=audience == Audience.YOUNG_PERSON,
        in_check=in_check,
    )


def strip_for(audience: str) -> HelpStrip:
    """The strip for a page that loaded no services. Five queries."""
    services = Service.objects.public().filter(key__in=STRIP_KEYS).with_card_details()
    now = timezone.now()
    return strip_from([service_card(service, now, audience) for service in services], audience)


def line_after_childline(audience: str) -> ServiceCard | None:
    """What was chosen to be used instead, once Childline is withdrawn; nothing that young people are not offered.

    The police's own numbers have no such successor: a link that was meant for a page is not what to ring in danger.
    One query, and six where there is a successor.
    """
    gone = Service.objects.filter(key=CHILD_LINE, successor__isnull=False).exclude(withdrawn_on=None)
    instead = Service.objects.public().filter(pk__in=live_successors(gone).values()).with_card_details()
    found = next((service for service in instead if is_offered(service, Audience.YOUNG_PERSON)), None)
    return None if found is None else service_card(found, timezone.now(), audience)
