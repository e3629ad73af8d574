"""The services of the directory as their latest drafts have them: what an import is compared with and builds on."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, Q, QuerySet
from wagtail.models import Revision, TaskState, WorkflowState

from signposting.models import Service


def with_drafts() -> QuerySet[Service]:
    """Services with everything `latest` and `is_being_worked_on` look at, in a few queries."""
    moderation = Prefetch("workflow_states", WorkflowState.objects.active(), to_attr="_current_workflow_states")
    return Service.objects.select_related(
        "organisation", "commissioner", "stands_in_for", "latest_revision", "locale"
    ).prefetch_related("channels__times", "needs", "coverage", moderation)


def drafts_of(keys: Iterable[int], *, held: bool = False) -> dict[int, Service]:
    """Those services by primary key.

    With `held`, nobody else changes them until the present transaction ends: what is asked of them stays true until
    the answer is written. SQLite lets one write at a time anyway.
    """
    services = with_drafts().filter(pk__in=list(keys))
    if held:
        services = services.select_for_update(of=("self",))
    return {service.pk: service for service in services}


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


def named_in_drafts(names: Iterable[str], keys: Iterable[int], *, besides: Iterable[int] = ()) -> set[int]:
    """Those of `keys` that a draft which may yet be published names in one of its fields `names`.

    The stored rows know nothing of it, and a draft that names what is gone can be neither opened nor published. The
    drafts of the services `besides` do not count.
    """
    fields, wanted, besides = [f"content__{name}" for name in names], set(keys), list(besides)
    kind = ContentType.objects.get_for_model(Service, for_concrete_model=False)
    latest_ones = Service.objects.exclude(pk__in=besides).exclude(latest_revision=None).values("latest_revision")
    on_the_way = Q(approved_go_live_at__isnull=False) | Q(task_states__status=TaskState.STATUS_IN_PROGRESS)
    drafts = Revision.objects.filter(
        Q(pk__in=latest_ones) | (on_the_way & ~Q(object_id__in=[str(pk) for pk in besides])), content_type=kind
    )
    named = {key for row in drafts.values_list(*fields).iterator() for key in row}
    return wanted & named
