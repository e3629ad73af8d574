"""The librarian's reports: one screen with how much there is of each, and a list for each, also as a file."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.staff_tables import DayColumn
from resources.links.checking import is_on
from resources.models import FileVersion, ResourcePage
from resources.staff.broken_links import BROKEN_LINKS, broken_of
from resources.staff.rights import sees_files
from resources.staff.to_look_at import QUESTIONS, Question
from signposting.sheets.cells import safe


class ReportsView(WagtailAdminTemplateMixin, TemplateView):
    """Each question with its number of rows: one query each."""

    template_name = "resources/staff/reports.html"
    page_title = _("What to look at")
    header_icon = "warning"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Let in whoever keeps the library."""
        super().setup(request, *args, **kwargs)
        if not sees_files(request.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The questions, with their addresses."""
        lines: list[tuple[Any, int, str]] = [
            (one, one.rows().count(), reverse(f"library:{one.slug}")) for one in QUESTIONS
        ]
        broken = broken_of(self.request.user).count()
        if broken or is_on():  # where nothing is asked, none is no good news
            lines.append((BROKEN_LINKS, broken, reverse("library:broken_links")))
        return {**super().get_context_data(**kwargs), "lines": lines}


class LibraryReport(ReportView):
    """One question's rows; `?export=csv` and `?export=xlsx` answer the file."""

    question: Question = QUESTIONS[0]
    header_icon = "warning"
    permission_policy = ModelPermissionPolicy(FileVersion)
    any_permission_required = ["add", "change"]
    paginate_by = 200

    def get_base_queryset(self) -> QuerySet[Any]:
        """One query, however many rows."""
        return self.question.rows()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """All questions, then this one."""
        above = {"url": reverse("library:reports"), "label": ReportsView.page_title}
        return [super().get_breadcrumbs_items()[0], above, {"url": "", "label": self.page_title}]


class ResourceReport(LibraryReport):
    """Rows are resources."""

    model = ResourcePage
    verbose_name_plural = _("resources")
    columns = [
        TitleColumn("title", label=_("Resource"), get_url=lambda one: reverse("library:files", args=[one.pk])),
        Column("kind", label=_("Type"), accessor="get_kind_display"),
        Column("kept_by", label=_("Who keeps it true")),
        DayColumn("reviewed_on", label=_("Last reviewed")),
        DayColumn("review_due_on", label=_("Due")),
    ]
    export_headings = {
        "ref": _("Code"),
        "title": _("Resource"),
        "kind": _("Type"),
        "kept_by": _("Who keeps it true"),
        "reviewed_on": _("Last reviewed"),
        "review_due_on": _("Due"),
    }
    list_export = list(export_headings)

    def to_row_dict(self, item: ResourcePage) -> OrderedDict[str, Any]:
        """A row of the file; days as days, and no cell that could be taken for a formula."""
        return OrderedDict(
            ref=item.ref,
            title=safe(item.title),
            kind=str(item.get_kind_display()),
            kept_by=safe(item.kept_by),
            reviewed_on=item.reviewed_on,
            review_due_on=item.review_due_on,
        )


class FileReport(LibraryReport):
    """Rows are the versions in use of files."""

    model = FileVersion
    verbose_name_plural = _("files")
    columns = [
        TitleColumn(
            "title",
            label=_("Resource"),
            accessor="file.resource.title",
            get_url=lambda one: reverse("library:files", args=[one.file.resource_id]),
        ),
        Column("name", label=_("File")),
        Column("number", label=_("Version")),
        DayColumn("made_at", label=_("In use from")),
        Column("kept_by", label=_("Who keeps it true"), accessor="file.resource.kept_by"),
    ]
    export_headings = {
        "ref": _("Code"),
        "title": _("Resource"),
        "name": _("File"),
        "number": _("Version"),
        "made_on": _("In use from"),
        "kept_by": _("Who keeps it true"),
    }
    list_export = list(export_headings)

    def to_row_dict(self, item: FileVersion) -> OrderedDict[str, Any]:
        """A row of the file, as above."""
        resource = item.file.resource
        return OrderedDict(
            ref=item.file.ref,
            title=safe(resource.title),
            name=safe(item.name),
            number=item.number,
            made_on=timezone.localdate(item.made_at),
            kept_by=safe(resource.kept_by),
        )


def addresses() -> list[URLPattern]:
    """Two for each question: the screen, and its list while turning pages."""
    found = [path("reports/", ReportsView.as_view(), name="reports")]
    for question in QUESTIONS:
        view = FileReport if question.of_files else ResourceReport
        said: dict[str, Any] = {
            "question": question,
            "page_title": question.name,
            "index_url_name": f"library:{question.slug}",
            "index_results_url_name": f"library:{question.slug}-results",
            "export_filename": question.slug,
        }
        found.append(path(f"reports/{question.slug}/", view.as_view(**said), name=question.slug))
        found.append(
            path(
                f"reports/{question.slug}/results/",
                view.as_view(**said, results_only=True),
                name=f"{question.slug}-results",
            )
        )
    return found
