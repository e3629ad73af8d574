"""Reminders by mail: each owner's mailbox is told, once a week at most, what waits for a check.

A mail holds titles and links to sign in at, never a number. A record nobody owns is the directory's own mailbox's. A
front door, night team or emergency line that is long overdue is still shown, so the Publishers hear of it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core import staff_mail
from core.models import SiteSettings
from signposting.freshness.due import TO_DO, due_list, kept_true
from signposting.freshness.notices import admin_link
from signposting.freshness.states import Freshness, is_never_hidden
from signposting.models import CheckReminder, Service

# Days before a mailbox is told again of records in the same state.
QUIET_DAYS = 7
# Titles in one mail, for each state; the rest are behind the link to the report.
MOST_TITLES = 25

Letter = Mapping[Freshness, list[Service]]


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mailboxes had something to be told, and how many of them were reached."""

    due: int
    reached: int


def send_reminders(today: date) -> Sent:
    """Tell every mailbox what it was not told within the last week. Run as often as you like.

    A mailbox that could not be reached is tried again next time; nothing is sent while mail is not set up.
    """
    letters = letters_due(today)
    mails = [staff_mail.StaffMail(mailbox, _subject(letter), _body(letter)) for mailbox, letter in letters.items()]
    reached = staff_mail.send(mails)
    CheckReminder.objects.filter(sent_on__lte=today - timedelta(days=QUIET_DAYS)).delete()
    for mailbox in reached:
        for state in letters[mailbox]:
            CheckReminder.objects.update_or_create(mailbox=mailbox, state=state.value, defaults={"sent_on": today})
    return Sent(len(letters), len(reached))


def letters_due(today: date) -> dict[str, Letter]:
    """By mailbox: the records it has to be told of today, by state, the worst first."""
    since = today - timedelta(days=QUIET_DAYS)
    told = set(CheckReminder.objects.filter(sent_on__gt=since).values_list("mailbox", "state"))
    letters: dict[str, dict[Freshness, list[Service]]] = defaultdict(dict)
    by_state = due_list(kept_true(), today).by_state
    fallback = _directory_mailbox()
    publishers = staff_mail.mailboxes_of(staff_mail.PUBLISHER)
    for state in TO_DO:
        for service in by_state[state]:
            mailboxes = {service.owner_email or fallback} - {""}
            if state is Freshness.LONG_OVERDUE and is_never_hidden(service):
                mailboxes |= publishers
            for mailbox in mailboxes:
                if (mailbox, state.value) not in told:
                    letters[mailbox].setdefault(state, []).append(service)
    return dict(letters)


def _directory_mailbox() -> str:
    """The mailbox of the directory as a whole; empty where the site has none."""
    settings_of_site = SiteSettings.objects.filter(site__is_default_site=True).first()
    return settings_of_site.directory_email if settings_of_site else ""


def _subject(letter: Letter) -> str:
    worst = next(iter(letter))
    return _("Please check: %(state)s") % {"state": str(worst.label)}


def _body(letter: Letter) -> str:
    return "\n".join(_lines(letter))


def _lines(letter: Letter) -> Iterator[str]:
    yield _(
        "These services are shown to the public, and their details wait for a check. Each link leads to its check."
    )
    for state, services in letter.items():
        yield ""
        yield f"{state.label}: {len(services)}"
        if state is Freshness.LONG_OVERDUE and any(is_never_hidden(service) for service in services):
            yield _("People are still sent to front doors, night teams and emergency lines among these.")
        for service in services[:MOST_TITLES]:
            yield f"- {service.name}"
            yield f"  {admin_link('check', service)}"
        if len(services) > MOST_TITLES:
            yield _("and %(count)d more:") % {"count": len(services) - MOST_TITLES}
            yield f"  {settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('directory:due')}?state={state.value}"
    yield ""
