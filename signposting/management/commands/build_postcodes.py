"""Builds the postcode file from the pinned package, or from a newer zip as ONS publishes it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from signposting.management.progress import StageProgress
from signposting.postcode_build import BuildFailed, build
from signposting.postcode_sources import OnspdZip, PackageSource, SourceUnreadable
from signposting.postcode_store import PostcodeStore


class Command(BaseCommand):
    """`manage.py build_postcodes [--zip PATH] [--if-missing]`."""

    help = "Build the postcode file (POSTCODES_FILE) from the ONS Postcode Directory. Takes about a minute."
    requires_system_checks = ()  # It needs no database, so it can run while an image is being made.

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two options."""
        parser.add_argument(
            "--zip",
            type=Path,
            metavar="PATH",
            dest="zip_path",
            help="an ONSPD zip from the Open Geography portal",
        )
        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing when there is already a file that works"
        )

    def handle(
        self, *args: object, zip_path: Path | None = None, if_missing: bool = False, **options: object
    ) -> None:
        """Build, and say what was built; or leave everything as it was and say why."""
        target = Path(settings.POSTCODES_FILE)
        present = PostcodeStore(target)
        if if_missing and present.is_available:
            self.stdout.write(f"Postcodes: {present.count:,} of {present.release} are in place.")
            return
        progress = StageProgress(self.stdout)
        try:
            source = OnspdZip(zip_path) if zip_path else PackageSource()
            report = build(source, target, progress)
        except (BuildFailed, SourceUnreadable) as error:
            kept = "The file in place is unchanged." if target.exists() else "There is no postcode file."
            raise CommandError(f"Postcodes were not built: {error}. {kept}") from None
        finally:
            progress.end()
        self.stdout.write(
            f"Postcodes: {report.count:,} of {report.release} in {report.areas} areas,"
            f" {report.without_area:,} without an area, {report.near_another_area:,} within 200 m of another;"
            f" {report.size / 1e6:.0f} MB in {report.seconds:.0f} s."
        )
