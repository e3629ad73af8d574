"""The signposting app."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.management import call_command


class SignpostingConfig(AppConfig):
    """The finder and the directory."""

    name = "signposting"
    verbose_name = "Directory"

    def ready(self) -> None:
        """Start listening for what is published."""
        from core.health import CHECKS  # noqa: PLC0415 (as below)
        from core.scheduler import DAILY, EVERY_TICK  # noqa: PLC0415 (as below)
        from signposting import postcode_store, signals  # noqa: PLC0415 (signals read models)
        from signposting.imports import tidying, work  # noqa: PLC0415 (as above)

        signals.connect()
        # A file that cannot be read is as bad as none: every postcode is then answered "choose your area".
        CHECKS["postcodes"] = lambda: postcode_store.default_store().is_available
        DAILY["reminders of checks"] = lambda: call_command("send_check_reminders")
        DAILY["old imports"] = tidying.put_old_runs_aside
        EVERY_TICK["imports that stopped"] = work.carry_on_silent_runs
