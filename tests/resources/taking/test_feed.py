"""The feed tells what is new, what changed and why, and what to stop using; the sitemap only knows what is in use."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from resources import lifecycle
from resources.models import FileVersion, ResourcePage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries_of(client):
    answer = client.get("/resources/atom.xml")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        assert part.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo is not None
    return feed.findall(f"{ATOM}entry")


def titles(client):
    return [entry.findtext(f"{ATOM}title") for entry in entries_of(client)]


def published(resource, days_ago):
    when = timezone.now() - timedelta(days=days_ago)
    ResourcePage.objects.filter(pk=resource.pk).update(first_published_at=when, last_published_at=when)
    resource.refresh_from_db()
    return resource


def test_new_resources_and_new_versions_stand_newest_first_with_the_reason(client, make_resource, make_version):
    file = make_version(published(make_resource("Hotel briefing"), 9)).file
    published(make_resource("Poster", kind="poster"), 3)
    published(make_resource("Draft"), 2).unpublish()
    make_version(file, b"%PDF-1.7 two", change="safety")
    assert titles(client) == [
        "Hotel briefing: version 2 of “To print”",
        "Poster: Poster",
        "Staff briefing: Hotel briefing",
    ]
    changed = entries_of(client)[0]
    assert changed.findtext(f"{ATOM}summary") == "Something that keeps people safe. Made."
    assert changed.find(f"{ATOM}link").get("href").endswith(f"/r/{file.resource.ref}/")


def test_what_is_out_of_use_has_one_entry_that_says_so_and_none_that_offers_it(
    client, make_resource, make_version, django_user_model
):
    by = django_user_model.objects.create_user("librarian")
    old, older, newer = (published(make_resource(title), 5) for title in ("Old", "Older", "Newer"))
    make_version(make_version(old).file, b"%PDF-1.7 two")
    lifecycle.withdraw(old, why="law", note="The duty changed.", instead=newer, by=by)
    lifecycle.supersede(older, instead=newer, by=by)
    assert titles(client) == ["Replaced: Older", "Withdrawn: Old", "Staff briefing: Newer"]
    said = entries_of(client)[1].findtext(f"{ATOM}summary")
    assert "The law changed. The duty changed. Use “Newer” instead." in said
    lifecycle.not_replaced_after_all(older, by=by)
    assert "Replaced: Older" not in titles(client)


def test_an_entry_keeps_its_id_when_the_resource_is_renamed(client, make_resource, make_version):
    resource = published(make_resource("Lesson"), 5)
    make_version(make_version(resource).file, b"%PDF-1.7 two")
    before = [entry.findtext(f"{ATOM}id") for entry in entries_of(client)]
    assert len(set(before)) == 2
    resource.title, resource.slug = "Another", "another"
    resource.save()
    assert [entry.findtext(f"{ATOM}id") for entry in entries_of(client)] == before


def test_the_library_s_page_names_its_feed(client, library):
    page = client.get(library.url).content.decode()
    assert 'rel="alternate" type="application/atom+xml" href="/resources/atom.xml"' in page


def test_the_sitemap_has_what_is_in_use_once_with_the_day_its_file_changed(
    client, make_resource, make_version, withdraw, django_assert_max_num_queries
):
    current, old, newer = (published(make_resource(title), 30) for title in ("Current", "Old", "Newer"))
    version = make_version(current)
    FileVersion.objects.filter(pk=version.pk).update(made_at=timezone.now() - timedelta(days=1))
    withdraw(old)
    with django_assert_max_num_queries(20):
        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    days = {
        entry.findtext(f"{SITEMAP}loc").removeprefix("http://testserver"): entry.findtext(f"{SITEMAP}lastmod")
        for entry in tree
        if "/resources/" in entry.findtext(f"{SITEMAP}loc")
    }
    yesterday = (timezone.now() - timedelta(days=1)).date().isoformat()
    assert days[current.url][:10] == yesterday
    assert days[newer.url][:10] == (timezone.now() - timedelta(days=30)).date().isoformat()
    assert old.url not in days
    assert len([entry for entry in tree if entry.findtext(f"{SITEMAP}loc").endswith(current.url)]) == 1


def test_a_line_break_pasted_from_a_word_processor_does_not_take_the_feed_away(client, make_resource):
    resource = published(make_resource("Hotel\x0bbriefing", summary="For\x0creceptions.\ufffe"), 3)
    lifecycle.withdraw(resource, why="law", note="The duty\x0bchanged.", instead=None, by=None)
    published(make_resource("Poster\x1b", kind="poster"), 5)
    assert titles(client) == ["Withdrawn: Hotel briefing", "Poster: Poster "]
