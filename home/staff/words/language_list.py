"""The language list as staff read it: each wording, what to write instead, why, and where it is fine."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from core.language import LANGUAGE_LIST
from home.staff.reviews import sees_reviews
from home.staff.words.report import WordsReportView


class LanguageListView(WagtailAdminTemplateMixin, TemplateView):
    """To be read, not changed: each rule needs a specialist's eye and a test."""

    template_name = "home/staff/language_list.html"
    page_title = _("Language list")
    header_icon = "list-ul"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """For whoever keeps pages."""
        super().setup(request, *args, **kwargs)
        if not sees_reviews(request.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The report that applies it, then this."""
        report = {"url": reverse("page_words:report"), "label": WordsReportView.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the list."""
        return {**super().get_context_data(**kwargs), "list": LANGUAGE_LIST}
