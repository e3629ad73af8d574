"""Requests for another format: what waits for an answer, what was answered and when it is deleted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from resources.models import FormatRequest
from resources.staff.rights import may_close_requests, sees_requests


class RequestsView(WagtailAdminTemplateMixin, TemplateView):
    """One list, the longest waiting first. Nothing of it can be downloaded: it holds people's addresses."""

    template_name = "resources/staff/requests.html"
    page_title = gettext_lazy("Requests for another format")
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Let in whoever may read addresses."""
        super().setup(request, *args, **kwargs)
        if not sees_requests(request.user):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Close one, or open it again if that was a slip."""
        if not may_close_requests(request.user):
            raise PermissionDenied
        key = str(request.POST.get("close") or request.POST.get("open") or "")
        asked = get_object_or_404(FormatRequest, pk=int(key) if key.isdecimal() and len(key) < 18 else 0)
        if "close" in request.POST:
            FormatRequest.objects.filter(pk=asked.pk, closed_on=None).update(closed_on=timezone.localdate())
            messages.success(request, _("Closed. It is deleted 30 days from today."))
        else:
            FormatRequest.objects.filter(pk=asked.pk).update(closed_on=None)
            messages.success(request, _("Open again."))
        return redirect("library:requests")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those that wait and those that are closed: one query each."""
        asked = FormatRequest.objects.select_related("resource").order_by("asked_on", "pk")
        return {
            **super().get_context_data(**kwargs),
            "open": asked.filter(closed_on=None),
            "closed": asked.exclude(closed_on=None).order_by("-closed_on", "-pk"),
            "may_close": may_close_requests(self.request.user),
        }
