"""Addresses below /find-support/. None of them can hold a postcode."""

from __future__ import annotations

from django.urls import path

from signposting import views

urlpatterns = [
    path("", views.find_support, name="find_support"),
    path("<slug:slug>/", views.area_page, name="area"),
]
