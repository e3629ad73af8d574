"""Addresses of the campaign's own staff screens, below /admin/page-reviews/."""

from __future__ import annotations

from django.urls import path

from home.staff.review_page import ReviewPageView
from home.staff.reviews_due import ReviewsDueView

app_name = "page_reviews"
urlpatterns = [
    path("", ReviewsDueView.as_view(), name="due"),
    path("results/", ReviewsDueView.as_view(results_only=True), name="due_results"),
    path("<int:pk>/", ReviewPageView.as_view(), name="review"),
]
