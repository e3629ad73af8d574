"""Addresses of the screens about words, below /admin/page-words/."""

from __future__ import annotations

from django.urls import path

from home.staff.words.keeping import KeepWordingView
from home.staff.words.language_list import LanguageListView
from home.staff.words.report import WordsReportView

app_name = "page_words"
urlpatterns = [
    path("", WordsReportView.as_view(), name="report"),
    path("results/", WordsReportView.as_view(results_only=True), name="report_results"),
    path("list/", LanguageListView.as_view(), name="list"),
    path("<int:pk>/", KeepWordingView.as_view(), name="keep"),
]
