"""What staff have to check, and when: the same states as `states`, for lists and for the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, DurationField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value

from signposting.freshness.states import WARNING_DAYS, Freshness, freshness_of, has_lapsed, is_never_hidden
from signposting.models import Service
from signposting.models.service import NEED_NO_CHECK

# The states that ask somebody to do something, the worst first.
TO_DO = (Freshness.LONG_OVERDUE, Freshness.OVERDUE, Freshness.DUE, Freshness.NEVER)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueList:
    """Records that the public sees, by the state of their check; within a state those due first come first.

    Of those due on one day, the ones that are always shown, however wrong by now, come first.
    """

    by_state: dict[Freshness, tuple[Service, ...]]
    lapsing: tuple[Service, ...]

    @property
    def all_is_well(self) -> bool:
        """Whether nothing waits for a check."""
        return not any(self.by_state[state] for state in TO_DO)


def kept_true() -> QuerySet[Service]:
    """The services the public sees and somebody has to check."""
    return Service.objects.in_directory().exclude(key__in=NEED_NO_CHECK)


def due_list(services: Iterable[Service], today: date) -> DueList:
    """`services` sorted by state; `lapsing` are those that will be hidden within 30 days unless somebody checks."""
    by_state: dict[Freshness, list[Service]] = {state: [] for state in Freshness}
    lapsing = []
    for service in sorted(services, key=lambda one: (one.due_on or date.min, not is_never_hidden(one), one.name)):
        by_state[freshness_of(service, today)].append(service)
        if not has_lapsed(service, today) and has_lapsed(service, today + WARNING_DAYS * DAY):
            lapsing.append(service)
    return DueList({state: tuple(found) for state, found in by_state.items()}, tuple(lapsing))


def latest_first(services: QuerySet[Service], today: date) -> QuerySet[Service]:
    """The services never checked, then those longest overdue. Adds `late_by`: the time since the due day."""
    return _with_ages(services, today).order_by(F("late_by").desc(nulls_first=True), "name")


def in_state(services: QuerySet[Service], state: str, today: date) -> QuerySet[Service]:
    """Those of `services` that `freshness_of` puts into `state`, found by the database."""
    needs_no_check = Q(key__in=NEED_NO_CHECK)
    never = Q(checked_on=None) | Q(check_every_days=None)
    aged = _with_ages(services, today)
    if state == Freshness.NEEDS_NO_CHECK:
        return services.filter(needs_no_check)
    if state == Freshness.NEVER:
        return services.filter(never).exclude(needs_no_check)
    checked = aged.exclude(needs_no_check | never)
    warning = WARNING_DAYS * DAY
    match state:
        case Freshness.LONG_OVERDUE:
            return checked.filter(late_by__gt=F("interval"))
        case Freshness.OVERDUE:
            return checked.filter(late_by__gt=timedelta(0), late_by__lte=F("interval"))
        case Freshness.DUE:
            return checked.filter(late_by__lte=timedelta(0), late_by__gte=-warning)
        case _:
            return checked.filter(late_by__lt=-warning)


def _with_ages(services: QuerySet[Service], today: date) -> QuerySet[Any]:
    # SQLite multiplies a span of time by a plain integer only.
    days = ExpressionWrapper(F("check_every_days"), output_field=IntegerField())
    interval = ExpressionWrapper(days * Value(DAY), output_field=DurationField())
    age = ExpressionWrapper(Value(today, DateField()) - F("checked_on"), output_field=DurationField())
    late_by = ExpressionWrapper(F("age") - F("interval"), output_field=DurationField())
    return services.annotate(interval=interval, age=age).annotate(late_by=late_by)
