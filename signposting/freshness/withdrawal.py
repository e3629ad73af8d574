"""Withdrawing a service and putting it back: at once, by one person, whatever drafts there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from signposting.area_map import AreaMap, map_on
from signposting.freshness.changes import facts_changed
from signposting.freshness.states import is_never_hidden
from signposting.freshness.successors import live_successors
from signposting.models import Area, Organisation, Service
from signposting.models.choices import Role


@transaction.atomic
def withdraw(service: Service, *, reason: str, successor: Service | None, by: Any) -> bool:
    """Take `service` out of the directory now. False when somebody else had done so already.

    `reason` is a `WithdrawnReason`; `successor` what people are shown instead. Raises `ValueError` when the public
    would not see the successor. A scheduled publication is cancelled; drafts are left as they are, and publishing
    one does not bring the service back.
    """
    if successor is not None and (successor.pk == service.pk or not successor.is_public):
        raise ValueError("A withdrawn service leads to one that people can use.")
    taken = Service.objects.filter(pk=service.pk, withdrawn_on=None).update(
        withdrawn_on=timezone.localdate(),
        withdrawn_reason=reason,
        successor=successor,
        go_live_at=None,
        facts_changed_at=timezone.now(),
    )
    if not taken:
        return False
    service.revisions.update(approved_go_live_at=None)
    service.refresh_from_db()
    data = {"reason": service.get_withdrawn_reason_display(), "successor": str(successor or "")}
    log(service, "signposting.withdraw", user=by, data=data)
    facts_changed.send(sender=Service)
    return True


@transaction.atomic
def put_back(service: Service, by: Any) -> bool:
    """Undo a withdrawal made by mistake. False when the service was not withdrawn."""
    undone = Service.objects.filter(pk=service.pk).exclude(withdrawn_on=None)
    now = timezone.now()
    if not undone.update(withdrawn_on=None, withdrawn_reason="", successor=None, facts_changed_at=now):
        return False
    service.refresh_from_db()
    log(service, "signposting.put_back", user=by)
    facts_changed.send(sender=Service)
    return True


def is_essential(service: Service) -> bool:
    """Whether every Publisher is told when it goes: the parts pages rely on, and the lines that are never hidden."""
    return service.role != Role.NONE or is_never_hidden(service)


def not_replaced() -> tuple[Service, ...]:
    """Essential services that were withdrawn and that nothing has taken the place of, the newest first.

    A successor takes its place, and so does, but for the emergency numbers, whatever plays the same part everywhere
    that was covered. Where councils changed since, everywhere means what has replaced them by today.
    """
    withdrawn = _with_areas(Service.objects.exclude(withdrawn_on=None).order_by("-withdrawn_on", "name"))
    gone = [service for service in withdrawn if is_essential(service)]
    replaced = live_successors(gone)
    missing = [service for service in gone if service.pk not in replaced]
    if not missing:
        return ()
    today = map_on(timezone.localdate())
    playing = list(_with_areas(Service.objects.in_directory().exclude(role="")))
    return tuple(service for service in missing if not _is_played(service, playing, today))


def _with_areas(services: QuerySet[Service]) -> QuerySet[Service]:
    return services.prefetch_related(Prefetch("coverage", Area.objects.with_lineage()))


def _is_played(service: Service, playing: Iterable[Service], today: AreaMap) -> bool:
    """Whether somebody else plays the service's part everywhere."""
    if service.role in {Role.NONE, Role.EMERGENCY}:
        return False
    covered = {area.pk for one in playing if one.role == service.role for area in one.coverage.all()}
    places = [place for area in service.coverage.all() for place in today.standing(area)]
    return all(
        any(near.pk in covered for near in today.reach(place)) for place in places if place.pk not in today.gone
    )


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, reason: str, successors: dict[int, Service | None], by: Any
) -> list[Service]:
    """Mark `organisation` as closed and withdraw everything it runs that the public sees. Returns what was withdrawn.

    `successors` holds, by the service's primary key, what people are shown instead. Its drafts stay drafts; their
    scheduled publications are cancelled.
    """
    Organisation.objects.filter(pk=organisation.pk, closed_on=None).update(closed_on=timezone.localdate())
    organisation.refresh_from_db()
    withdrawn = []
    for service in Service.objects.filter(organisation=organisation, withdrawn_on=None).order_by("name"):
        if service.live:
            withdraw(service, reason=reason, successor=successors.get(service.pk), by=by)
            withdrawn.append(service)
        else:
            service.revisions.update(approved_go_live_at=None)
    log(organisation, "signposting.close", user=by, data={"withdrawn": [service.name for service in withdrawn]})
    return withdrawn


@transaction.atomic
def reopen_organisation(organisation: Organisation, by: Any) -> bool:
    """Take the mark back. Services stay withdrawn: each is put back by somebody who looked at it."""
    if not Organisation.objects.filter(pk=organisation.pk).exclude(closed_on=None).update(closed_on=None):
        return False
    organisation.refresh_from_db()
    log(organisation, "signposting.reopen", user=by)
    return True
