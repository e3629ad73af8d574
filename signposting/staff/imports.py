"""Importing services: starting an import, and the list of those there were."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.imports import work
from signposting.models import ImportRun, Service
from signposting.staff.import_forms import NAME_IS_TAKEN, ImportForm

RUNS_A_PAGE = 20


class ImportsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Upload or address, the template, and what was imported before."""

    template_name = "signposting/staff/imports.html"
    page_title = _("Import and export")
    header_icon = "download"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "add"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """An empty form."""
        super().setup(request, *args, **kwargs)
        self.form = ImportForm()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This is just below the start."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start an import, and show how far it is."""
        self.form = ImportForm(request.POST, request.FILES)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            with transaction.atomic():
                run = self.form.start(request.user)
                work.start(run)
        except IntegrityError:  # the same form, sent twice at once
            self.form.add_error("name", NAME_IS_TAKEN)
            return self.get(request, *args, **kwargs)
        return redirect("directory:import_run", run.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        runs = ImportRun.objects.select_related("source", "started_by").defer("upload", "notes")
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "runs": Paginator(runs, RUNS_A_PAGE).get_page(self.request.GET.get("p")),
        }
