"""The resources app."""

from __future__ import annotations

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """See the package's own sentence."""

    name = "resources"
    verbose_name = "Library"

    def ready(self) -> None:
        """See every change of the library."""
        from resources.finding.stamp import watch  # noqa: PLC0415 (reads models)

        watch()
