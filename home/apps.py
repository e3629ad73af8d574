"""The home app."""

from __future__ import annotations

import sys
from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, post_save


class HomeConfig(AppConfig):
    """The campaign, and what needs all content."""

    name = "home"
    verbose_name = "Campaign"

    def ready(self) -> None:
        """Seed the groups after a migrate, once the last app has its permissions; say what the search finds."""
        from core.search_sources import register  # noqa: PLC0415 (with the models' own sources below)
        from core.words.meanings import keep  # noqa: PLC0415 (with what keeps them)
        from home.search.finder_pages import FinderPages  # noqa: PLC0415 (reads addresses)
        from home.search.meanings import SearchWords  # noqa: PLC0415 (reads models)
        from home.search.sources import Areas, Pages, Services  # noqa: PLC0415 (read models)
        from resources.models import LibraryPage  # noqa: PLC0415 (a model)

        for source in (Pages(), Services(), Areas(), FinderPages()):
            register(source)
        keep(SearchWords())
        post_save.connect(seed_new_library, sender=LibraryPage, dispatch_uid="rights on the library")
        last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
        post_migrate.connect(seed_after_migrate, sender=last, dispatch_uid="seed roles")


def seed_after_migrate(verbosity: int = 1, **_signal: Any) -> None:
    """Make missing groups; say which existing ones differ from the table."""
    from wagtail.models import Collection, Page  # noqa: PLC0415 (read models)

    from home.roles import seed_roles  # noqa: PLC0415 (reads models)

    if not (Page.objects.filter(depth=1).exists() and Collection.objects.filter(depth=1).exists()):
        return  # `manage.py flush` empties the tables and then says "migrated": there is nothing to give rights on
    seeded = seed_roles()
    if verbosity:
        for name, rights in seeded.differs.items():
            sys.stderr.write(
                f"The group {name} was changed by hand: {', '.join(rights)}. "
                "`manage.py seed_roles --reset` brings it back.\n"
            )


def seed_new_library(instance: Any, created: bool, raw: bool = False, **_signal: Any) -> None:
    """A library's pages are its librarians' from its first minute; a copy of a database brings its own rights."""
    from home.roles import open_library  # noqa: PLC0415 (reads models)

    if created and not raw:
        open_library(instance)
