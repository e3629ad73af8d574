"""Where resources are taken away from. These stay when the library's page moves: people share and print them."""

from __future__ import annotations

from django.urls import path, re_path

from resources.refs import PATTERN

from . import asking, codes, feed, views

urlpatterns = [
    path("resources/list/", views.list_page, name="resource_list"),
    path("resources/list.zip", views.list_zip, name="list_zip"),
    path("resources/atom.xml", feed.feed, name="library_feed"),
    re_path(rf"^resources/ask/(?P<ref>{PATTERN})/$", asking.ask, name="ask_for_format"),
    re_path(rf"^resources/ask/(?P<ref>{PATTERN})/asked/$", asking.asked, name="asked_for_format"),
    re_path(rf"^r/(?P<ref>{PATTERN})/code\.(?P<kind>svg|png)$", codes.code, name="resource_code"),
]
