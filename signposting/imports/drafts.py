"""The services of the directory as their latest drafts have them: what an import is compared with and builds on."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from wagtail.models import WorkflowState

from signposting.models import Service


def with_drafts() -> QuerySet[Service]:
    """Services with everything `latest` and `is_being_worked_on` look at, in a few queries."""
    moderation = Prefetch("workflow_states", WorkflowState.objects.active(), to_attr="_current_workflow_states")
    return Service.objects.select_related(
        "organisation", "commissioner", "stands_in_for", "latest_revision", "locale"
    ).prefetch_related("channels__times", "needs", "coverage", moderation)


def drafts_of(keys: Iterable[int]) -> dict[int, Service]:
    """Those services by primary key."""
    return {service.pk: service for service in with_drafts().filter(pk__in=list(keys))}


def latest(service: Service) -> Service:
    """The service as its latest draft has it; as it is stored, where nothing was changed since."""
    revision = service.latest_revision
    if revision is None or (service.live and not service.has_unpublished_changes):
        return service
    return service.with_content_json(revision.content)


def is_being_worked_on(service: Service) -> bool:
    """Whether somebody locked it, sent it for approval or has it waiting to go live."""
    return bool(
        service.locked
        or service.workflow_in_progress
        or (service.latest_revision is not None and service.latest_revision.approved_go_live_at)
    )
