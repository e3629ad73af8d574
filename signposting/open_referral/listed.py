"""Which services and places the feed holds, read in a fixed number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Trim
from django.utils import timezone

from signposting.freshness.successors import live_successors, was_public
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind
from signposting.models.service import ServiceQuerySet
from signposting.open_referral.emit import Setting
from signposting.open_referral.ids import service_at_location_id
from signposting.open_referral.locations import places_of

WITHOUT_LISTS = ("channels",)
WHOLE = ("channels__times", "needs", "coverage")


def channels_shown() -> QuerySet[Channel]:
    """What `Channel.is_shown` says of one channel, asked of the database."""
    written = Channel.objects.alias(written=Trim("value")).filter(is_private=False)
    return written.filter(~Q(written="") | Q(kind=ChannelKind.FRONT_DOOR))


def listed() -> ServiceQuerySet:
    """The services in the feed: those the public sees that have at least one way to get in touch to show.

    In an order that two sites with the same directory share. Annotated for `emit.modified_at`.
    """
    with_something = Exists(channels_shown().filter(service=OuterRef("pk")))
    return with_moments(Service.objects.public().filter(with_something)).order_by("name", "open_id")


def with_moments(services: ServiceQuerySet) -> ServiceQuerySet:
    """Services with the moments `emit.modified_at` reads, and with what they point at."""
    return services.select_related("organisation", "commissioner", "stands_in_for").annotate(
        runner_saved_at=F("organisation__latest_revision__created_at"),
    )


def modified_since(services: ServiceQuerySet, moment: datetime) -> ServiceQuerySet:
    """Those of `listed()` whose `emit.modified_at` is not before `moment`."""
    return services.filter(
        Q(last_published_at__gte=moment) | Q(facts_changed_at__gte=moment) | Q(runner_saved_at__gte=moment)
    )


def gone(open_id: UUID) -> Service | None:
    """The withdrawn service of that id, if the public ever saw it."""
    withdrawn = with_moments(Service.objects.filter(open_id=open_id).exclude(withdrawn_on=None)).first()
    return withdrawn if withdrawn is not None and was_public(withdrawn) else None


def public_successor(service: Service) -> Service | None:
    """What to use instead, at the end of however many replacements, while the public sees it."""
    last = live_successors([service]).get(service.pk)
    return Service.objects.filter(pk=last).first() if last is not None else None


def places_to_go(services: ServiceQuerySet) -> dict[UUID, tuple[int, int]]:
    """Every address the public may go to, in order: its id with the keys of its channel and service.

    One short row each: addresses are few, and their ids are made, not stored.
    """
    shown = channels_shown().filter(kind=ChannelKind.ADDRESS, service__in=services.values("pk"))
    rows = shown.order_by("service__name", "service__open_id", "sort_order", "pk")
    found: dict[UUID, tuple[int, int]] = {}
    for channel, service, open_id, value in rows.values_list("pk", "service", "service__open_id", "value"):
        found.setdefault(service_at_location_id(open_id, value), (channel, service))
    return found


def setting_for(mailbox: str, addresses: Iterable[Channel] = ()) -> Setting:
    """What the whole answer shares. `mailbox` takes mistakes; `addresses` are the places to go that it names."""
    return Setting(
        today=timezone.localdate(),
        is_sample=settings.SAMPLE_SITE,
        assurer_email=mailbox,
        places=places_of(addresses),
    )


def places_in(service: Service) -> list[Channel]:
    """The places to go of one service, out of its loaded channels."""
    return [channel for channel in service.channels.all() if channel.is_shown and channel.kind == ChannelKind.ADDRESS]
