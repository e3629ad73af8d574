"""`manage.py check_words`: every public page reads at its reader's age, blames nobody and types no number."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.staff.words.judged import Judged, judge_live_pages


class Command(BaseCommand):
    """Run by `make check`, and before and after a larger change of words."""

    help = "Check the words of every public page: reading age, the language list, numbers in text."

    def add_arguments(self, parser: CommandParser) -> None:
        """The whole table, or the faults only."""
        parser.add_argument("--all", action="store_true", help="Print a line for every page, not only the faults.")

    def handle(self, *args: object, all: bool = False, **options: object) -> None:  # noqa: A002 (the option's name)
        """One line for each fault; end with an error if there is any."""
        pages = judge_live_pages()
        if not pages:
            raise CommandError("There is no public page. Load a starter pack first.")
        if all:
            self.print_table(pages)
        faults = [f"{address_of(one)} {fault}" for one in pages for fault in one.faults()]
        for fault in faults:
            self.stdout.write(self.style.ERROR(fault))
        kept = sum(len(one.kept) for one in pages)
        self.stdout.write(f"{len(pages)} pages, {kept} wordings kept with a reason.")
        if faults:
            raise CommandError(f"Words to look at: {len(faults)}.")

    def print_table(self, pages: Iterable[Judged]) -> None:
        """Age and target in years, then open and kept words of the list, numbers, reader and address."""
        self.stdout.write(" age  target  open  kept  numbers  reader")
        for one in pages:
            self.stdout.write(
                f"{one.age_shown or '-':>4}  {one.target:>6}  {len(one.open):>4}  {len(one.kept):>4}"
                f"  {len(one.numbers):>7}  {one.reader:<34}  {address_of(one)}"
            )


def address_of(judged: Judged) -> str:
    """Where the page stands in the tree, the part that stands for the home page left out."""
    return "/" + "/".join(judged.page.url_path.strip("/").split("/")[1:])
