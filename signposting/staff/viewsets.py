"""The staff's "Directory" menu."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn, UpdatedAtColumn
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from signposting.models import Area, Need, Organisation, Service
from signposting.models.choices import Role
from signposting.models.service_panels import SERVICE_EDIT_HANDLER
from signposting.staff.service_views import ServiceCreateView, ServiceEditView


def first_number(service: Service) -> str:
    """The number people ring, for recognising a record at a glance."""
    return next((channel.value for channel in service.channels.all() if channel.dialled), "")


def part_played(service: Service) -> str:
    """The part the finder relies on it for; nothing for most services."""
    return str(Role(service.role).label) if service.role else ""


def last_check(service: Service) -> str:
    """When its details were last checked, in words."""
    if service.needs_no_check:
        return str(_("Needs no check"))
    return date_format(service.checked_on, "j F Y") if service.checked_on else str(_("Never"))


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


class ServiceViewSet(SnippetViewSet):
    """Services. Copying is off: a copy would be a second record of the same numbers."""

    model = Service
    icon = "mobile-alt"
    menu_label = _("Services")
    edit_handler = SERVICE_EDIT_HANDLER
    add_view_class = ServiceCreateView
    edit_view_class = ServiceEditView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "name",
        Column("number", label=_("Number"), accessor=first_number),
        Column("part", label=_("In the finder"), accessor=part_played),
        Column("checked", label=_("Checked"), accessor=last_check, sort_key="checked_on"),
        StatusTagColumn("status", label=_("Status"), accessor=shown_standing, sort_key="live", primary=is_live),
        UpdatedAtColumn(),
    ]
    list_filter = ["live", "role", "organisation", "needs"]
    ordering = ["name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        """Every service with what a row shows, in four queries, however many there are."""
        approved = Revision.objects.filter(approved_go_live_at__isnull=False).defer("content")
        schedules: Any = Prefetch("revisions", approved, to_attr="approved_to_go_live")
        # Kept where Wagtail's `workflow_in_progress` looks before it asks for each row.
        moderation: Any = Prefetch(
            "workflow_states", WorkflowState.objects.active(), to_attr="_current_workflow_states"
        )
        return Service.objects.prefetch_related("channels", schedules, moderation)


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    copy_view_enabled = False
    list_display = ["name", "website", UpdatedAtColumn()]
    search_fields = ["name"]


class NeedViewSet(SnippetViewSet):
    """Needs."""

    model = Need
    icon = "help"
    menu_label = _("Needs")
    copy_view_enabled = False
    list_display = ["name", "name_for_young", "code", "order"]
    search_fields = ["name", "name_for_young"]


class AreaViewSet(SnippetViewSet):
    """Areas."""

    model = Area
    icon = "site"
    menu_label = _("Areas")
    copy_view_enabled = False
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "parent",
        BooleanColumn("in_campaign", label=_("Served by us")),
    ]
    list_filter = ["in_campaign", "kind"]
    search_fields = ["name", "code"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Area]:
        """Every area with the one it lies in, in one query."""
        return Area.objects.select_related("parent")


class DirectoryGroup(SnippetViewSetGroup):
    """Everything about services in one place."""

    menu_label = _("Directory")
    menu_icon = "mobile-alt"
    menu_order = 150
    items = (ServiceViewSet, OrganisationViewSet, NeedViewSet, AreaViewSet)
