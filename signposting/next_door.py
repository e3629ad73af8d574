"""The other councils an address may belong to: near an edge, and where a council was split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from signposting.cards import ServiceCard
from signposting.door_in_check import DoorInCheck, door_in_check
from signposting.front_door import FrontDoor, front_door_for
from signposting.models import Area, Service

# So many neighbours an address may name. More would only be noise.
MOST = 3


@dataclass(frozen=True, slots=True)
class Split:
    """A council that was cut up, and the `parts` beside the area of the page. Nobody can say yet who lives where."""

    council: Area
    parts: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class NextDoor:
    """Another area with its own front door, or what stands in its place; both none outside the areas we serve.

    `is_same_team`: whoever answers there answers in the area of the page too, so nothing needs to be shown twice.
    `is_part`: it is not close by but another part of a council that was split.
    """

    area: Area
    front_door: FrontDoor | None
    in_check: DoorInCheck | None
    is_same_team: bool
    is_part: bool


def next_door(
    area: Area,
    mine: FrontDoor | DoorInCheck | None,
    services: Iterable[Service],
    now: datetime,
    audience: str,
    helpline: ServiceCard | None,
    part_of: Area | None,
) -> NextDoor:
    """`area` as seen from the page whose own front door is `mine`, out of services loaded `with_card_details()`.

    `part_of` is the council that was split, if the area took over a part of it.
    """
    door = front_door_for(area, services, now, audience, was=part_of)
    in_check = door_in_check(area, door, helpline)
    theirs = in_check or door
    return NextDoor(area, door, in_check, _is_same_team(mine, theirs), part_of is not None)


def _is_same_team(mine: FrontDoor | DoorInCheck | None, theirs: FrontDoor | DoorInCheck | None) -> bool:
    if mine is None or theirs is None:
        return False
    if isinstance(mine, FrontDoor) and isinstance(theirs, FrontDoor) and mine.daytime.key == theirs.daytime.key:
        # Two new councils that still share the team of the county they replaced.
        return True
    return mine.authority == theirs.authority
