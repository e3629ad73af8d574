"""The librarian's list of every resource: whether it is in use, when it is read again, what its files lack."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_filters.filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.staff_tables import DayColumn
from resources.models import ResourcePage, ResourceType, Role, State

IN_USE = Q(files__versions__is_current=True)


def files_in_words(resource: Any) -> str:
    """How many files it has in use, and how many of them nobody has signed off. Reads what the list counted."""
    if not resource.in_use:
        return _t("Web page only") if resource.web_only else _t("None yet")
    files = ngettext("%(files)d file", "%(files)d files", resource.in_use) % {"files": resource.in_use}
    if not resource.unsigned:
        return files
    if resource.unsigned == resource.in_use:
        return _t("%(files)s, none signed off") % {"files": files}
    return _t("%(files)s, %(unsigned)d not signed off") % {"files": files, "unsigned": resource.unsigned}


def files_link(resource: Any) -> str:
    """The same words, leading to the files."""
    return format_html('<a href="{}">{}</a>', reverse("library:files", args=[resource.pk]), files_in_words(resource))


class ReviewColumn(DayColumn):
    """The day it is to be read again by; that nobody ever read it, where nobody did."""

    def get_value(self, instance: Any) -> str:
        """A day, or the words."""
        return super().get_value(instance) or _t("Never reviewed")


class ResourceFilterSet(WagtailFilterSet):
    """What a librarian narrows the list by."""

    kind = MultipleChoiceFilter(label=_("Type"), choices=ResourceType.choices, widget=CheckboxSelectMultiple)
    state = MultipleChoiceFilter(label=_("In use"), choices=State.choices, widget=CheckboxSelectMultiple)
    roles = ModelMultipleChoiceFilter(
        label=_("Made for"), queryset=Role.objects.order_by("name"), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = ResourcePage
        fields = ["kind", "state", "roles"]


class ResourcesView(IndexView):
    """Every resource, drafts and withdrawn ones too; the query count does not grow with them."""

    page_title = _("Resources")
    base_filterset_class = ResourceFilterSet
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column("files", label=_("Files"), accessor=files_link),
        Column("state", label=_("In use"), accessor="get_state_display", sort_key="state"),
        ReviewColumn("review_due_on", label=_("Read again by"), sort_key="review_due_on"),
        DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Count the files of each: `in_use`, and of those `unsigned`."""
        counted: QuerySet[Any] = pages.annotate(
            in_use=Count("files", filter=IN_USE, distinct=True),
            unsigned=Count("files", filter=IN_USE & Q(files__versions__signed_off_on=None), distinct=True),
        )
        annotated: QuerySet[Any] = super().annotate_queryset(counted)
        return annotated


class ResourceListing(PageListingViewSet):
    """The list at /admin/library/resources/; its add button asks nothing, since there is one library."""

    model = ResourcePage
    name = "library_resources"
    url_prefix = "library/resources"
    icon = "doc-full-inverse"
    index_view_class = ResourcesView
    filterset_class = ResourceFilterSet
    columns = ResourcesView.base_columns
