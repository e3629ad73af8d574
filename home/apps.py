"""The home app."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The campaign, and what needs all content."""

    name = "home"
    verbose_name = "Campaign"
