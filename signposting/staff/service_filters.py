"""What the list of services can be narrowed by."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from signposting.freshness.due import in_state
from signposting.freshness.states import Freshness
from signposting.models import Service

SEEN, WITHDRAWN, UNPUBLISHED = "seen", "withdrawn", "draft"


class ServiceFilterSet(WagtailFilterSet):
    """By who sees it, the state of its check, and what it is."""

    standing = ChoiceFilter(
        label=_("Who sees it"),
        choices=[
            (SEEN, _("Everybody")),
            (WITHDRAWN, _("Nobody: withdrawn")),
            (UNPUBLISHED, _("Nobody: not published")),
        ],
        method="by_standing",
    )
    check = ChoiceFilter(label=_("Check"), choices=Freshness.choices, method="by_check")

    class Meta:
        model = Service
        fields = ["standing", "check", "role", "organisation", "needs"]

    def by_standing(self, services: QuerySet[Service], _name: str, standing: str) -> QuerySet[Service]:
        """Seen, withdrawn, or not published."""
        match standing:
            case "withdrawn":
                return services.exclude(withdrawn_on=None)
            case "seen":
                return services.filter(withdrawn_on=None, live=True)
            case _:
                return services.filter(withdrawn_on=None, live=False)

    def by_check(self, services: QuerySet[Service], _name: str, state: str) -> QuerySet[Service]:
        """Those in one state today; withdrawn ones are nobody's work."""
        return in_state(services.filter(withdrawn_on=None), state, timezone.localdate())
