"""The staff's "Directory" menu."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn, UpdatedAtColumn
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from signposting.area_form import AREA_EDIT_HANDLER
from signposting.models import Area, Need, Organisation, Service
from signposting.staff.freshness_buttons import OrganisationEditView, ServiceInspectView
from signposting.staff.guarded_views import (
    GUARDED_CREATE,
    GUARDED_EDIT,
    GuardedEditView,
    ServiceUnpublishView,
    ServiceWorkflowActionView,
)
from signposting.staff.menu import screen_items
from signposting.staff.service_filters import ServiceFilterSet
from signposting.staff.service_list import EXPORTED, ServiceIndexView
from signposting.staff.service_panels import SERVICE_EDIT_HANDLER
from signposting.staff.service_views import ServiceCreateView, ServiceEditView
from signposting.staff.words import (
    first_number,
    is_live,
    last_check,
    needs_doing,
    part_played,
    shown_standing,
    state_of_check,
)


class NotWithdrawnMixin:
    """Staff who put a card on a page choose among what is not withdrawn: the list shows no sign of it otherwise."""

    def get_object_list(self) -> QuerySet[Service]:
        """The others, drafts among them: a page may be written before its service is published."""
        services: QuerySet[Service] = super().get_object_list()  # type: ignore[misc]  # the view's
        return services.filter(withdrawn_on=None)


class ServiceChooseView(NotWithdrawnMixin, ChooseView):
    """The dialog."""


class ServiceChooseResultsView(NotWithdrawnMixin, ChooseResultsView):
    """Its list, while searching and turning pages."""


class ServiceChooserViewSet(SnippetChooserViewSet):
    """Choosing a service."""

    choose_view_class = ServiceChooseView
    choose_results_view_class = ServiceChooseResultsView


class ServiceViewSet(SnippetViewSet):
    """Services. Copying is off: a copy would be a second record of the same numbers."""

    model = Service
    icon = "mobile-alt"
    menu_label = _("Services")
    edit_handler = SERVICE_EDIT_HANDLER
    index_view_class = ServiceIndexView
    list_export = list(EXPORTED)
    export_filename = "services"
    add_view_class = ServiceCreateView
    create_template_name = GUARDED_CREATE
    edit_view_class = ServiceEditView
    edit_template_name = GUARDED_EDIT
    unpublish_view_class = ServiceUnpublishView
    workflow_action_view_class = ServiceWorkflowActionView
    inspect_view_class = ServiceInspectView
    chooser_viewset_class = ServiceChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "name",
        Column("number", label=_("Number"), accessor=first_number),
        Column("part", label=_("In the finder"), accessor=part_played),
        StatusTagColumn("check", label=_("Check"), accessor=state_of_check, primary=needs_doing),
        Column("checked", label=_("Checked"), accessor=last_check, sort_key="checked_on"),
        StatusTagColumn("status", label=_("Status"), accessor=shown_standing, sort_key="live", primary=is_live),
        UpdatedAtColumn(),
    ]
    filterset_class = ServiceFilterSet
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
    edit_view_class = OrganisationEditView
    list_display = ["name", "website", "closed_on", UpdatedAtColumn()]
    search_fields = ["name"]


class NeedViewSet(SnippetViewSet):
    """Needs."""

    model = Need
    icon = "help"
    menu_label = _("Needs")
    copy_view_enabled = False
    edit_view_class = GuardedEditView
    edit_template_name = GUARDED_EDIT
    list_display = ["name", "name_for_young", "code", "order"]
    search_fields = ["name", "name_for_young"]


class AreaViewSet(SnippetViewSet):
    """Areas."""

    model = Area
    icon = "site"
    menu_label = _("Areas")
    copy_view_enabled = False
    edit_view_class = GuardedEditView
    edit_template_name = GUARDED_EDIT
    edit_handler = AREA_EDIT_HANDLER
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

    def get_submenu_items(self) -> list[Any]:
        """The lists and, between them, the screens (`menu.SCREENS`)."""
        lists = super().get_submenu_items()
        for place, item in zip((10, 110, 120, 130), lists, strict=True):
            item.order = place
        return [*lists, *screen_items()]
