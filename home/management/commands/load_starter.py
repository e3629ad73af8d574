"""`manage.py load_starter`: areas, services and pages to begin with, into an empty site."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from home.models import HomePage
from home.starter.directory import load_directory
from home.starter.pack import NoSuchPack, read_pack
from home.starter.pages import PageLoader
from home.starter.search_words import load_search_words
from signposting.models import Service


class Command(BaseCommand):
    """All or nothing, and never over content that is there."""

    help = "Load a starter pack into an empty site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pack, and what to do when there is content."""
        parser.add_argument("--pack", default=settings.STARTER_PACK, help="A folder of home/starter/.")
        parser.add_argument("--if-empty", action="store_true", help="Do nothing, quietly, when there is content.")

    def handle(self, *args: object, pack: str, if_empty: bool = False, **options: object) -> None:
        """Load it."""
        if HomePage.objects.exists() or Service.objects.exists():
            if if_empty:
                return
            raise CommandError("This site has pages or services already. A starter pack only fills an empty site.")
        try:
            content = read_pack(pack)
        except NoSuchPack as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            load_directory(content, publish_live_rows=settings.SAMPLE_SITE)
            PageLoader(content, publish_unchecked=settings.SAMPLE_SITE).load()
            load_search_words()
        live = Service.objects.public().count()
        self.stdout.write(
            f"      {pack}: {len(content.services)} services ({live} live), {HomePage.objects.get()} and its pages."
        )
