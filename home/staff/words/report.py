"""The report of how every public page reads, by reader and by what asks for a second look."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.audiences import Audience
from home.staff.reviews import sees_reviews
from home.staff.words.judged import Judged, judge_live_pages
from signposting.sheets.cells import safe

EVERYONE = "-"


class Look(models.TextChoices):
    """What to look at."""

    ANY = "any", _("Anything to look at")
    HARD = "hard", _("Harder than its target")
    WORDS = "words", _("Words of the language list")
    KEPT = "kept", _("Wordings kept with a reason")
    NUMBERS = "numbers", _("A number in the text")
    NOTHING = "nothing", _("Nothing to look at")


def has(judged: Judged, look: str) -> bool:
    """Whether a page belongs to one of the kinds of `Look`."""
    answers = {
        Look.ANY: not judged.is_well,
        Look.HARD: judged.is_hard,
        Look.WORDS: bool(judged.open),
        Look.KEPT: bool(judged.kept),
        Look.NUMBERS: bool(judged.numbers),
        Look.NOTHING: judged.is_well,
    }
    return answers[Look(look)]


def words_in_short(judged: Judged) -> str:
    """The open words, each once."""
    return ", ".join(dict.fromkeys(flag.words.lower() for flag in judged.open))


def words_in_full(judged: Judged) -> str:
    """The open words, each with what to write instead."""
    return "; ".join(f"{flag.words} → {flag.suggestion}" for flag in judged.open)


class WordsFilterSet(WagtailFilterSet):
    """By what asks for a second look, and by reader. Both are answered from pages read once for the request."""

    look = ChoiceFilter(label=_("What to look at"), choices=Look.choices, method="by_look")
    reader = ChoiceFilter(
        label=_("Reader"), choices=[*Audience.choices, (EVERYONE, _("Everyone"))], method="by_reader"
    )

    class Meta:
        model = Page
        fields = ["look", "reader"]

    def by_look(self, pages: QuerySet[Page], _name: str, look: str) -> QuerySet[Page]:
        """Those of one kind."""
        return pages.filter(pk__in=[key for key, one in self.request.judged_pages.items() if has(one, look)])

    def by_reader(self, pages: QuerySet[Page], _name: str, reader: str) -> QuerySet[Page]:
        """Those for one reader."""
        audience = "" if reader == EVERYONE else reader
        return pages.filter(
            pk__in=[key for key, one in self.request.judged_pages.items() if one.page.audience == audience]
        )


class WordsReportView(ReportView):
    """Every page the public sees, in the tree's order. Each is read anew: nothing about its words is stored."""

    page_title = _("Words")
    header_icon = "glasses"
    model = Page
    index_url_name = "page_words:report"
    index_results_url_name = "page_words:report_results"
    filterset_class = WordsFilterSet
    permission_policy = PagePermissionPolicy()
    any_permission_required = ["change", "publish"]
    export_filename = "words"
    paginate_by = 200
    verbose_name_plural = _("pages")
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            width="25%",
            get_url=lambda page: reverse("page_words:keep", args=[page.pk]),
        ),
        Column("reader", label=_("Reader"), accessor="judged.reader"),
        Column("age", label=_("Reading age"), accessor="judged.age_shown"),
        Column("target", label=_("Target"), accessor="judged.target"),
        StatusTagColumn(
            "state",
            label=_("To look at"),
            accessor=lambda page: _("All is well") if page.judged.is_well else _("Look again"),
            primary=lambda page: not page.judged.is_well,
        ),
        Column("open", label=_("Words of the list"), accessor=lambda page: words_in_short(page.judged)),
        Column("kept", label=_("Kept with a reason"), accessor=lambda page: len(page.judged.kept) or ""),
        Column("numbers", label=_("Numbers"), accessor=lambda page: ", ".join(page.judged.numbers)),
    ]
    export_headings = {
        "address": _("Address"),
        "title": _("Page"),
        "reader": _("Reader"),
        "age": _("Reading age"),
        "target": _("Target"),
        "open": _("Words of the list"),
        "kept": _("Kept with a reason"),
        "numbers": _("Numbers"),
    }
    list_export = list(export_headings)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read every public page once: filters, rows and the file all need it."""
        super().setup(request, *args, **kwargs)
        self.judged = {one.page.pk: one for one in judge_live_pages()}
        request.judged_pages = self.judged  # type: ignore[attr-defined]

    def get_base_queryset(self) -> QuerySet[Page]:
        """Only pages the user may do something about."""
        own = PagePermissionPolicy().instances_user_has_any_permission_for(self.request.user, {"change", "publish"})
        return Page.objects.filter(pk__in=self.judged).filter(pk__in=own.values("pk")).order_by("path")

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Each row with what was found on it."""
        rows = list(object_list)
        for row in rows:
            row.judged = self.judged[row.pk]
        return rows

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """A row of the file; no cell can be taken for a formula."""
        found = self.judged[item.pk]
        return OrderedDict(
            address=item.url_path,
            title=safe(item.title),
            reader=found.reader,
            age=found.age_shown,
            target=found.target,
            open=safe(words_in_full(found)),
            kept=safe("; ".join(f"{flag.words}: {kept.reason}" for flag, kept in found.kept)),
            numbers=safe(", ".join(found.numbers)),
        )


class WordsMenuItem(MenuItem):
    """In the menu of reports, for those who keep pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user keeps any page."""
        return sees_reviews(request.user)
