"""`manage.py load_search_words`: gives a site that began with an older version the words people search with."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from core.models import BasePage
from home.starter.pack import NoSuchPack, read_pack
from home.starter.search_words import load_search_words


class Command(BaseCommand):
    """Only what is not there yet: no editor's word is changed. May be run again."""

    help = "Add the search words and, to pages of a starter pack that have none, how people ask for them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pack the pages came from."""
        parser.add_argument("--pack", default=settings.STARTER_PACK, help="A folder of home/starter/.")

    def handle(self, *args: object, pack: str, **options: object) -> None:
        """Load them. A page's draft gets them too; it stays a draft, and nothing of it is published by this."""
        try:
            lines = read_pack(pack).how_people_ask
        except NoSuchPack as error:
            raise CommandError(str(error)) from error
        load_search_words()
        given = 0
        for page in Page.objects.order_by("path").specific():
            if page.slug not in lines:
                continue
            has_draft = page.has_unpublished_changes or not page.live
            newest = page.get_latest_revision_as_object()
            if not isinstance(newest, BasePage) or newest.how_people_ask:
                continue
            newest.how_people_ask = "\n".join(lines[page.slug])
            revision = newest.save_revision()
            if not has_draft:
                revision.publish()
            given += 1
        self.stdout.write(f"      {pack}: {given} pages were given how people ask for them.")
