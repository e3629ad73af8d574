"""Addresses below /find-support/. None of them can hold a postcode."""

from __future__ import annotations

from django.urls import path

from signposting import views
from signposting.handouts.card import card
from signposting.handouts.partners import for_partners
from signposting.handouts.poster import poster_page, poster_pdf
from signposting.our_information import our_information
from signposting.service_page import service_page

urlpatterns = [
    path("", views.find_support, name="find_support"),
    path("our-information/", our_information, name="our_information"),
    path("service/<slug:key>/", service_page, name="service"),
    path("for-partners/", for_partners, name="for_partners"),
    path("<slug:slug>/", views.area_page, name="area"),
    path("<slug:slug>/poster/", poster_page, name="poster"),
    path("<slug:slug>/poster.pdf", poster_pdf, name="poster_pdf"),
    path("<slug:slug>/card/", card, name="card"),
]
