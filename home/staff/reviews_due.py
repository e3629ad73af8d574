"""The report of pages to read again, by owner and by state; and its panel on the first page of those who do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.staff_tables import DayColumn
from home.staff.reviews import ReviewState, in_state, live_pages, sees_reviews, state_of
from signposting.sheets.cells import safe

NOBODY = "-"
FIRST_FEW = 5
ASKS_FOR_SOMETHING = (ReviewState.OVERDUE, ReviewState.SOON, ReviewState.NEVER)


def owners() -> list[tuple[str, Any]]:
    """Every team that keeps a page, and nobody."""
    teams = live_pages().exclude(team="").order_by("team").values_list("team", flat=True).distinct()
    return [*((team, team) for team in teams), (NOBODY, _("Nobody yet"))]


def state_today(page: Any) -> ReviewState:
    """The state of a page of the report."""
    return state_of(page.due_on, timezone.localdate())


def live_pages_kept_by(user: Any) -> QuerySet[Page]:
    """Those that `user` may do something about, as `live_pages` gives them."""
    own = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"change", "publish"})
    return live_pages().filter(pk__in=own.values("pk"))


class ReviewsFilterSet(WagtailFilterSet):
    """By state and by owner."""

    state = ChoiceFilter(label=_("Review"), choices=ReviewState.choices, method="by_state")
    team = ChoiceFilter(label=_("Who keeps it true"), choices=owners, method="by_team")

    class Meta:
        model = Page
        fields = ["state", "team"]

    def by_state(self, pages: QuerySet[Page], _name: str, state: str) -> QuerySet[Page]:
        """Those in one state today."""
        return in_state(pages, state, timezone.localdate())

    def by_team(self, pages: QuerySet[Page], _name: str, team: str) -> QuerySet[Page]:
        """Those of one owner."""
        return pages.filter(team="" if team == NOBODY else team)


class ReviewsDueView(ReportView):
    """Every page the public sees; first those nobody ever reviewed, then those that wait longest."""

    page_title = _("Pages due for review")
    header_icon = "calendar-check"
    model = Page
    index_url_name = "page_reviews:due"
    index_results_url_name = "page_reviews:due_results"
    filterset_class = ReviewsFilterSet
    permission_policy = PagePermissionPolicy()
    any_permission_required = ["change", "publish"]
    export_filename = "pages-due-for-review"
    paginate_by = 200
    verbose_name_plural = _("pages")
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda page: reverse("page_reviews:review", args=[page.pk])),
        StatusTagColumn("state", label=_("Review"), accessor=lambda page: state_today(page).label),
        DayColumn("last_review", label=_("Last reviewed")),
        DayColumn("due_on", label=_("Due")),
        Column("team", label=_("Who keeps it true")),
    ]
    export_headings = {
        "address": _("Address"),
        "title": _("Page"),
        "state": _("Review"),
        "last_review": _("Last reviewed"),
        "due_on": _("Due"),
        "team": _("Who keeps it true"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Page]:
        """One query, however many rows."""
        return live_pages_kept_by(self.request.user)

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """A row of the file; days as days, and no cell that could be taken for a formula."""
        return OrderedDict(
            address=item.url_path,
            title=safe(item.title),
            state=str(state_today(item).label),
            last_review=item.last_review,
            due_on=item.due_on,
            team=safe(item.team),
        )


class ReviewsMenuItem(MenuItem):
    """The report in the menu of reports, for those who may do something about it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user keeps any page."""
        return sees_reviews(request.user)


class ReviewsPanel(Component):
    """What the user keeps and waits to be read again, on the first page. One query."""

    name = "reviews"
    order = 60
    template_name = "home/staff/reviews_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The first few pages of each state that asks for something, and how many there are."""
        pages = list(live_pages_kept_by((parent_context or {})["request"].user))
        by_state = {state: [page for page in pages if state_today(page) == state] for state in ASKS_FOR_SOMETHING}
        report = reverse("page_reviews:due")
        return {
            "lines": [
                {
                    "label": state.label,
                    "count": len(found),
                    "first": found[:FIRST_FEW],
                    "more": len(found) - len(found[:FIRST_FEW]),
                    "link": f"{report}?state={state.value}",
                }
                for state, found in by_state.items()
                if found
            ],
            "report": report,
        }
