""" "I have reviewed this page": the screen on which somebody says that they read all of it, and its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from core.models import BasePage
from home.staff.reviews import REVIEW, may_review, record_review
from home.staff.reviews_due import ReviewsDueView


class ReviewPageView(WagtailAdminTemplateMixin, TemplateView):
    """One page, what a review is, one button."""

    template_name = "home/staff/review_page.html"
    page_title = gettext_lazy("Review")
    header_icon = "calendar-check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the page as the public sees it."""
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not isinstance(page, BasePage) or not may_review(request.user, page):
            raise PermissionDenied
        self.page = page

    def get_page_subtitle(self) -> str:
        """The page's title."""
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The report, then this."""
        report = {"url": reverse("page_reviews:due"), "label": ReviewsDueView.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the review."""
        record_review(self.page, request.user, timezone.localdate())
        messages.success(request, _("“%(page)s” is reviewed as of today.") % {"page": self.page.title})
        return redirect("page_reviews:due")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page and who reviewed it when."""
        history = PageLogEntry.objects.filter(page_id=self.page.pk, action=REVIEW).select_related("user")
        return {
            **super().get_context_data(**kwargs),
            "reviewed": self.page,
            "public_address": self.page.get_url(self.request),
            "history": history.order_by("-timestamp")[:20],
        }
