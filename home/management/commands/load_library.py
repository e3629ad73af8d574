"""`manage.py load_library`: the starter library, into a site that has pages and no library; or its files renewed."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from home.models import HomePage
from home.starter.library import LibraryLoader, read_library
from home.starter.library_files import load_files, renew_files, write_files
from resources.models import LibraryPage


class Command(BaseCommand):
    """Resources load as drafts where the site is no sample; nothing that is there is written over."""

    help = "Load the starter library, or make its files again where words, numbers or sign-off changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pack's, and what to do when there is a library."""
        parser.add_argument("--pack", default=settings.STARTER_PACK, help="A folder of home/starter/.")
        parser.add_argument("--if-none", action="store_true", help="Do nothing, quietly, when there is a library.")
        parser.add_argument("--into", type=Path, help="Only write the files, as made today, into this folder.")
        parser.add_argument("--again", action="store_true", help="Make the files again where something changed.")
        parser.add_argument(
            "--also-signed-off",
            action="store_true",
            help="With --again: also files that were signed off with other words or numbers; their new versions are "
            "marked as samples until somebody reads them.",
        )

    def handle(
        self,
        *args: object,
        pack: str,
        if_none: bool = False,
        again: bool = False,
        also_signed_off: bool = False,
        into: Path | None = None,
        **options: object,
    ) -> None:
        """Load it, renew it, or only show what it would be."""
        library = read_library(pack)
        if into is not None:
            self.stdout.write(f"      {write_files(library, into)} files in {into}.")
            return
        if again:
            renewed = renew_files(library, also_signed_off=also_signed_off)
            self.stdout.write(f"      {renewed.count} new versions.")
            for name in renewed.left:
                self.stdout.write(
                    f"      Left alone: {name}. It was signed off with other words or numbers than today’s. "
                    "With --also-signed-off it is made again, to be read anew."
                )
            return
        if LibraryPage.objects.exists():
            if if_none:
                return
            raise CommandError("There is a library already. With --again its own files are made again.")
        if not HomePage.objects.exists():
            raise CommandError("There is no home page yet. Load a starter pack first.")
        with transaction.atomic():
            LibraryLoader(library, publish_unchecked=settings.SAMPLE_SITE).load()
            count = load_files(library)
        self.stdout.write(f"      {len(library.resources)} resources with {count} files.")
