"""The signposting app."""

from __future__ import annotations

from django.apps import AppConfig


class SignpostingConfig(AppConfig):
    """See the package's own sentence."""

    name = "signposting"
    verbose_name = "Directory"
