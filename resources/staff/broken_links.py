"""The report of links to other sites that lead nowhere, or elsewhere by now; and how many, on the first page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.models import SiteSettings
from core.staff_tables import DayColumn
from resources.links.checking import is_on
from resources.links.collecting import kind_of
from resources.models import CheckedLink, Licence, LinkPlace
from signposting.models import Organisation, Service
from signposting.sheets.cells import safe

# Records other than pages on which a link may stand, with the right to change them.
RIGHTS: dict[type, str] = {
    Service: "signposting.change_service",
    Organisation: "signposting.change_organisation",
    Licence: "resources.change_licence",
    SiteSettings: "core.change_sitesettings",
}
PAGES = PagePermissionPolicy()
# What the screen with all of a librarian's questions says of it.
BROKEN_LINKS = {
    "name": _("Broken links"),
    "about": _("Links to other sites that lead nowhere, on resources and whatever else you may edit."),
}


def sees_links(user: Any) -> bool:
    """Whether `user` may change anything a link may stand on."""
    return PAGES.user_has_any_permission(user, {"change"}) or any(user.has_perm(right) for right in RIGHTS.values())


def places_of(user: Any) -> QuerySet[LinkPlace]:
    """Links that ask for something, on what `user` may change; the longest broken first. One query."""
    own = PAGES.instances_user_has_any_permission_for(user, {"change"})
    allowed = Q(kind=kind_of(Page), record__in=own.values("pk"))
    for model, right in RIGHTS.items():
        if user.has_perm(right):
            allowed |= Q(kind=kind_of(model))
    asking = Q(link__in=CheckedLink.objects.broken()) | Q(link__in=CheckedLink.objects.moved())
    found = LinkPlace.objects.filter(allowed, asking).select_related("link", "kind")
    return found.order_by(F("link__failing_since").asc(nulls_last=True), "title", "pk")


def broken_of(user: Any) -> QuerySet[LinkPlace]:
    """Of these, the broken ones."""
    return places_of(user).filter(link__in=CheckedLink.objects.broken())


def edit_address(place: LinkPlace) -> str:
    """The screen on which the link is put right."""
    model: Any = place.kind.model_class()
    if model is Page:
        return reverse("wagtailadmin_pages:edit", args=[place.record])
    if model is SiteSettings:
        # Their screen goes by the site. One that was deleted since has none.
        sites = SiteSettings.objects.filter(pk=place.record).values_list("site_id", flat=True)
        return reverse("wagtailsettings:edit", args=["core", "sitesettings", sites.first() or 0])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[place.record])


class BrokenLinksFilterSet(WagtailFilterSet):
    """Broken, or only moved."""

    what = ChoiceFilter(
        label=_("What happened"),
        choices=[("broken", _("Broken")), ("moved", _("It has another address by now"))],
        method="by_what",
    )

    class Meta:
        model = LinkPlace
        fields = ["what"]

    def by_what(self, places: QuerySet[LinkPlace], _name: str, what: str) -> QuerySet[LinkPlace]:
        """One of the two."""
        links = CheckedLink.objects.broken() if what == "broken" else CheckedLink.objects.moved()
        return places.filter(link__in=links)


class BrokenLinksView(ReportView):
    """Every place by itself: two pages with the same broken link are put right one by one."""

    page_title = _("Broken links")
    header_icon = "link-external"
    model = LinkPlace
    index_url_name = "library:broken_links"
    index_results_url_name = "library:broken_links_results"
    filterset_class = BrokenLinksFilterSet
    export_filename = "broken-links"
    paginate_by = 200
    verbose_name_plural = _("links")
    columns = [
        Column("words", label=_("Words of the link")),
        TitleColumn("title", label=_("Where it stands"), get_url=edit_address),
        TitleColumn(
            "address",
            label=_("Address"),
            accessor="link.address",
            get_url=lambda place: place.link.address,
            link_attrs={"target": "_blank", "rel": "noreferrer"},
        ),
        DayColumn("since", label=_("Since"), accessor="link.failing_since"),
        Column("happened", label=_("What happened"), accessor=lambda place: what_happened(place.link)),
        Column("to_do", label=_("What to do"), accessor="link.what_to_do"),
    ]
    export_headings = {
        "words": _("Words of the link"),
        "title": _("Where it stands"),
        "address": _("Address"),
        "since": _("Since"),
        "happened": _("What happened"),
        "to_do": _("What to do"),
    }
    list_export = list(export_headings)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Let in whoever may put a link right."""
        super().setup(request, *args, **kwargs)
        if not sees_links(request.user):
            raise PermissionDenied

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say so where nothing is checked: an empty list would read as good news."""
        if not is_on() and not self.results_only:
            words = _t("Links are not checked on this site. Whoever runs it can switch that on: CHECK_LINKS.")
            messages.warning(request, words)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def get_base_queryset(self) -> QuerySet[LinkPlace]:
        """One query, however many rows."""
        return places_of(self.request.user)

    def to_row_dict(self, item: LinkPlace) -> OrderedDict[str, Any]:
        """A row of the file; no cell that could be taken for a formula."""
        return OrderedDict(
            words=safe(item.words),
            title=safe(item.title),
            address=safe(item.link.address),
            since=item.link.failing_since,
            happened=safe(what_happened(item.link)),
            to_do=safe(item.link.what_to_do),
        )


def what_happened(link: CheckedLink) -> str:
    """In plain words; of one that answers, that it moved."""
    return capfirst(link.what_happened if link.is_broken else _t("it answers, and has another address by now"))


class BrokenLinksMenuItem(MenuItem):
    """The report in the menu of reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may put a link right."""
        return sees_links(request.user)


class BrokenLinksPanel(Component):
    """How many links are broken, on the first page of those who may put them right."""

    name = "broken-links"
    order = 61
    template_name = "resources/staff/links_panel.html"

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The number, and where they are."""
        return {"count": self.count, "report": f"{reverse('library:broken_links')}?what=broken"}
