"""`manage.py bake_error_pages`: writes the page people see when something broke, from the directory as it is now."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from signposting.error_pages import bake


class Command(BaseCommand):
    """Also done by itself whenever something is published."""

    help = "Write the error page from the directory as it stands now."

    def handle(self, *args: object, **options: object) -> None:
        """Write it and say where."""
        self.stdout.write(f"Error page written: {bake()}")
