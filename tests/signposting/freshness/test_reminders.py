"""Owners are told by mail what waits for a check: once a week, titles and links, never a number."""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from core import scheduler
from signposting.freshness.reminders import MOST_TITLES
from signposting.models import CheckReminder
from tests.signposting.staff.builders import member_of

TODAY = date(2026, 11, 24)
TEAM = {"owner": "The duty team", "owner_email": "duty@example.org"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def send(day: date = TODAY) -> list:
    """The mails of one run on `day`, by mailbox and subject."""
    mail.outbox.clear()
    with time_machine.travel(f"{day}T09:00:00Z", tick=False):
        call_command("send_check_reminders")
    return sorted(mail.outbox, key=lambda one: one.to)


def test_each_mailbox_gets_one_mail_with_titles_and_links_and_no_number(make_service):
    make_service("due-line", checked_on=ago(170), **TEAM)
    make_service("overdue-line", checked_on=ago(200), phone="01632 960123", **TEAM)
    make_service("fresh-line", checked_on=ago(3), **TEAM)
    make_service("other-line", checked_on=ago(200), owner_email="other@example.org")
    gone = {"withdrawn_on": ago(1), "withdrawn_reason": "closed"}
    make_service("gone-line", checked_on=ago(200), owner_email="gone@example.org", **gone)
    team, other = send()
    assert (team.to, other.to) == (["duty@example.org"], ["other@example.org"])
    assert "Overdue line" in team.body
    assert "Due line" in team.body
    assert "Fresh line" not in team.body
    assert "http://localhost:8000/admin/directory/service/" in team.body
    assert "960123" not in team.body
    assert "Overdue line" not in other.body


def test_a_mailbox_is_told_of_the_same_state_once_a_week_and_of_a_worse_one_at_once(make_service):
    make_service("a-line", checked_on=ago(178), **TEAM)  # due in two days
    assert "Check due soon" in send()[0].body
    assert send() == []
    assert send(TODAY + timedelta(days=1)) == []
    (worse,) = send(TODAY + timedelta(days=3))
    assert "Check overdue: 1" in worse.body
    assert send(TODAY + timedelta(days=9)) == []
    assert len(send(TODAY + timedelta(days=10))) == 1
    assert CheckReminder.objects.count() == 1  # nothing older than a week is kept


def test_a_front_door_long_overdue_is_told_to_every_publisher_too(make_service):
    member_of("Publisher", "ann")
    make_service("a-door", role="front_door", checked_on=ago(400), **TEAM)
    make_service("a-line", checked_on=ago(400), **TEAM)
    ann, team = send()
    assert ann.to == ["ann@example.org"]
    assert "A door" in ann.body
    assert "A line" not in ann.body
    assert "A door" in team.body
    assert "A line" in team.body


def test_what_nobody_owns_is_told_to_the_directorys_own_mailbox(make_service, home_page):
    make_service("a-line")
    (told,) = send()
    assert told.to == ["details@example.org"]
    assert "Never checked: 1" in told.body


def test_a_long_list_names_some_and_leads_to_the_rest(make_service):
    for number in range(MOST_TITLES + 3):
        make_service(f"line-{number}", **TEAM)
    (told,) = send()
    assert told.body.count("/check/") == MOST_TITLES
    assert "and 3 more:" in told.body
    assert "/admin/directory/due/?state=never" in told.body


def test_a_mailbox_that_cannot_be_reached_stops_no_other_and_is_tried_again(make_service, monkeypatch, caplog):
    make_service("a-line", owner_email="a@example.org")
    make_service("b-line", owner_email="b@example.org")
    deliver = EmailBackend.send_messages

    def refusing(self, messages):
        if messages[0].to == ["a@example.org"]:
            raise SMTPRecipientsRefused({})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refusing)
    assert [one.to for one in send()] == [["b@example.org"]]
    assert "a@example.org" not in caplog.text
    monkeypatch.undo()
    assert [one.to for one in send(TODAY + timedelta(days=1))] == [["a@example.org"]]


def test_the_scheduler_sends_them_by_itself_in_the_morning(make_service):
    make_service("a-line", **TEAM)
    daily = scheduler.DailyWork()
    with time_machine.travel(f"{TODAY}T06:00:00Z", tick=False):
        daily.tick()
    assert mail.outbox == []
    with time_machine.travel(f"{TODAY}T08:00:00Z", tick=False):
        daily.tick()
        daily.tick()
    assert [one.to for one in mail.outbox] == [["duty@example.org"]]


@pytest.mark.parametrize("backend", ["dummy", "console"])
def test_without_a_mail_server_nothing_is_sent_and_nobody_counts_as_told(make_service, settings, capsys, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    make_service("a-line", **TEAM)
    assert send() == []
    assert capsys.readouterr().out.strip() == "Mail is not set up (EMAIL_URL). Mailboxes that would be told: 1."
    assert not CheckReminder.objects.exists()
