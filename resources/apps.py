"""The resources app."""

from __future__ import annotations

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """See the package's own sentence."""

    name = "resources"
    verbose_name = "Library"
