"""The report of every check that is due, by owner and by state."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.freshness.due import TO_DO, in_state, kept_true, latest_first
from signposting.freshness.states import Freshness
from signposting.models import Service
from signposting.sheets.cells import safe
from signposting.staff.words import last_check, needs_doing, next_check, owner_of, part_played, state_of_check

NOBODY = "-"


def owners() -> list[tuple[str, Any]]:
    """Every owner there is, and nobody."""
    named = kept_true().exclude(owner="").order_by("owner").values_list("owner", flat=True).distinct()
    return [*((owner, owner) for owner in named), (NOBODY, _("Nobody yet"))]


class DueFilterSet(WagtailFilterSet):
    """By state and by owner."""

    state = ChoiceFilter(
        label=_("Check"),
        choices=[(state.value, state.label) for state in (*TO_DO, Freshness.FRESH)],
        method="by_state",
    )
    owner = ChoiceFilter(label=_("Who keeps it true"), choices=owners, method="by_owner")

    class Meta:
        model = Service
        fields = ["state", "owner"]

    def by_state(self, services: QuerySet[Service], _name: str, state: str) -> QuerySet[Service]:
        """Those in one state today."""
        return in_state(services, state, timezone.localdate())

    def by_owner(self, services: QuerySet[Service], _name: str, owner: str) -> QuerySet[Service]:
        """Those of one owner."""
        return services.filter(owner="" if owner == NOBODY else owner)


class DueView(ReportView):
    """Every service the public sees, those that wait longest for a check first."""

    page_title = _("Checks due")
    header_icon = "time"
    model = Service
    index_url_name = "directory:due"
    index_results_url_name = "directory:due_results"
    filterset_class = DueFilterSet
    permission_policy = ModelPermissionPolicy(Service)
    any_permission_required = ["view", "change"]
    export_filename = "checks-due"
    paginate_by = 200
    verbose_name_plural = _("services")
    columns = [
        TitleColumn("name", label=_("Service"), get_url=lambda one: reverse("directory:check", args=[one.pk])),
        StatusTagColumn("state", label=_("Check"), accessor=state_of_check, primary=needs_doing),
        Column("checked_on", label=_("Last checked"), accessor=last_check),
        Column("due_on", label=_("Due"), accessor=next_check),
        Column("owner", label=_("Who keeps it true"), accessor=owner_of),
        Column("part", label=_("In the finder"), accessor=part_played),
    ]
    export_headings = {
        "key": _("Key"),
        "name": _("Service"),
        "state": _("Check"),
        "checked_on": _("Last checked"),
        "due_on": _("Due"),
        "owner": _("Who keeps it true"),
        "owner_email": _("Their mailbox"),
        "part": _("In the finder"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Service]:
        """One query, however many rows."""
        return latest_first(kept_true(), timezone.localdate())

    def to_row_dict(self, item: Service) -> OrderedDict[str, Any]:
        """A row of the file; days as days, and no cell that could be taken for a formula."""
        return OrderedDict(
            key=item.key,
            name=safe(item.name),
            state=str(state_of_check(item)),
            checked_on=item.checked_on,
            due_on=item.due_on,
            owner=safe(item.owner),
            owner_email=safe(item.owner_email),
            part=part_played(item),
        )
