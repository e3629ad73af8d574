"""Addresses of the directory's own staff screens, below /admin/directory/."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "directory"
urlpatterns: list[URLPattern] = []
