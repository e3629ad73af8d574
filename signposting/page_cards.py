"""The services a page shows, loaded together: its contact cards and its help strip in one go.

A page goes on pointing at the service its author chose. What stands there is decided when the page is read: the
service's own card; the card of a live line where it could not be checked; its successor's where it was withdrawn; or
words that say what became of it, with a way on. Never an empty place where somebody may look for a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from signposting.area_map import map_on
from signposting.cards import ServiceCard, service_card, shown_instead
from signposting.channel_lines import hours_of
from signposting.freshness.stand_ins import stand_in_for
from signposting.freshness.states import has_lapsed
from signposting.freshness.successors import is_gone, live_successors
from signposting.freshness.words import gone_sentence, stands_in_sentence, use_this_instead
from signposting.help_strip import STRIP_KEYS, strip_from
from signposting.models import Area, Service
from signposting.models.service import ServiceQuerySet
from signposting.offer import is_offered


@dataclass(frozen=True, slots=True)
class PageCard:
    """What stands where a page shows a service: a card, or `gone`, a sentence about a service nothing replaced."""

    card: ServiceCard | None = None
    gone: str = ""


def load_page_cards(request: Any, chosen: Collection[Service], audience: str) -> None:
    """Leave `service_cards` (by primary key) and `help_strip` on the request, for the page's blocks and its header.

    `chosen` are the services of the page's blocks, as they stand in the database. Five queries, however many cards;
    one more for withdrawn ones that were replaced, and six for ones that could not be checked.
    """
    request.service_cards, cards = _load(chosen, audience)
    request.help_strip = strip_from(cards, audience)


def page_card(request: Any, service: Service) -> PageCard:
    """What a block shows for `service`; loaded alone where no page loaded it, as in a preview of the block itself."""
    places = getattr(request, "service_cards", None)
    if places is None:
        places = page_cards([service], "")
    return places.get(service.pk, PageCard())


def page_cards(chosen: Collection[Service], audience: str) -> dict[int, PageCard]:
    """What stands in the place of each of `chosen`, by primary key; nothing for those that are not for the reader."""
    return _load(chosen, audience)[0]


def _load(chosen: Collection[Service], audience: str) -> tuple[dict[int, PageCard], Collection[ServiceCard]]:
    """What stands in the place of each of `chosen`, and all the cards made, those of the help strip among them."""
    now = timezone.now()
    gone = [service for service in chosen if is_gone(service)]
    instead = live_successors(gone)
    shown = Q(pk__in=[*(service.pk for service in chosen), *instead.values()])
    stands_in = Service.objects.filter(shown).values("stands_in_for")
    wanted = shown | Q(key__in=STRIP_KEYS) | Q(pk__in=stands_in)
    loaded = {service.pk: service for service in Service.objects.public().filter(wanted).with_card_details()}
    cards = {pk: _card(service, loaded, now, audience) for pk, service in loaded.items()}
    offered = {pk: card for pk, card in cards.items() if is_offered(loaded[pk], audience)}
    places = {pk: PageCard(card) for pk, card in offered.items()}
    places |= _after_the_gone(gone, instead, offered, audience)
    places |= _stand_ins([loaded[service.pk] for service in chosen if service.pk in offered], now, audience)
    return places, cards.values()


def _card(service: Service, loaded: dict[int, Service], now: datetime, audience: str) -> ServiceCard:
    covered = loaded.get(service.stands_in_for_id or 0)
    return service_card(service, now, audience, None if covered is None else hours_of(covered))


def _after_the_gone(
    gone: Iterable[Service], instead: dict[int, int], cards: dict[int, ServiceCard], audience: str
) -> dict[int, PageCard]:
    """For services the public does not see any more: their successor's card, or words. Readers they were not for
    are told nothing."""
    places: dict[int, PageCard] = {}
    for service in gone:
        if not is_offered(service, audience):
            continue
        successor = cards.get(instead.get(service.pk, 0))
        if successor is None:
            places[service.pk] = PageCard(gone=gone_sentence(service))
        else:
            places[service.pk] = PageCard(shown_instead(successor, use_this_instead(service)))
    return places


def _stand_ins(shown: Iterable[Service], now: datetime, audience: str) -> dict[int, PageCard]:
    """For services that could not be checked: the card of a live line as good, everywhere they help. Else nothing."""
    today = timezone.localdate(now)
    lapsed = [service for service in shown if has_lapsed(service, today)]
    if not lapsed:
        return {}
    area_map = map_on(today)
    candidates = {service.pk: service for service in _helping_with_the_same(lapsed)}
    places: dict[int, PageCard] = {}
    for service in lapsed:
        # The page has no area: the line must help wherever the other did.
        where = [area_map.reach(area) for area in candidates[service.pk].coverage.all()]
        instead = stand_in_for(service, candidates.values(), where, today, audience=audience)
        if instead is not None:
            card = _card(instead, candidates, now, audience)
            places[service.pk] = PageCard(shown_instead(card, stands_in_sentence(service)))
    return places


def _helping_with_the_same(lapsed: Collection[Service]) -> ServiceQuerySet:
    """`lapsed` themselves and every service that shares a need with one, with areas that know where they lie."""
    needs = {need.pk for service in lapsed for need in service.needs.all()}
    helping = Service.needs.through.objects.filter(need__in=needs).values("service")
    wanted = Q(pk__in=helping) | Q(pk__in=[service.pk for service in lapsed])
    areas = Prefetch("coverage", queryset=Area.objects.with_lineage())
    details = Service.objects.public().filter(wanted).select_related("organisation")
    return details.prefetch_related("channels__times", "needs", areas)
