"""Addresses of the component pages."""

from __future__ import annotations

from django.urls import path

from home.components_page.views import component_pages, component_sheet

urlpatterns = [
    path("", component_pages, name="component_pages"),
    path("<slug:slug>/", component_sheet, name="component_sheet"),
]
