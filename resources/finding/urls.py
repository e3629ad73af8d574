"""Where the library's form goes. No short code can be this word: it has a vowel."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("r/find/", views.find, name="find_resource")]
