"""`manage.py seed_roles`: makes the five groups of staff, and shows where they differ from the table."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser

from home.roles import ROLES, seed_roles


class Command(BaseCommand):
    """Also run after every migrate, without `--reset`."""

    help = "Make the five staff groups; report where they were changed by hand."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--reset", action="store_true", help="Bring changed groups back to the table.")

    def handle(self, *args: object, reset: bool = False, **options: object) -> None:
        """Seed and report."""
        seeded = seed_roles(reset=reset)
        for role in ROLES:
            note = "made" if role.name in seeded.made else "as it was"
            if role.name in seeded.differs:
                note = f"changed by hand: {', '.join(seeded.differs[role.name])}"
            self.stdout.write(f"{role.name}: {note}")
