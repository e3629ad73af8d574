"""When something breaks, people still get 999, a line to ring and the way out."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Site

from core.models import SiteSettings
from signposting import error_pages


@pytest.fixture
def baked(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "errors" / "500.html"


@pytest.fixture
def committed(home_page):
    """As if what the builders made had been committed: a test's own transaction never is."""
    connection.run_on_commit.clear()


def server_error() -> str:
    answer = error_pages.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    return answer.content.decode()


def test_the_error_page_needs_no_database_once_it_is_baked(baked, home_page, emergency, make_service):
    make_service("childline", phone="01632 960111", name="Childline")
    error_pages.bake()
    # No database mark is needed here on purpose: the file alone answers.
    page = baked.read_text()
    assert server_error() == page
    assert 'href="tel:999"' in page
    assert "01632 960111" in page
    assert "data-exit" in page


def test_a_published_change_of_number_is_in_the_error_page_at_once(
    baked, committed, emergency, make_service, django_capture_on_commit_callbacks
):
    line = make_service("childline", phone="01632 960111")
    error_pages.bake()
    channel = line.channels.get()
    channel.value = "01632 960222"
    line.channels = [channel]
    with django_capture_on_commit_callbacks(execute=True):
        line.save_revision().publish()
    assert "01632 960222" in server_error()
    assert "01632 960111" not in server_error()


def test_the_error_page_is_in_the_publics_language_whoever_published(baked, home_page, emergency, make_service):
    make_service("childline", phone="01632 960111")
    with translation.override("fr"):
        error_pages.bake()
    assert "01632 960111" in server_error()


def test_many_changes_at_once_bake_once(baked, committed, make_service, django_capture_on_commit_callbacks):
    lines = [make_service(f"line-{number}") for number in range(3)]
    with django_capture_on_commit_callbacks() as waiting:
        for line in lines:
            line.save_revision().publish()
    assert len(waiting) == 1


def test_a_page_that_cannot_be_baked_does_not_undo_the_publish(
    baked, committed, make_service, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def fail():
        raise OSError("disk full")

    monkeypatch.setattr("signposting.signals.bake", fail)
    line = make_service("line", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        line.save_revision().publish()
    line.refresh_from_db()
    assert line.live
    assert "The error page could not be written" in caplog.text


def test_without_a_baked_page_the_plain_one_still_gives_999_and_the_way_out(baked):
    page = server_error()
    assert 'href="tel:999"' in page
    assert "data-exit" in page


def test_a_page_that_is_not_there_is_told_kindly_with_help_and_ways_on(client, home_page, emergency):
    answer = client.get("/no/such/page/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert 'href="tel:999"' in page
    assert 'href="/find-support/"' in page
    assert "data-exit" in page


def test_the_exit_leads_where_the_partnership_chose(client, home_page, emergency):
    SiteSettings.objects.filter(site=Site.objects.get()).update(exit_url="https://weather.example/")
    assert 'href="https://weather.example/"' in client.get("/find-support/").content.decode()
