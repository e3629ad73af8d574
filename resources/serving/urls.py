"""The library's short addresses, for print and QR codes. Codes are matched in any case; capitals come from paper."""

from __future__ import annotations

from django.urls import re_path

from resources.refs import PATTERN

from . import views

urlpatterns = [
    re_path(rf"^r/(?P<ref>{PATTERN})/$", views.resource, name="resource_ref"),
    re_path(rf"^f/(?P<ref>{PATTERN})/$", views.file, name="file_ref"),
    re_path(rf"^f/(?P<ref>{PATTERN})/v(?P<number>[1-9][0-9]{{0,5}})/$", views.file, name="file_version"),
    re_path(
        rf"^f/(?P<ref>{PATTERN})/v(?P<number>[1-9][0-9]{{0,5}})/first-page\.png$", views.first_page, name="first_page"
    ),
]
