"""Asking other sites if our links still lead somewhere: gently, by the clock, and only where it is switched on."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connections
from django.utils import timezone

from core.models import SiteSettings
from core.scheduler import EVERY_TICK
from resources.links import checking
from resources.links.asking import ask
from resources.links.collecting import collect
from resources.models import CheckedLink
from resources.models.checked_link import Answer
from signposting.open_referral import public_hosts
from signposting.open_referral.fetch import Connection
from tests.faults.feed_server import feed_server
from tests.resources.conftest import files_apart, library, make_resource  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(monkeypatch):
    """For these tests this machine, and nothing else, is the open internet."""
    monkeypatch.setattr(public_hosts, "is_public", lambda address: address == "127.0.0.1")
    with feed_server() as running:
        yield running


def send(status, **headers):
    return lambda handler: handler.send(b"", status=status, **headers)


def collect_ours():
    """Every link but the one of the leave button: no test asks another site."""
    SiteSettings.objects.update(exit_url="")
    collect()


def on_page(make_resource, address, words="The guidance"):  # noqa: F811
    page = make_resource("Lesson", evidence=f'<p>See <a href="{address}">{words}</a>.</p>')
    collect_ours()
    return page


def test_what_an_answer_means(server):
    for status in (200, 204, 403, 404, 410, 429, 500, 503):
        server.answers[f"/{status}"] = send(status)
    answers = {status: ask(server.address(f"/{status}")).answer for status in (200, 204, 404, 410, 500)}
    assert answers == {200: "well", 204: "well", 404: "gone", 410: "gone", 500: "fault"}
    # A door that opens for people, or a server that is busy: nobody can say that the link is broken.
    assert {ask(server.address(f"/{status}")).answer for status in (403, 429, 503)} == {Answer.REFUSED}


def test_a_page_is_asked_for_its_head_first_and_whole_only_if_that_fails(server):
    server.answers["/fine"] = send(200)
    server.heads["/stubborn"], server.answers["/stubborn"] = send(405), send(200)
    assert ask(server.address("/fine")).answer == ask(server.address("/stubborn")).answer == "well"
    assert server.asked == ["/fine", "/stubborn", "/stubborn"]
    assert server.methods == ["HEAD", "HEAD", "GET"]
    assert all("Know About CSE" in said["User-Agent"] and "Cookie" not in said for said in server.headers_sent)


def test_an_address_that_moved_for_good_is_noted_and_one_that_leads_on_for_today_is_not(server):
    server.answers["/new"] = send(200)
    server.answers["/old"] = send(301, Location="/new")
    server.answers["/today"] = send(302, Location="/old")
    assert ask(server.address("/old#law")).moved_to == server.address("/new#law")
    assert ask(server.address("/today")).moved_to == ""
    server.answers["/round"] = send(301, Location="/round")
    assert "without end" in ask(server.address("/round")).said


def test_nobody_is_waited_for(server, monkeypatch):
    """A server that drips for ever, and one that never says a word."""

    def drip(handler):
        handler.send_response(200)
        handler.flush_headers()
        while not handler.server.over.wait(0.1):
            handler.wfile.write(b"X-More: drop\r\n")

    server.answers["/drip"] = drip
    server.answers["/silent"] = lambda handler: handler.server.over.wait(5)
    began = timezone.now()
    for path in ("/drip", "/silent"):
        found = ask(server.address(path), seconds=0.3)
        assert (found.answer, found.said) == ("silent", "No answer within 0.3 seconds")
    assert timezone.now() - began < timedelta(seconds=3)
    monkeypatch.setattr(Connection, "cut", lambda _connection: None)  # the line's own clock alone
    assert ask(server.address("/silent"), seconds=0.3).said == "No answer within 0.3 seconds"


def test_nothing_inside_is_asked_not_even_a_directory_there_that_an_import_may_read(server, settings):
    with feed_server() as inner:
        settings.FEEDS_ON_OUR_NETWORK = [inner.host]
        for secret in (inner.address("/secret"), "http://10.0.0.1/secret", "http://[::1]/secret"):
            server.answers["/inside"] = send(302, Location=secret)
            assert ask(server.address("/inside")).answer == ask(secret).answer == "inside"
        assert inner.asked == []


@pytest.mark.parametrize("nonsense", ["http://[x", "//[::1"])
def test_an_answer_that_leads_to_no_address_holds_up_no_other(server, make_resource, nonsense):  # noqa: F811
    server.answers["/nonsense"] = send(301, Location=nonsense)
    on_page(make_resource, server.address("/nonsense"))
    assert checking.check_some() == 1
    link = CheckedLink.objects.get()
    assert (link.answer, link.said, link.moved_to) == ("fault", "it leads to something that is no web address", "")
    assert checking.next_ones() == []


def test_a_link_is_broken_once_it_failed_on_two_days_and_well_again_at_once(server, make_resource):  # noqa: F811
    on_page(make_resource, server.address("/gone"))
    with time_machine.travel("2026-11-02 10:00Z", tick=False) as clock:
        checking.check_some()
        assert not CheckedLink.objects.broken().exists()
        clock.shift(timedelta(days=6))
        assert checking.check_some() == 0  # once a week at most
        clock.shift(timedelta(days=1))
        checking.check_some()
        link = CheckedLink.objects.broken().get()
        assert (str(link.failing_since), link.said) == ("2026-11-02", "it answered 404")
        server.answers["/gone"] = send(200)
        clock.shift(timedelta(days=7))
        checking.check_some()
        assert not CheckedLink.objects.broken().exists()


def test_a_site_is_asked_one_thing_at_a_time_and_then_left_alone(server, make_resource):  # noqa: F811
    words = "".join(f'<a href="{server.address(f"/{number}")}">{number}</a>' for number in range(3))
    make_resource("Lesson", evidence=f"<p>{words}</p>")
    collect_ours()
    with time_machine.travel("2026-11-02 10:00Z", tick=False) as clock:
        assert [checking.check_some(), checking.check_some()] == [1, 0]
        clock.shift(timedelta(minutes=6))
        assert checking.check_some() == 1


def test_nothing_is_asked_unless_the_deployment_says_so(server, settings, make_resource, monkeypatch):  # noqa: F811
    on_page(make_resource, server.address("/fine"))
    begun = []

    class Begun:
        def __init__(self, target, **_how):
            self.start = lambda: begun.append(target)

    monkeypatch.setattr(threading, "Thread", Begun)
    monkeypatch.setattr(connections, "close_all", lambda: None)  # the test's own is among them
    EVERY_TICK["links on our pages"]()
    assert begun == []
    settings.CHECK_LINKS = True
    EVERY_TICK["links on our pages"]()
    EVERY_TICK["links on our pages"]()  # the first is still at work
    assert len(begun) == 1
    monkeypatch.undo()
    monkeypatch.setattr(connections, "close_all", lambda: None)
    begun[0]()
    assert CheckedLink.objects.get().checked_at
