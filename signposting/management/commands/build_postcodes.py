"""Builds the postcode file from the pinned package, or from a newer zip as ONS publishes it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from signposting.management.progress import StageProgress
from signposting.postcode_build import BuildFailed, build
from signposting.postcode_list import PostcodeList, WithMore
from signposting.postcode_sources import OnspdZip, PackageSource, PostcodeSource, SourceUnreadable
from signposting.postcode_store import PostcodeStore


class Command(BaseCommand):
    """`manage.py build_postcodes [--zip PATH] [--also PATH] [--if-missing]`."""

    help = "Build the postcode file (POSTCODES_FILE) from the ONS Postcode Directory. Takes about a minute."
    requires_system_checks = ()  # It needs no database, so it can run while an image is being made.

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the three options."""
        parser.add_argument(
            "--zip",
            type=Path,
            metavar="PATH",
            dest="zip_path",
            help="an ONSPD zip from the Open Geography portal",
        )
        parser.add_argument(
            "--also", type=Path, metavar="PATH", help="a list of more postcodes: postcode,area_code,easting,northing"
        )
        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing when there is already a file that works"
        )

    def handle(
        self,
        *args: object,
        zip_path: Path | None = None,
        also: Path | None = None,
        if_missing: bool = False,
        **options: object,
    ) -> None:
        """Build, and say what was built; or leave everything as it was and say why."""
        target = Path(settings.POSTCODES_FILE)
        present = PostcodeStore(target)
        try:
            more = PostcodeList(also) if also else None
        except SourceUnreadable as error:
            raise CommandError(f"Postcodes were not built: {error}.") from None
        if if_missing and present.is_available and _holds(present, more):
            self.stdout.write(f"Postcodes: {present.count:,} of {present.release} are in place.")
            return
        progress = StageProgress(self.stdout)
        try:
            source: PostcodeSource = OnspdZip(zip_path) if zip_path else PackageSource()
            source = WithMore(source, more) if more else source
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


def _holds(store: PostcodeStore, more: PostcodeList | None) -> bool:
    """Whether the file in place was built with this list, as it is now."""
    places = ((store.get(row.code), row.area) for row in (more.rows if more else ()))
    return all(place is not None and place.area == area for place, area in places)
