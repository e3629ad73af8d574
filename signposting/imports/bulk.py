"""Stores many drafts in few queries, as Wagtail would store each by itself.

One by one, 5,000 services would hold the directory's tables for minutes: every save writes the search index and the
index of references, and each of those looks through the whole table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from signposting.models import Channel, ImportRun, OpeningTime, Service

IMPORTED = "signposting.import"
UNDONE = "signposting.import_undone"
CHUNK = 200


def save_new(services: Sequence[Service], run: ImportRun) -> list[Revision]:
    """Store new services as drafts, with their ways in, hours, needs and areas. Returns a revision for each."""
    Service.objects.bulk_create(services)
    channels: list[Channel] = []
    for service in services:
        for channel in service.channels.all():
            channel.service = service
            channels.append(channel)
    Channel.objects.bulk_create(channels)
    times: list[OpeningTime] = []
    for channel in channels:
        for row in channel.times.all():
            row.channel = channel
            times.append(row)
    OpeningTime.objects.bulk_create(times)
    for name, column in (("needs", "need_id"), ("coverage", "area_id")):
        through: Any = getattr(Service, name).through
        through.objects.bulk_create(
            [
                through(**{"service_id": service.pk, column: target.pk})
                for service in services
                for target in getattr(service, name).all()
            ]
        )
    return save_changed(services, run)


def save_changed(services: Sequence[Service], run: ImportRun) -> list[Revision]:
    """Give each service its present content as a draft, in the name of who applied the import. The rows stay."""
    if not services:
        return []
    kind = ContentType.objects.get_for_model(Service, for_concrete_model=False)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=kind,
                base_content_type=kind,
                object_id=str(service.pk),
                created_at=now,
                user=run.applied_by,
                object_str=str(service),
                content=service.serializable_data(),
            )
            for service in services
        ]
    )
    # Only these two columns: the rest of a live service's row is what the public sees.
    own = Revision.objects.filter(content_type=kind, object_id=Cast(OuterRef("pk"), CharField())).order_by("-pk")
    Service.objects.filter(pk__in=[service.pk for service in services]).update(
        latest_revision=Subquery(own.values("pk")[:1]), has_unpublished_changes=True
    )
    log_each(services, IMPORTED, run, dict(zip((service.pk for service in services), revisions, strict=True)))
    return revisions


def log_each(services: Iterable[Service], action: str, run: ImportRun, revisions: dict[int, Revision]) -> None:
    """Write into the history of each service what the import did."""
    kind = ContentType.objects.get_for_model(Service, for_concrete_model=False)
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=kind,
                object_id=str(service.pk),
                label=str(service),
                action=action,
                timestamp=timezone.now(),
                user=run.applied_by,
                revision=revisions.get(service.pk),
                content_changed=True,
                data={"source": run.source.name, "import": run.pk},
            )
            for service in services
        ]
    )


def add_to_search(keys: Sequence[int]) -> None:
    """Put stored services into the search index and the index of references: what each save would have done.

    Both are made from what is stored. If this is broken off, the next save of a service or `manage.py update_index`
    and `rebuild_references_index` make up for it.
    """
    for start in range(0, len(keys), CHUNK):
        services = list(
            Service.objects.filter(pk__in=keys[start : start + CHUNK]).prefetch_related("channels__times")
        )
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Service, services)
        for service in services:
            ReferenceIndex.create_or_update_for_object(service)
