"""Addresses of the library's own staff screens, below /admin/library/."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from resources.staff.broken_links import BrokenLinksView
from resources.staff.files import AddFileView, FilesView, ReplaceFileView
from resources.staff.replace import IncomingView, incoming_bytes
from resources.staff.reports import addresses
from resources.staff.requests import RequestsView
from resources.staff.sheet import SheetView
from resources.staff.sign_off import SignOffView
from resources.staff.withdraw import SupersedeView, WithdrawView

app_name = "library"
urlpatterns: list[URLPattern] = [
    *addresses(),
    path("broken-links/", BrokenLinksView.as_view(), name="broken_links"),
    path("broken-links/results/", BrokenLinksView.as_view(results_only=True), name="broken_links_results"),
    path("sheet/", SheetView.as_view(), name="sheet"),
    path("requests/", RequestsView.as_view(), name="requests"),
    path("resource/<int:pk>/files/", FilesView.as_view(), name="files"),
    path("resource/<int:pk>/files/add/", AddFileView.as_view(), name="add_file"),
    path("resource/<int:pk>/withdraw/", WithdrawView.as_view(), name="withdraw"),
    path("resource/<int:pk>/replaced-by/", SupersedeView.as_view(), name="supersede"),
    path("file/<int:pk>/replace/", ReplaceFileView.as_view(), name="replace_file"),
    path("file/<int:pk>/sign-off/", SignOffView.as_view(), name="sign_off"),
    path("incoming/<int:pk>/", IncomingView.as_view(), name="incoming"),
    re_path(r"^incoming/(?P<pk>[0-9]{1,18})/(?P<part>file|first-page)$", incoming_bytes, name="incoming_bytes"),
]
