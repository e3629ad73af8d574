"""Mails to staff: a subject, a few lines and a link to sign in at. Never a number, never what somebody asked."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)

PUBLISHER = "Publisher"
# Backends that keep a mail on this machine: nobody ever reads it.
GOES_NOWHERE = frozenset({"console", "dummy"})
FAULTS = (OSError, SMTPException)


@dataclass(frozen=True, slots=True)
class StaffMail:
    """One mail to one mailbox."""

    to: str
    subject: str
    body: str


def is_set_up() -> bool:
    """Whether mail leaves this machine at all (`EMAIL_URL`, docs/operations.md)."""
    backend: str = settings.EMAIL_BACKEND
    return backend.rpartition(".EmailBackend")[0].rpartition(".")[2] not in GOES_NOWHERE


def mailboxes_of(group: str) -> frozenset[str]:
    """The mailboxes of everybody in a group of staff whose account is in use."""
    members = get_user_model().objects.filter(groups__name=group, is_active=True).exclude(email="")
    return frozenset(members.values_list("email", flat=True))


def send(mails: Iterable[StaffMail]) -> Collection[str]:
    """Send each mail by itself and return the mailboxes that were reached.

    A mail server that is down or refuses one mailbox is logged and undoes nothing: whatever the mail is about has
    happened. Nothing is sent while mail is not set up.
    """
    reached: list[str] = []
    if not is_set_up():
        return reached
    connection = get_connection()
    try:
        connection.open()
        for mail in mails:
            reached += _sent(EmailMessage(mail.subject, mail.body, to=[mail.to], connection=connection))
        connection.close()
    except FAULTS:
        logger.warning("Mail to staff could not be sent. Is the mail server there, and EMAIL_URL right?")
    return reached


def _sent(message: EmailMessage) -> list[str]:
    """The mailbox, if it was reached."""
    try:
        return list(message.to) if message.send() else []
    except (SMTPException, ValueError):
        # No traceback: it would quote the mailbox.
        logger.warning("The mail server refused a mail to a member of staff.")
        return []
