"""Checks that every postcode of the source is answered with the source's own area, as a visitor would ask."""

from __future__ import annotations

import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from signposting.forms import PostcodeForm
from signposting.lookup import Outcome, find
from signposting.management.progress import StageProgress
from signposting.postcode_check import check_postcodes
from signposting.postcode_sources import OnspdZip, PackageSource, SourceUnreadable
from signposting.postcode_store import default_store


class Command(BaseCommand):
    """`manage.py verify_postcodes [--every N] [--zip PATH]`; exits with 1 on any fault."""

    help = (
        "Read the ONS Postcode Directory afresh and ask the finder's own code for each postcode in it."
        " Prints totals; a fault is named by row number and outward code, never by postcode."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two options."""
        parser.add_argument("--every", type=_at_least_one, default=1, metavar="N", help="check one row in N")
        parser.add_argument(
            "--zip",
            type=Path,
            metavar="PATH",
            dest="zip_path",
            help="the ONSPD zip the file was built from, if it was",
        )

    def handle(self, *args: object, every: int = 1, zip_path: Path | None = None, **options: object) -> None:
        """Check, print the totals, and fail when anything was wrong."""
        progress = StageProgress(self.stdout)
        began = time.monotonic()
        try:
            source = OnspdZip(zip_path) if zip_path else PackageSource()
            report = check_postcodes(source, _ask, every, progress)
        except SourceUnreadable as error:
            raise CommandError(str(error)) from None
        finally:
            progress.end()
        self.stdout.write(
            f"{source.edition.release}: {report.checked:,} of {report.rows:,} postcodes checked,"
            f" {report.found:,} found in the source's area, {report.found_no_area:,} found without an area,"
            f" {report.fault_count:,} faults; {time.monotonic() - began:.0f} s."
        )
        if report.fault_count:
            raise CommandError("\n".join(report.faults))


def _ask(typed: str) -> Outcome:
    """Take the visitor's way: the form, then the lookup."""
    form = PostcodeForm(data={"postcode": typed})
    form.is_valid()
    return find(form.cleaned_data["postcode"], default_store())


def _at_least_one(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("give a whole number, 1 or more")
    return int(text)
