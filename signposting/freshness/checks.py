"""Recording a check, and the day a record was last checked: one rule for both.

A service counts as checked on the day of its last whole check of exactly the details the public sees. A draft may be
checked before it is published; a number that was changed since its check is not checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from signposting.freshness.changes import facts_changed
from signposting.freshness.details import details_of, steps_that_apply
from signposting.models import Service, ServiceCheck
from signposting.models.choices import CheckStep


@transaction.atomic
def record_check(service: Service, by: Any, steps: Iterable[str], note: str = "") -> ServiceCheck:
    """Keep a check of `service` as given (the live record, or a draft of it), made today by the user `by`.

    `steps` are `CheckStep` codes. Only a check with every step that applies makes the record checked.
    """
    taken = frozenset(steps)
    check = ServiceCheck.objects.create(
        service_id=service.pk,
        made_on=timezone.localdate(),
        made_by=by,
        steps=tuple(sorted(taken)),  # type: ignore[misc]  # a ChoiceSetField takes a tuple
        details=details_of(service),
        is_whole=steps_that_apply(service) <= taken,
        note=note,
    )
    settle_checked_on(Service.objects.get(pk=service.pk))
    data = {"steps": [str(CheckStep(step).label) for step in sorted(taken)], "whole": check.is_whole}
    log(service, "signposting.check", user=by, data=data)
    facts_changed.send(sender=Service)
    return check


def last_checked_on(service: Service) -> date | None:
    """The day of the last whole check of exactly the details `service` has, stored or only typed; none if never."""
    return (
        ServiceCheck.objects.filter(service_id=service.pk, is_whole=True, details=details_of(service))
        .order_by("-made_on")
        .values_list("made_on", flat=True)
        .first()
    )


def settle_checked_on(service: Service) -> None:
    """Bring `checked_on` of the stored record in line with its checks. Called after a check and after publishing."""
    last = last_checked_on(service)
    if service.checked_on != last:
        service.checked_on = last
        Service.objects.filter(pk=service.pk).update(checked_on=last, facts_changed_at=timezone.now())
