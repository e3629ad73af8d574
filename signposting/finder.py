"""The finder: an area and a reader in, who can help out.

`support_for` answers one plain value for the page to print. Safety rules it holds, whatever the filters:
the emergency numbers and the front door are always there; a service for people worried about their own behaviour
never stands among help for those who were harmed; nobody is offered a service that is not for their age or area.
A record too old to be relied on gives its place to a live line that is as good, or says that it may be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.ages import AgeBand
from signposting.area_reference import trust_runs_care
from signposting.cards import ServiceCard, each_once, service_card, shown_instead
from signposting.channel_lines import hours_of
from signposting.door_in_check import DoorInCheck, door_in_check, helpline_for
from signposting.freshness.stand_ins import stand_in_for
from signposting.freshness.states import has_lapsed
from signposting.freshness.words import stands_in_sentence
from signposting.front_door import FormerDoor, FrontDoor, former_doors, front_door_for, nearest
from signposting.models import Area, Need, Service
from signposting.models.choices import Role
from signposting.next_door import NextDoor, Split, next_door
from signposting.offer import is_offered

LEVELS = ("local", "county", "national")
# The group of services nobody gave a need.
OTHER = "more"
# Shown in places of their own, so never repeated in the lists below them.
COMMISSIONED = (Role.TARGETED, Role.MISSING)
PLACED = frozenset({Role.EMERGENCY, Role.FRONT_DOOR, Role.OUT_OF_HOURS, *COMMISSIONED})


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Services that help with one need, nearest first. `heading` is in the reader's words."""

    code: str
    heading: str
    cards: tuple[ServiceCard, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Who can help in one area, for one reader, at one moment.

    `others` are the councils an address may belong to as well: the other parts of the council that was `split`, then
    those near by. `former_doors` stand in the place of a front door while those of several former councils answer in
    parts of a new one; `in_check` does where the directory has none. `commissioned` are the services this partnership
    pays for, in the order their roles are listed; `parts_missing` those roles nobody fills
    here. `groups` are ordered for the reader; `own_behaviour` stands apart from them. `needs` are the (code, heading)
    pairs one can filter by; `helpline` is the line that passes on what an adult tells; `help_lines` every card
    loaded, for the help strip.
    """

    area: Area
    others: tuple[NextDoor, ...]
    split: Split | None
    audience: str
    need: str
    age: AgeBand | None
    front_door: FrontDoor | None
    former_doors: tuple[FormerDoor, ...]
    in_check: DoorInCheck | None
    commissioned: tuple[ServiceCard, ...]
    parts_missing: tuple[str, ...]
    groups: tuple[NeedGroup, ...]
    own_behaviour: NeedGroup | None
    needs: tuple[tuple[str, str], ...]
    helpline: ServiceCard | None
    help_lines: tuple[ServiceCard, ...]
    filtered_to_nothing: bool

    @property
    def asked_at(self) -> FrontDoor | None:
        """The front door that refers to other services; none while it is in check: its night team does not refer."""
        return None if self.in_check else self.front_door

    @property
    def parts_differ(self) -> bool:
        """Whether the parts of a split council have more than one team between them."""
        return any(other.is_part and not other.is_same_team for other in self.others)

    @property
    def is_ours(self) -> bool:
        """Whether this partnership serves the area."""
        return self.area.in_campaign

    @property
    def trust_runs_care(self) -> bool:
        """Whether a health and social care trust, and not the council, runs children's services here."""
        return trust_runs_care(self.area)

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
    near: Sequence[Area] = (),
    split: Split | None = None,
) -> Support:
    """Who can help someone in `area`, or in one `near` it, or in another part of the council that was `split`.

    `audience` is an `Audience` code or empty; `need` a `Need` code or empty; `now` an aware datetime. Areas should
    come from a map (`signposting.area_map`). Five queries, however many services.
    """
    was, parts = (split.council, split.parts) if split is not None else (None, ())
    others = dict.fromkeys(parts, was) | dict.fromkeys((one for one in near if one not in parts), None)
    places = [one for place in (area, *others) for one in place.reach()]
    services = list(Service.objects.public().covering(places).with_card_details())
    here = nearest(services, area)
    cards = {service.key: _card(service, services, now, audience) for service in here}
    offered = [service for service in here if is_offered(service, audience, age)]
    listed = [service for service in offered if service.role not in PLACED]
    apart = [service for service in listed if service.stands_apart]
    mixed = [service for service in listed if not service.stands_apart]
    wanted = [service for service in mixed if need in _codes([service])]
    shown = _in_their_places(offered, here, cards, area, audience, age, now, need if wanted else "")
    former = () if was is not None else former_doors(area, services, now, audience)
    front_door = None if former else front_door_for(area, services, now, audience, was)
    helpline = helpline_for(area, services, now, audience)
    in_check = None if former else door_in_check(area, front_door, helpline)
    return Support(
        area=area,
        others=tuple(
            next_door(other, in_check or front_door, services, now, audience, helpline, part_of)
            for other, part_of in others.items()
        ),
        split=split,
        audience=audience,
        need=need,
        age=age,
        front_door=front_door,
        former_doors=former,
        in_check=in_check,
        commissioned=each_once(
            shown[service.key] for role in COMMISSIONED for service in offered if service.role == role
        ),
        parts_missing=_parts_missing(area, here),
        # A need nobody here answers shows everything instead: a filter never leaves an empty page.
        groups=_by_need(wanted, shown, audience, need) if wanted else _by_need(mixed, shown, audience),
        own_behaviour=_own_behaviour(apart, shown),
        needs=_needs_of(mixed, audience),
        helpline=helpline,
        help_lines=tuple(cards.values()),
        filtered_to_nothing=bool(need) and not wanted and need not in _codes(apart),
    )


def _in_their_places(
    offered: list[Service],
    here: list[Service],
    cards: dict[str, ServiceCard],
    area: Area,
    audience: str,
    age: AgeBand | None,
    now: datetime,
    need: str,
) -> dict[str, ServiceCard]:
    """The card to show for each service, by its key: its own, or that of the live line in its place."""
    today = timezone.localdate(now)
    shown = dict(cards)
    for service in offered:
        if not has_lapsed(service, today):
            continue
        needs = [need] if need in _codes([service]) else _in_order(service, audience)
        instead = stand_in_for(service, here, [area.reach()], today, audience=audience, age=age, needs=needs)
        if instead is not None:
            shown[service.key] = shown_instead(cards[instead.key], stands_in_sentence(service))
    return shown


def _in_order(service: Service, audience: str) -> list[str]:
    return [need.code for need in sorted(service.needs.all(), key=lambda need: need.order_for(audience))]


def _parts_missing(area: Area, here: list[Service]) -> tuple[str, ...]:
    """What this partnership pays for everywhere and the directory does not have here: said, not left out."""
    filled = {service.role for service in here}
    return tuple(role for role in COMMISSIONED if area.in_campaign and role not in filled)


def _card(service: Service, loaded: list[Service], now: datetime, audience: str) -> ServiceCard:
    covered = next((one for one in loaded if one.pk == service.stands_in_for_id), None)
    return service_card(service, now, audience, None if covered is None else hours_of(covered))


def _codes(services: list[Service]) -> set[str]:
    return {need.code for service in services for need in service.needs.all()}


def _own_behaviour(services: list[Service], cards: dict[str, ServiceCard]) -> NeedGroup | None:
    """Everything that stands apart, in one group; the page gives it its own words."""
    if not services:
        return None
    need = next(need for need in services[0].needs.all() if need.stands_apart)
    return NeedGroup(need.code, need.name, each_once(cards[service.key] for service in services))


def _needs_of(services: list[Service], audience: str) -> tuple[tuple[str, str], ...]:
    """Every need that somebody here helps with, as (code, heading), in the reader's order."""
    needs = {need.code: need for service in services for need in service.needs.all()}
    ordered = sorted(needs.values(), key=lambda need: need.order_for(audience))
    return tuple((need.code, need.words_for(audience)) for need in ordered)


def _by_need(
    services: list[Service], cards: dict[str, ServiceCard], audience: str, only: str = ""
) -> tuple[NeedGroup, ...]:
    """Each service once, under the first of its needs, or all under the one need asked for; nearest first.

    A service nobody gave a need stands last, under words of its own: it must not be lost.
    """
    members: dict[str, list[ServiceCard]] = {}
    needs: dict[str, Need] = {}
    unsorted: list[ServiceCard] = []
    for service in services:
        own = sorted(service.needs.all(), key=lambda need: need.order_for(audience))
        chosen = next((need for need in own if not only or need.code == only), None)
        if chosen is None:
            unsorted.append(cards[service.key])
        else:
            needs[chosen.code] = chosen
            members.setdefault(chosen.code, []).append(cards[service.key])
    groups = [
        NeedGroup(need.code, need.words_for(audience), _nearest_first(members[need.code]))
        for need in sorted(needs.values(), key=lambda need: need.order_for(audience))
    ]
    if unsorted:
        groups.append(NeedGroup(OTHER, _("More help"), _nearest_first(unsorted)))
    return tuple(groups)


def _nearest_first(cards: list[ServiceCard]) -> tuple[ServiceCard, ...]:
    return tuple(sorted(each_once(cards), key=lambda card: (LEVELS.index(card.level), card.name)))
