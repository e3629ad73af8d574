"""`manage.py prepare`: makes this site ready to serve, after a clone or an update, asking nothing."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.pdf import WHAT_TO_INSTALL, can_make_pdfs
from core.sample import refuse_sample_content
from core.staticfiles import sources_fingerprint
from home.models import HomePage
from home.older_database import move_aside, remember_tables
from home.starter.pack import own_postcodes


class Command(BaseCommand):
    """Run before every start by `make serve` and the image; run again, it is quick and changes no content."""

    help = "Make this site ready to serve: folders, database, postcodes, starter pages, static files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """One option, for building an image."""
        parser.add_argument(
            "--only-built-files",
            action="store_true",
            help="Only what an image carries and never changes: the postcode file and the static files.",
        )

    def handle(self, *args: object, only_built_files: bool = False, **options: object) -> None:
        """Take each step in turn, saying which."""
        built: list[tuple[str, Callable[[], None]]] = [
            ("Postcodes", self.postcodes),
            ("Static files", self.static_files),
        ]
        # Static files come before the starter: publishing a page or service renders error pages, which name them.
        steps = (
            built
            if only_built_files
            else [
                ("Folders", self.folders),
                ("Database", self.database),
                *built,
                ("Starter pages, services and library, if there are none", self.starter),
                ("Error pages", self.error_pages),
            ]
        )
        # Two starts at once take turns; what is written is for this user only (the database holds password hashes).
        os.umask(0o022 if only_built_files else 0o077)
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        with (Path(settings.DATA_DIR) / "prepare.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for number, (name, step) in enumerate(steps, start=1):
                self.stdout.write(f"[{number}/{len(steps)}] {name}")
                step()
        if not only_built_files and not can_make_pdfs():
            self.stderr.write(f"{WHAT_TO_INSTALL} Until then, posters and reports are pages to print.")

    def folders(self) -> None:
        """The data folder, and the one for uploads."""
        for folder in (settings.DATA_DIR, settings.MEDIA_ROOT):
            Path(folder).mkdir(parents=True, exist_ok=True)

    def database(self) -> None:
        """An up-to-date database; one from before the tables settled is kept, under another name."""
        kept = move_aside()
        if kept:
            self.stdout.write(
                f"      The database here was made by an older version of this site, before version 0.1.0.\n"
                f"      It is kept as {kept} and a new one is begun. Nothing in it was lost or copied."
            )
        call_command("migrate", interactive=False, verbosity=0)
        remember_tables()
        try:
            refuse_sample_content()  # gunicorn would refuse too, with a traceback from each worker
        except ImproperlyConfigured as refusal:
            raise CommandError(str(refusal)) from refusal

    def postcodes(self) -> None:
        """The postcode file, unless it is there."""
        call_command("build_postcodes", if_missing=True, also=own_postcodes(settings.STARTER_PACK))

    def starter(self) -> None:
        """The starter site, only into an empty database; and its library, which a sample from before it gets too."""
        is_new = not HomePage.objects.exists()
        call_command("load_starter", if_empty=True)
        if is_new or settings.SAMPLE_SITE:
            call_command("load_library", if_none=True)

    def static_files(self) -> None:
        """Bundle, hash and compress, when a file changed since the last time."""
        done = Path(settings.STATIC_ROOT).with_name(Path(settings.STATIC_ROOT).name + "-fingerprint")
        wanted = sources_fingerprint()
        if done.is_file() and done.read_text() == wanted and Path(settings.STATIC_ROOT).is_dir():
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        done.write_text(wanted)

    def error_pages(self) -> None:
        """The page people see when something broke, with today's static files."""
        call_command("bake_error_pages", stdout=StringIO())
