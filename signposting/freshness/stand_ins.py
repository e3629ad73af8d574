"""Stand-ins: which live line may be shown in the place of one that nobody has been able to check.

Somebody who came for one service is handed to another only where that costs them nothing: it helps with the same, in
the same way, for them, where they are, and it is known to be no less confidential. Where there is none, the old
record stays, with words that it may be wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from core.audiences import Audience
from signposting.ages import AgeBand, ages_to_offer
from signposting.freshness.states import has_lapsed
from signposting.models import Area, Service
from signposting.models.choices import Fact, Gender, NameNeeded
from signposting.models.service import EVERY_AGE
from signposting.offer import is_offered

# Who is shown a service that names nobody it is for.
_ADULTS = tuple(code for code in Audience.values if code != Audience.YOUNG_PERSON)


def stand_in_for(
    lapsed: Service,
    services: Iterable[Service],
    where: Collection[Sequence[Area]],
    today: date,
    *,
    audience: str = "",
    age: AgeBand | None = None,
    needs: Sequence[str] = (),
) -> Service | None:
    """The one of `services` to show in the place of `lapsed`; none where nothing is as good.

    All are loaded with `with_card_details()`: no query runs. `where` holds, for each place where the line must help,
    the areas whose services do, smallest first (`Area.reach()`): one, where the reader is, or every area that
    `lapsed` covers. `needs` are the codes it may be asked for, the one it stands under first; without them, all
    needs of `lapsed`.

    Of several, the one that answers the first need; then the nearest; then the one checked last.
    """
    codes = list(needs) or [need.code for need in sorted(lapsed.needs.all(), key=lambda need: need.order)]
    ranked: list[tuple[int, int, int, str, Service]] = []
    for service in services:
        if service.checked_on is None or not _is_live(service, today):
            continue  # a line nobody has ever checked is no better than one that was checked long ago
        if not _is_as_good(service, lapsed, audience, age):
            continue
        shared = [place for place, code in enumerate(codes) if code in _codes(service)]
        steps = _steps(service, where)
        if shared and steps is not None:
            ranked.append((shared[0], steps, -service.checked_on.toordinal(), service.key, service))
    return min(ranked, key=lambda one: one[:4])[-1] if ranked else None


def _is_live(service: Service, today: date) -> bool:
    """The police are on every page and stand in for nobody: who tells a helpline has not told them."""
    return not service.needs_no_check and not has_lapsed(service, today)


def _is_as_good(service: Service, lapsed: Service, audience: str, age: AgeBand | None) -> bool:
    return (
        service.pk != lapsed.pk
        and service.role == lapsed.role
        and service.stands_apart is lapsed.stands_apart
        and _has_same_kind_of_channel(service, lapsed)
        and _is_for_the_same_people(service, lapsed, audience, age)
        and _is_as_confidential(service, lapsed)
    )


def _codes(service: Service) -> set[str]:
    return {need.code for need in service.needs.all()}


def _has_same_kind_of_channel(service: Service, lapsed: Service) -> bool:
    """Somebody who would have chatted is not told to ring."""
    first = next((channel for channel in lapsed.channels.all() if channel.is_shown), None)
    return first is not None and any(
        channel.kind == first.kind and channel.is_shown for channel in service.channels.all()
    )


def _is_for_the_same_people(service: Service, lapsed: Service, audience: str, age: AgeBand | None) -> bool:
    """For this reader; where it is not known who reads, for everybody the other was for."""
    readers = (audience,) if audience else lapsed.audiences or _ADULTS
    if not all(is_offered(service, reader, age) for reader in readers):
        return False
    if service.gender in {Gender.GIRLS, Gender.BOYS} and service.gender != lapsed.gender:
        return False
    low, high = lapsed.ages
    youngest, oldest = ages_to_offer(audience, age) or EVERY_AGE
    asked = (max(low, youngest), min(high, oldest))
    served = service.ages
    return served[0] <= asked[0] and asked[1] <= served[1]


def _is_as_confidential(service: Service, lapsed: Service) -> bool:
    """Every fact is the same, or known to be safer. What is not known is never taken to be safer."""
    return (
        service.name_needed in {lapsed.name_needed, NameNeeded.NO}
        and service.recorded in {lapsed.recorded, Fact.NO}
        and service.on_phone_bill in {lapsed.on_phone_bill, Fact.NO}
        and bool(service.who_is_told) >= bool(lapsed.who_is_told)
    )


def _steps(service: Service, where: Collection[Sequence[Area]]) -> int | None:
    """How far up the tree one must go to find it, at most; none where it does not cover all of it."""
    covered = {area.pk for area in service.coverage.all()}
    furthest: list[int] = []
    for reach in where:
        steps = [step for step, area in enumerate(reach) if area.pk in covered]
        if not steps:
            return None
        furthest.append(min(steps))
    return max(furthest, default=None)
