"""Feeds all the way through an import: the official samples, and our own feed into an empty site and out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from signposting.freshness.checks import record_check
from signposting.imports.work import carry_on
from signposting.models import Channel, ImportRow, ImportRun, ImportSource, Organisation, Service
from signposting.models.choices import CheckStep
from tests.faults.feed_server import FeedServer, Handler, feed_server
from tests.signposting.open_referral.official import DATA

FEED = "/api/open-referral/services"
Row = ImportRow.Outcome


@pytest.fixture
def server(settings) -> Iterator[FeedServer]:
    with feed_server() as running:
        settings.FEEDS_ON_OUR_NETWORK = [running.host]
        yield running


def imported(**facts: Any) -> ImportRun:
    source, _is_new = ImportSource.objects.get_or_create(
        name="Theirs", defaults={"address": facts.pop("address", "")}
    )
    run = ImportRun.objects.create(source=source, **facts)
    carry_on(run.pk)
    run.refresh_from_db()
    return run


def applied(run: ImportRun) -> None:
    run.rows.filter(outcome__in=[Row.NEW, Row.CHANGED]).update(is_chosen=True)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.APPLYING, is_writing=True)
    carry_on(run.pk)
    run.refresh_from_db()
    assert run.state == ImportRun.State.APPLIED, run.message


def crawled(client: Client) -> tuple[dict[int, bytes], dict[str, dict]]:
    """Our feed as it stands: the pages of the list, and each service whole by its id."""
    pages: dict[int, bytes] = {1: client.get(FEED, {"page": 1, "per_page": 15}).content}
    for number in range(2, json.loads(pages[1])["total_pages"] + 1):
        pages[number] = client.get(FEED, {"page": number, "per_page": 15}).content
    ids = [item["id"] for page in pages.values() for item in json.loads(page)["contents"]]
    return pages, {own: client.get(f"{FEED}/{own}").json() for own in ids}


def serve(server: FeedServer, pages: dict[int, bytes], services: dict[str, dict]) -> None:
    def whole(handler: Handler) -> None:
        handler.send(services[urlsplit(handler.path).path.rpartition("/")[2]])

    server.answers[FEED] = lambda handler: handler.send(pages[handler.page])
    server.answers |= {f"{FEED}/{own}": whole for own in services}


def empty_the_directory() -> None:
    Service.objects.exclude(stands_in_for=None).delete()
    Service.objects.all().delete()
    Organisation.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("feed", ["Default", "Warn"])
def test_the_official_feeds_that_pass_become_drafts_that_nobody_has_checked(feed):
    upload = (DATA / "mocks" / feed / "service_full.json").read_bytes()
    run = imported(kind=ImportRun.Kind.FEED_FILE, file_name="feed.json", upload=upload)
    [row] = run.rows.all()
    assert (row.outcome, row.faults) == (Row.NEW, [])
    assert any("A place was left out: its latitude" in warning for warning in row.warnings)
    applied(run)
    made = Service.objects.get()
    assert made.name == "Community Counselling"
    assert not made.live
    assert made.checked_on is None
    assert made.organisation.name == "Example Organization Inc."
    assert {channel.kind for channel in made.channels.all()} == {"email", "web"}
    assert "Following COVID-19" in made.note
    again = imported(kind=ImportRun.Kind.FEED_FILE, file_name="feed.json", upload=upload)
    assert [row.outcome for row in again.rows.all()] == [Row.SAME]


@pytest.mark.django_db
@pytest.mark.usefixtures("areas")
def test_the_official_feed_that_fails_changes_nothing_and_says_why():
    upload = (DATA / "mocks" / "Fail" / "service_list.json").read_bytes()
    run = imported(kind=ImportRun.Kind.FEED_FILE, file_name="feed.json", upload=upload)
    rows = list(run.rows.all())
    assert [row.outcome for row in rows] == [Row.REFUSED] * 4
    assert all(any("name: is missing." in fault for fault in row.faults) for row in rows)
    assert not Service.objects.exists()


@pytest.mark.django_db
def test_what_a_feed_that_breaks_off_does_not_hold_is_not_called_missing(server, areas):
    area = {"id": "00000000-0000-4000-8000-000000000009", "name": "Northam"}
    said = {"status": "active", "description": "Helps.", "service_areas": [area]}
    services = [{"id": f"00000000-0000-4000-8000-00000000000{n}", "name": f"Service {n}", **said} for n in range(3)]
    whole = {1: services[:2], 2: services[2:]}
    broken = {1: services[:1], 2: None}

    def answer(pages: dict) -> Any:
        def send(handler: Handler) -> None:
            page = pages[handler.page]
            handler.send(b"{" if page is None else {"total_pages": 2, "contents": page})

        return send

    address = server.address("/theirs")
    server.answers["/theirs/services"] = answer(whole)
    applied(imported(kind=ImportRun.Kind.FEED, address=address))
    server.answers["/theirs/services"] = answer(broken)
    run = imported(kind=ImportRun.Kind.FEED)
    assert not run.is_whole
    assert run.notes == ["The source broke off. Page 2: This is not whole JSON: it breaks at line 1, column 2."]
    assert [row.outcome for row in run.rows.all()] == [Row.SAME]
    server.answers["/theirs/services"] = answer({1: services[:1], 2: services[2:]})
    run = imported(kind=ImportRun.Kind.FEED)
    assert [row.name for row in run.rows.filter(outcome=Row.MISSING)] == ["Service 1"]
    assert Service.objects.count() == 3


def test_our_own_feed_goes_into_an_empty_site_and_comes_out_the_same(starter, server, client):
    for draft in Service.objects.filter(live=False):
        draft.latest_revision.publish()
    checked = Service.objects.get(key="childline")
    record_check(checked, None, CheckStep.values)
    private = Service.objects.get(key="staffordshire-front-door")
    private.channels = [*private.channels.all(), Channel(kind="phone", value="01632 960777", is_private=True)]
    private.save_revision().publish()
    pages, services = crawled(client)
    assert len(services) > 40
    assert len(pages) > 2
    serve(server, pages, services)
    day = services[str(checked.open_id)]["assured_date"]

    empty_the_directory()
    run = imported(kind=ImportRun.Kind.FEED, address=server.address("/api/open-referral"))
    assert run.is_whole
    rows = list(run.rows.all())
    assert [(row.name, row.faults + row.reasons) for row in rows if row.outcome != Row.NEW] == []
    applied(run)
    assert not Service.objects.filter(live=True).exists()
    for service in Service.objects.order_by("pk"):
        service.latest_revision.publish()

    _pages, again = crawled(client)
    assert again.keys() == services.keys()
    for own, service in services.items():
        differs = {"last_modified"}
        if own == str(checked.open_id):
            # What the other site checked is not checked here; what is said of it follows from that.
            differs |= {"assured_date", "assurer_email", "alert"}
        kept = {name: fact for name, fact in service.items() if name not in differs}
        assert {name: fact for name, fact in again[own].items() if name not in differs} == kept
    assert "assured_date" not in again[str(checked.open_id)]
    assert Service.objects.get(key="childline").source_assured_on.isoformat() == day
    assert "01632 960777" not in json.dumps(services)

    once_more = imported(kind=ImportRun.Kind.FEED)
    assert {row.outcome for row in once_more.rows.all()} == {Row.SAME}
