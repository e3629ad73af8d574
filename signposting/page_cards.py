"""The services a page shows, loaded together: its contact cards and its help strip in one go."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils import timezone

from signposting.cards import ServiceCard, card_standing_alone, service_card
from signposting.channel_lines import hours_of
from signposting.help_strip import STRIP_KEYS, strip_from
from signposting.models import Service
from signposting.offer import is_offered


def load_page_cards(request: Any, service_pks: Collection[int], audience: str) -> None:
    """Leave `service_cards` (by primary key) and `help_strip` on the request, for the page's blocks and its header.

    Five queries, however many cards. A service that is not public any more, or not for this reader, has no card.
    """
    shown = Q(pk__in=service_pks) | Q(key__in=STRIP_KEYS)
    stands_in = Service.objects.filter(pk__in=service_pks).values("stands_in_for")
    services = list(Service.objects.public().filter(shown | Q(pk__in=stands_in)).with_card_details())
    now = timezone.now()
    loaded = {service.pk: service for service in services}
    cards = {}
    for service in services:
        covered = loaded.get(service.stands_in_for_id or 0)
        cards[service.pk] = service_card(service, now, audience, None if covered is None else hours_of(covered))
    request.service_cards = {pk: card for pk, card in cards.items() if is_offered(loaded[pk], audience)}
    request.help_strip = strip_from(cards.values(), audience)


def page_card(request: Any, service_pk: int) -> ServiceCard | None:
    """The card a block shows; loaded alone where no page loaded it, as in a preview of the block itself."""
    cards = getattr(request, "service_cards", None)
    if cards is not None:
        return cards.get(service_pk)
    service = (
        Service.objects.public().filter(pk=service_pk).select_related("stands_in_for").with_card_details().first()
    )
    return None if service is None else card_standing_alone(service, timezone.now())
