"""What the lists of services say of each, in words."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from signposting.freshness.due import TO_DO
from signposting.freshness.states import freshness_of
from signposting.models import Service
from signposting.models.choices import Role


def first_number(service: Service) -> str:
    """The number people ring, for recognising a record at a glance. Lists are passed on: never a private one."""
    numbers = (channel.value for channel in service.channels.all() if channel.dialled and not channel.is_private)
    return next(numbers, "")


def part_played(service: Service) -> str:
    """The part the finder relies on it for; nothing for most services."""
    return str(Role(service.role).label) if service.role else ""


def last_check(service: Service) -> str:
    """When its details were last checked, in words."""
    if service.needs_no_check:
        return str(_("Needs no check"))
    return date_format(service.checked_on, "j F Y") if service.checked_on else str(_("Never"))


def next_check(service: Service) -> str:
    """The day the next check is due, in words; empty before the first."""
    return date_format(service.due_on, "j F Y") if service.due_on else ""


def state_of_check(service: Service) -> str:
    """The state of its check."""
    return str(freshness_of(service, timezone.localdate()).label)


def needs_doing(service: Service) -> bool:
    """Whether somebody has to check it. Decides the colour of the state; its words say it too."""
    return freshness_of(service, timezone.localdate()) in TO_DO


def owner_of(service: Service) -> str:
    """Who keeps it true; nobody is said in words."""
    return service.owner or str(_("Nobody yet"))


def standing(service: Service) -> str:
    """Whether the public sees it and what is on its way: Wagtail's `status_string`, which asks twice for each row."""
    scheduled = bool(service.approved_to_go_live)  # type: ignore[attr-defined]  # put there by the list's query
    if not service.live:
        if service.expired:
            return str(_("expired"))
        if scheduled:
            return str(_("scheduled"))
        return str(_("in moderation") if service.workflow_in_progress else _("draft"))
    if scheduled:
        return str(_("live + scheduled"))
    if service.workflow_in_progress:
        return str(_("live + in moderation"))
    return str(_("live + draft") if service.has_unpublished_changes else _("live"))


def shown_standing(service: Service) -> str:
    """The same, but a withdrawn service says so: it is still published, and nobody sees it."""
    return standing(service) if service.withdrawn_on is None else str(_("withdrawn"))


def is_live(service: Service) -> bool:
    """Decides the colour of its status."""
    return service.live and service.withdrawn_on is None
