"""What to use instead of a service that is gone: the live service at the end of its line of successors."""

from __future__ import annotations

from collections.abc import Iterable

from signposting.models import Service


def live_successors(gone: Iterable[Service]) -> dict[int, int]:
    """For each of `gone` that leads on to a service the public sees: its primary key, and that service's.

    A successor may have been withdrawn in its turn; its own successor counts then, and a circle leads nowhere. One
    query for each step of the longest line: one, as a rule, and none where nothing leads on.
    """
    starts = {service.pk: service.successor_id for service in gone}
    leads_on: dict[int, int | None] = {}
    is_seen: dict[int, bool] = {}
    while wanted := {pk for pk in (*starts.values(), *leads_on.values()) if pk is not None and pk not in is_seen}:
        rows = Service.objects.filter(pk__in=wanted).values_list("pk", "successor", "live", "withdrawn_on")
        for pk, successor, live, withdrawn_on in rows:
            is_seen[pk] = live and withdrawn_on is None
            leads_on[pk] = None if is_seen[pk] else successor
    found: dict[int, int] = {}
    for start, first in starts.items():
        step, passed = first, {start}
        while step is not None and step not in passed and not is_seen[step]:
            passed.add(step)
            step = leads_on[step]
        if step is not None and step not in passed:
            found[start] = step
    return found


def was_public(service: Service) -> bool:
    """Whether the public ever saw it. A draft that was never published leaves no trace."""
    return service.live or service.first_published_at is not None


def is_gone(service: Service) -> bool:
    """Whether the public saw it once and does not see it now: withdrawn, or taken down for a while."""
    return was_public(service) and not service.is_public
