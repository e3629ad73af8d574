"""The resources app."""

from __future__ import annotations

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """See the package's own sentence."""

    name = "resources"
    verbose_name = "Library"

    def ready(self) -> None:
        """See every change of the library, tell the search of it, and say what the clock does for it."""
        from core.health import CHECKS  # noqa: PLC0415 (as below)
        from core.scheduler import DAILY, EVERY_TICK  # noqa: PLC0415 (as below)
        from core.search_sources import register  # noqa: PLC0415 (as below)
        from resources.files.incoming import drop_old  # noqa: PLC0415 (reads models)
        from resources.finding.search_source import Resources  # noqa: PLC0415 (reads models)
        from resources.finding.stamp import watch  # noqa: PLC0415 (reads models)
        from resources.links import checking, collecting  # noqa: PLC0415 (read models)
        from resources.storage import LIBRARY  # noqa: PLC0415 (as above)
        from resources.taking import counts  # noqa: PLC0415 (reads models)
        from resources.taking.asking import forget_closed  # noqa: PLC0415 (reads models)

        CHECKS["library files"] = LIBRARY.answers
        watch()
        counts.connect()
        register(Resources())
        collecting.connect()
        DAILY["files nobody put in"] = drop_old
        DAILY["links on our pages"] = checking.collect_daily
        EVERY_TICK["links on our pages"] = checking.begin
        DAILY["answered requests for another format"] = forget_closed
