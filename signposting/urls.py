"""Addresses below /find-support/. None of them can hold a postcode."""

from __future__ import annotations

from django.urls import path

from signposting import views
from signposting.our_information import our_information
from signposting.service_page import service_page

urlpatterns = [
    path("", views.find_support, name="find_support"),
    path("our-information/", our_information, name="our_information"),
    path("service/<slug:key>/", service_page, name="service"),
    path("<slug:slug>/", views.area_page, name="area"),
]
