"""Addresses of the directory's own staff screens, below /admin/directory/."""

from __future__ import annotations

from django.urls import URLPattern, path

from signposting.staff.change_of_map import ChangeOfMapView
from signposting.staff.check import CardView, CheckView
from signposting.staff.coverage import CoverageView
from signposting.staff.differences import DifferencesView
from signposting.staff.due import DueView
from signposting.staff.hours_preview import hours_preview
from signposting.staff.import_files import export, template
from signposting.staff.import_run import ImportRunView
from signposting.staff.imports import ImportsView
from signposting.staff.numbers import numbers
from signposting.staff.organisation_closed import OrganisationClosedView
from signposting.staff.quarterly import quarterly, quarterly_pdf
from signposting.staff.withdraw import WithdrawView

app_name = "directory"
urlpatterns: list[URLPattern] = [
    path("hours/", hours_preview, name="hours_preview"),
    path("numbers/", numbers, name="numbers"),
    path("service/<int:pk>/check/", CheckView.as_view(), name="check"),
    path("service/<int:pk>/card/", CardView.as_view(), name="card"),
    path("service/<int:pk>/withdraw/", WithdrawView.as_view(), name="withdraw"),
    path("organisation/<int:pk>/closed/", OrganisationClosedView.as_view(), name="organisation_closed"),
    path("coverage/", CoverageView.as_view(), name="coverage"),
    path("change-of-map/", ChangeOfMapView.as_view(), name="change_of_map"),
    path("differences/", DifferencesView.as_view(), name="differences"),
    path("report/", quarterly, name="quarterly"),
    path("report.pdf", quarterly_pdf, name="quarterly_pdf"),
    path("import/", ImportsView.as_view(), name="imports"),
    path("import/<int:pk>/", ImportRunView.as_view(), name="import_run"),
    path("import/template.<slug:kind>", template, name="template"),
    path("export.<slug:kind>", export, name="export"),
    path("due/", DueView.as_view(), name="due"),
    path("due/results/", DueView.as_view(results_only=True), name="due_results"),
]
