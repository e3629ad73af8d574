"""`manage.py send_check_reminders`: mails owners what waits for a check. The scheduler runs it daily."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone

from core import staff_mail
from signposting.freshness.reminders import letters_due, send_reminders


class Command(BaseCommand):
    """May run as often as one likes: a mailbox is told of the same state once a week."""

    help = "Mail each owner what waits for a check: titles and links only, once a week at most."

    def handle(self, *args: object, **options: object) -> None:
        """Send, and say how many mails; never to whom."""
        today = timezone.localdate()
        if not staff_mail.is_set_up():
            waiting = len(letters_due(today))
            self.stdout.write(f"Mail is not set up (EMAIL_URL). Mailboxes that would be told: {waiting}.")
            return
        sent = send_reminders(today)
        self.stdout.write(f"Mailboxes told: {sent.reached} of {sent.due}.")
