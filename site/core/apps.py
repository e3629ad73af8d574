"""The core app."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every app shares."""

    name = "core"
    verbose_name = "Site"
