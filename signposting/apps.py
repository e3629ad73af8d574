"""The signposting app."""

from __future__ import annotations

from django.apps import AppConfig


class SignpostingConfig(AppConfig):
    """The finder and the directory."""

    name = "signposting"
    verbose_name = "Directory"

    def ready(self) -> None:
        """Start listening for what is published."""
        from signposting import signals  # noqa: PLC0415 (reads models)

        signals.connect()
