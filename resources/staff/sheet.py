"""The screen that gives what resources say of themselves as a csv, and takes it back: it shows first, then changes.

What was shown is what is done: the sheet travels in the page, and if it would change something else by now, it is
shown again. Nothing is kept on the server, and nothing is half done.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from resources.sheet import Row, read_sheet, sheet_lines
from resources.staff.bulk import change_each
from resources.staff.rights import may_put_in
from signposting.imports.rows import SourceFault
from signposting.sheets.csv_file import csv_lines, csv_text

MOST_BYTES = 1_000_000
# Each change is a draft and a publication, some fifty milliseconds; nobody else writes meanwhile.
MOST_CHANGED = 200


class SheetForm(forms.Form):
    """One csv."""

    sheet = forms.FileField(
        label=gettext_lazy("The csv"),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        help_text=gettext_lazy("At most 1 MB. Nothing changes yet: you see first what it would change."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """Download, upload, look, change."""

    template_name = "resources/staff/sheet.html"
    page_title = gettext_lazy("All resources as a sheet")
    header_icon = "table"
    rows: list[Row] | None = None
    text = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Let in librarians."""
        super().setup(request, *args, **kwargs)
        if not may_put_in(request.user):
            raise PermissionDenied
        self.form = SheetForm()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, or with `?export=csv` the sheet."""
        if request.GET.get("export") == "csv":
            answer = StreamingHttpResponse(csv_text(sheet_lines()), content_type="text/csv; charset=utf-8")
            answer["Content-Disposition"] = 'attachment; filename="resources.csv"'
            return answer
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what a sheet would change, or change it."""
        if "text" in request.POST:
            return self._change(request.POST["text"], request.POST.get("shown", ""))
        self.form = SheetForm(request.POST, request.FILES)
        if self.form.is_valid():
            upload = self.form.cleaned_data["sheet"]
            if upload.size > MOST_BYTES:
                self.form.add_error("sheet", _("It is over 1 MB: these are not our resources."))
            else:
                self._read(upload.read())
        return self.render_to_response(self.get_context_data())

    def _read(self, data: bytes) -> None:
        try:
            lines = list(csv_lines(data))
            self.rows = read_sheet(lines)
        except SourceFault as fault:
            self._refuse(str(fault))
        else:
            changing = sum(bool(row.differences) for row in self.rows)
            if changing > MOST_CHANGED:
                words = _("It would change %(count)d resources: at most %(most)d at once. Send it in parts.")
                self._refuse(words % {"count": changing, "most": MOST_CHANGED})
                self.rows = None
                return
            self.text = "".join(csv_text(cells for _number, cells in lines)).lstrip("\ufeff")

    def _refuse(self, words: str) -> None:
        if self.form.is_bound:
            self.form.add_error("sheet", words)
        else:  # it came back out of the page, which has no field for it
            messages.error(self.request, words)

    def _change(self, text: str, shown: str) -> HttpResponse:
        with transaction.atomic():
            self._read(text.encode())
            rows = self.rows or []
            if self.is_refused or shown != token_of(rows):
                messages.error(self.request, _("Something else changed meanwhile. Nothing is changed; look again."))
                return self.render_to_response(self.get_context_data())
            counts = [
                change_each([row.resource], row.change, self.request.user)
                for row in rows
                if row.resource is not None and row.differences
            ]
        public, drafts = sum(one for one, _two in counts), sum(two for _one, two in counts)
        words = ngettext("%(count)d resource is changed.", "%(count)d resources are changed.", public + drafts)
        said = words % {"count": public + drafts}
        if drafts:
            said += " " + _("%(count)d of them in drafts: send them to be published.") % {"count": drafts}
        messages.success(self.request, said)
        return redirect("library:sheet")

    @property
    def is_refused(self) -> bool:
        """Whether something keeps the whole sheet from being taken."""
        return self.rows is None or any(row.faults or not _may_edit(row, self.request.user) for row in self.rows)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form; once a sheet was read, its rows that change something or cannot be taken."""
        rows = self.rows or []
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "is_read": self.rows is not None,
            "is_refused": self.is_refused,
            "faulty": [row for row in rows if row.faults],
            "locked": [row for row in rows if not row.faults and not _may_edit(row, self.request.user)],
            "changing": [row for row in rows if row.differences and not row.faults],
            "same": sum(1 for row in rows if not row.differences and not row.faults),
            "text": self.text,
            "shown": token_of(rows),
        }


def token_of(rows: list[Row]) -> str:
    """Stands for exactly these changes."""
    told = [(row.resource.pk, row.differences) for row in rows if row.resource and row.differences]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _may_edit(row: Row, user: Any) -> bool:
    if row.resource is None or not row.differences:
        return True
    rights = row.resource.permissions_for_user(user)
    return bool(rights.can_edit() and not rights.page_locked())
