"""The staff's page on changes of the map: how to enter one, what is planned, and what to tidy up afterwards."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.change_of_map import planned_changes, still_entered_for
from signposting.models import Area, Service


class ChangeOfMapView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For all who may see services; links to the forms for those who may change them."""

    page_title = gettext_lazy("Change of map")
    header_icon = "site"
    template_name = "signposting/staff/change_of_map.html"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "view"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The changes to come, and the services that still name areas which are gone."""
        today = timezone.localdate()
        gone = [area for area in Area.objects.filter(valid_until__lte=today) if area.is_gone_by(today)]
        may_change = self.permission_policy.user_has_permission(self.request.user, "change")
        return {
            **super().get_context_data(**kwargs),
            "changes": planned_changes(today),
            "followers": still_entered_for(gone) if gone else [],
            "gone": {area.pk for area in gone},
            "service_route": f"wagtailsnippets_signposting_service:{'edit' if may_change else 'inspect'}",
            "may_change_areas": self.request.user.has_perm("signposting.change_area"),
        }
