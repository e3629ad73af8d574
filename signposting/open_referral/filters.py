"""What may be asked of a list, how it is written, and what it finds. Everything asked must hold together.

There is no search by words and no postcode, for both would stand in an address: see docs/api.md. What cannot be read
or is not known is refused, in words that repeat nothing; leaving it out silently would answer another question.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from signposting.area_map import map_on
from signposting.models import OpeningTime, Service
from signposting.models.choices import AgeRule, Day, KnownHours
from signposting.models.service import ServiceQuerySet
from signposting.open_referral.answers import BadParameter
from signposting.open_referral.listed import channels_shown, modified_since
from signposting.open_referral.paging import DEFAULT_SIZE, LARGEST_SIZE, PageAsked
from signposting.open_referral.schedules import DAYS, LAST_SECOND
from signposting.open_referral.schema import is_uuid
from signposting.open_referral.taxonomies import AUDIENCES, CODES, NEEDS, codes_of_terms, public_needs

# The standard's, left out on purpose.
LEFT_OUT = {
    "postcode": "Postcodes are never put in an address here. Ask with area=, the ONS code of an area.",
    "proximity": "There is no search by distance. Ask with area=, the ONS code of an area.",
    "search": "There is no search by words: it would stand in an address. Read the whole list and search in it.",
    "format": "Answers are JSON. There is no other format.",
}
_CODE = re.compile(r"[A-Z][0-9]{8}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
# More pages than any directory has; longer numbers only cost time.
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a list of services: the page, whether whole, and the services that fit."""

    page: PageAsked
    services: ServiceQuerySet
    full: bool = False


def page_asked(request: HttpRequest) -> PageAsked:
    """The page asked for. A larger page than the largest is cut to it. Raises `BadParameter`."""
    query = request.GET
    number = _number(query, "page", 1)
    size = _number(query, "per_page", DEFAULT_SIZE)
    return PageAsked(1 if number is None else number, min(LARGEST_SIZE, DEFAULT_SIZE if size is None else size))


def check_names(request: HttpRequest, allowed: Collection[str]) -> None:
    """Raises `BadParameter` for a name that means nothing here, or one that is given twice."""
    for name, values in request.GET.lists():
        if name in allowed:
            if len(values) > 1 and name != "taxonomy_term_id":
                raise BadParameter(f"{name} can be given once.")
        elif name.lower() in LEFT_OUT:
            raise BadParameter(LEFT_OUT[name.lower()])
        else:
            known = (
                f"What can be asked here: {', '.join(sorted(allowed))}." if allowed else "Nothing can be asked here."
            )
            raise BadParameter(f"There is a parameter that means nothing here. {known}")


def asked_of(request: HttpRequest, services: ServiceQuerySet, names: Collection[str]) -> Asked:
    """What a request for services asks, out of `services` and by these `names`. Raises `BadParameter`."""
    check_names(request, names)
    query = request.GET
    found = services
    found = _by_terms(found, query)
    found = _by_ages(found, query)
    found = _by_hours(found, query)
    if (area := query.get("area")) is not None:
        found = _by_area(found, area)
    if query.get("organization_id") is not None:
        found = found.filter(organisation__open_id=_uuid(query, "organization_id"))
    if query.get("modified_after") is not None:
        found = modified_since(found, _moment(query, "modified_after"))
    return Asked(page_asked(request), found, _yes(query, "full"))


def _by_terms(services: ServiceQuerySet, query: QueryDict) -> ServiceQuerySet:
    found = services
    if query.getlist("taxonomy_term_id"):
        terms = codes_of_terms(public_needs())
        for value in query.getlist("taxonomy_term_id"):
            term = terms.get(as_uuid(value, "taxonomy_term_id"))
            found = found.none() if term is None else found.filter(_has_term(*term))
    if query.get("taxonomy_id") is not None:
        found = _with_any_term(found, CODES.get(_uuid(query, "taxonomy_id"), ""))
    return found


def _with_any_term(services: ServiceQuerySet, taxonomy: str) -> ServiceQuerySet:
    if taxonomy == NEEDS:
        return services.filter(pk__in=Service.needs.through.objects.values("service"))
    return services.exclude(audiences="") if taxonomy == AUDIENCES else services.none()


def _has_term(taxonomy: str, code: str) -> Q:
    if taxonomy == AUDIENCES:
        return Q(audiences__contains=f",{code},")
    return Q(pk__in=Service.needs.through.objects.filter(need__code=code).values("service"))


def _by_ages(services: ServiceQuerySet, query: QueryDict) -> ServiceQuerySet:
    """The standard's own meaning: a lowest age of at least, a highest age of at most. Unknown ages fit neither."""
    found = services
    youngest = _number(query, "minimum_age", None, least=0)
    oldest = _number(query, "maximum_age", None, least=0)
    if youngest is not None:
        any_age = Q(age_rule=AgeRule.ANY) if youngest == 0 else Q(pk__in=[])
        found = found.filter(Q(age_rule=AgeRule.RANGE, age_min__gte=youngest) | any_age)
    if oldest is not None:
        found = found.filter(age_rule=AgeRule.RANGE, age_max__lte=oldest)
    return found


def _by_hours(services: ServiceQuerySet, query: QueryDict) -> ServiceQuerySet:
    """Services with a line whose known hours hold all that is asked, on one row: as its schedule in the feed says."""
    day, start, end = _day(query), _time(query, "start_time"), _time(query, "end_time")
    if day is None and start is None and end is None:
        return services
    rows = _rows(day, start, end, timezone.localdate())
    lines = Q(Exists(rows.filter(channel=OuterRef("pk"))), known_hours=KnownHours.TIMES)
    if (start is None or start == time(0)) and (end is None or end >= LAST_SECOND):
        lines |= Q(known_hours=KnownHours.ALWAYS)
    open_lines: Q = Q(Exists(channels_shown().filter(lines, service=OuterRef("pk"))))
    return services.filter(open_lines)


def _rows(day: int | None, start: time | None, end: time | None, today: date) -> models.QuerySet[OpeningTime]:
    """Rows of hours that are not over and fit; the days of a row may wrap round the end of the week."""
    rows = OpeningTime.objects.exclude(opens=None).exclude(closes=None).exclude(first_day=Day.BANK_HOLIDAY)
    rows = rows.filter(Q(until_date=None) | Q(every_year=True) | Q(until_date__gte=today))
    if day is not None:
        begun, not_over = Q(first_day__lte=day), Q(last_day__gte=day)
        in_order = Q(first_day__lte=F("last_day"))
        rows = rows.filter((in_order & begun & not_over) | (~in_order & (begun | not_over)))
    if start is not None:
        rows = rows.filter(opens__gte=start)
    if end is not None:
        # Closing at midnight is the day's last second in the feed; closing on the next day is later than any time.
        at_midnight = Q(closes=time(0)) if end >= LAST_SECOND else Q(pk__in=[])
        rows = rows.filter(Q(closes__gt=F("opens"), closes__lte=end) | at_midnight)
    return rows


def _by_area(services: ServiceQuerySet, code: str) -> ServiceQuerySet:
    """Services that help in the area today: a county's in its districts too, an old council's in what replaced it."""
    found = map_on(timezone.localdate(), codes={code}) if _CODE.fullmatch(code) else None
    area = found.by_code(code) if found else None
    if found is None or area is None:
        raise BadParameter("area is the ONS code of an area in the United Kingdom: a letter and eight digits.")
    return services.covering(one for standing in found.standing(area) for one in found.reach(standing))


def _number(query: QueryDict, name: str, default: int | None, least: int = 1) -> int | None:
    value = query.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER and int(value) >= least):
        raise BadParameter(f"{name} is a whole number from {least}.")
    return int(value)


def _uuid(query: QueryDict, name: str) -> UUID:
    return as_uuid(query.get(name, ""), name)


def as_uuid(value: str, name: str) -> UUID:
    """The UUID in its usual spelling. Raises `BadParameter`."""
    if not is_uuid(value):
        raise BadParameter(f"{name} is a UUID, as answers give it.")
    return UUID(value)


def _yes(query: QueryDict, name: str) -> bool:
    value = query.get(name, "false").lower()
    if value not in {"true", "false"}:
        raise BadParameter(f"{name} is true or false.")
    return value == "true"


def _day(query: QueryDict) -> int | None:
    value = query.get("day")
    if value is None:
        return None
    if value.upper() not in DAYS:
        raise BadParameter(f"day is one of {', '.join(DAYS)}.")
    return DAYS.index(value.upper())


def _time(query: QueryDict, name: str) -> time | None:
    value = query.get(name)
    if value is None:
        return None
    if not _CLOCK.fullmatch(value):
        raise BadParameter(f"{name} is a time such as 09:00.")
    return time.fromisoformat(value)


def _moment(query: QueryDict, name: str) -> datetime:
    # A plus sign that was not encoded arrives as a blank.
    value = query.get(name, "").replace(" ", "+")
    try:
        moment = datetime.fromisoformat(value)
        if not 1900 <= moment.year <= 9000:  # nearer the ends of time, changing the zone falls off
            raise ValueError
        return moment if moment.tzinfo else timezone.make_aware(moment)
    except ValueError:
        raise BadParameter(f"{name} is a date, or a date and time, such as 2026-11-24T09:00:00Z.") from None
