"""The finder: an area and a reader in, who can help out.

`support_for` answers one plain value for the page to print. Safety rules it holds, whatever the filters:
the emergency numbers and the front door are always there; a service for people worried about their own behaviour
never stands among help for those who were harmed; nobody is offered a service that is not for their age or area.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.ages import AgeBand, ages_to_offer
from signposting.cards import ServiceCard, service_card
from signposting.channel_lines import hours_of
from signposting.front_door import FrontDoor, front_door_for
from signposting.models import Area, Need, Service
from signposting.models.choices import Role

LEVELS = ("local", "county", "national")
# The group of services nobody gave a need.
OTHER = "more"
# Shown in places of their own, so never repeated in the lists below them.
PLACED = frozenset({Role.EMERGENCY, Role.FRONT_DOOR, Role.OUT_OF_HOURS, Role.TARGETED, Role.MISSING})


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Services that help with one need, nearest first. `heading` is in the reader's words."""

    code: str
    heading: str
    cards: tuple[ServiceCard, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Who can help in one area, for one reader, at one moment.

    `neighbour` is the other authority of a postcode near its edge, with its own front door. `groups` are ordered
    for the reader. `own_behaviour` stands apart from them.
    """

    area: Area
    neighbour: Area | None
    audience: str
    need: str
    age: AgeBand | None
    emergency: tuple[ServiceCard, ...]
    front_door: FrontDoor | None
    neighbour_front_door: FrontDoor | None
    targeted: ServiceCard | None
    missing: ServiceCard | None
    groups: tuple[NeedGroup, ...]
    own_behaviour: NeedGroup | None
    needs: tuple[tuple[str, str], ...]
    help_lines: tuple[ServiceCard, ...]
    filtered_to_nothing: bool

    @property
    def neighbour_shares_front_door(self) -> bool:
        """Whether the same team answers on both sides of the edge: two districts of one county."""
        mine, theirs = self.front_door, self.neighbour_front_door
        return mine is not None and theirs is not None and mine.authority == theirs.authority

    @property
    def is_ours(self) -> bool:
        """Whether this partnership serves the area."""
        return self.area.in_campaign

    @property
    def is_for_young_person(self) -> bool:
        """Whether the page speaks to a young person."""
        return self.audience == Audience.YOUNG_PERSON


def support_for(
    area: Area,
    audience: str,
    need: str,
    age: AgeBand | None,
    now: datetime,
    neighbour: Area | None = None,
) -> Support:
    """Who can help someone in `area` (and, near an edge, in `neighbour`).

    `audience` is an `Audience` code or empty; `need` a `Need` code or empty; `now` an aware datetime. Areas should
    come `with_lineage()`. Five queries, however many services.
    """
    areas = [*area.lineage(), *(neighbour.lineage() if neighbour else ())]
    services = list(Service.objects.public().covering(areas).with_card_details())
    here = [service for service in services if covers(service, area)]
    cards = {service.key: _card(service, services, now, audience) for service in here}
    offered = [
        service
        for service in here
        if service.role not in PLACED and is_offered(service, audience, ages_to_offer(audience, age))
    ]
    groups = _by_need(offered, cards, audience)
    chosen = tuple(group for group in groups if not need or group.code == need)
    apart = {code for service in offered for code in _apart_codes(service)}
    return Support(
        area=area,
        neighbour=neighbour,
        audience=audience,
        need=need,
        age=age,
        emergency=_with_role(here, cards, Role.EMERGENCY),
        front_door=front_door_for(area, services, now, audience),
        neighbour_front_door=front_door_for(neighbour, services, now, audience) if neighbour else None,
        targeted=next(iter(_with_role(here, cards, Role.TARGETED)), None),
        missing=next(iter(_with_role(here, cards, Role.MISSING)), None),
        # A need nobody here answers shows everything instead: a filter never leaves an empty page.
        groups=tuple(group for group in (chosen or groups) if group.code not in apart),
        own_behaviour=next((group for group in groups if group.code in apart), None),
        needs=tuple((group.code, group.heading) for group in groups if group.code not in apart),
        help_lines=tuple(cards.values()),
        filtered_to_nothing=bool(need) and not chosen,
    )


def covers(service: Service, area: Area) -> bool:
    """Whether the service covers `area` or anything `area` lies in."""
    covered = {one.pk for one in service.coverage.all()}
    return any(one.pk in covered for one in area.lineage())


def is_offered(service: Service, audience: str, ages: tuple[int, int] | None) -> bool:
    """Whether a reader is shown this service.

    A service that names nobody it is for is shown to adults, who can judge, and not to a young person.
    """
    if ages is not None and not service.serves_age(*ages):
        return False
    if not audience:
        return True
    if not service.audiences:
        return audience != Audience.YOUNG_PERSON
    return audience in service.audiences


def _card(service: Service, loaded: list[Service], now: datetime, audience: str) -> ServiceCard:
    covered = next((one for one in loaded if one.pk == service.stands_in_for_id), None)
    return service_card(service, now, audience, None if covered is None else hours_of(covered))


def _with_role(services: Iterable[Service], cards: dict[str, ServiceCard], role: Role) -> tuple[ServiceCard, ...]:
    return tuple(cards[service.key] for service in services if service.role == role)


def _apart_codes(service: Service) -> set[str]:
    return {need.code for need in service.needs.all() if need.stands_apart}


def _by_need(services: list[Service], cards: dict[str, ServiceCard], audience: str) -> tuple[NeedGroup, ...]:
    """Each service once, under the first of its needs; groups and cards in the reader's order.

    A service nobody gave a need stands last, under words of its own: it must not be lost.
    """
    for_young = audience == Audience.YOUNG_PERSON

    def place(need: Need) -> tuple[int, str]:
        return (need.order_for_young if for_young else need.order, need.code)

    members: dict[str, list[ServiceCard]] = {}
    needs: dict[str, Need] = {}
    unsorted: list[ServiceCard] = []
    for service in services:
        own = sorted(service.needs.all(), key=place)
        apart = [need for need in own if need.stands_apart]
        if not own:
            unsorted.append(cards[service.key])
        for need in (apart or own)[:1]:
            needs[need.code] = need
            members.setdefault(need.code, []).append(cards[service.key])
    groups = [
        NeedGroup(
            need.code,
            (need.name_for_young or need.name) if for_young else need.name,
            _nearest_first(members[need.code]),
        )
        for need in sorted(needs.values(), key=place)
    ]
    if unsorted:
        groups.append(NeedGroup(OTHER, _("More help"), _nearest_first(unsorted)))
    return tuple(groups)


def _nearest_first(cards: list[ServiceCard]) -> tuple[ServiceCard, ...]:
    return tuple(sorted(cards, key=lambda card: (LEVELS.index(card.level), card.name)))
