"""The librarian's menu: what to look at, requests for another format, and the library's own words."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from resources.models import (
    ContentNote,
    DownloadCount,
    FileVersion,
    FormatRequest,
    Licence,
    ResourceFile,
    ResourcePage,
    Role,
    Setting,
    Topic,
)
from resources.staff.to_look_at import QUESTIONS
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def librarian(db):
    return member_of("Resource Librarian")


def words(answer):
    return " ".join(answer.content.decode().split())


def rows(client, slug):
    """First two columns of the report's file."""
    answer = client.get(reverse(f"library:{slug}"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [row[1] for row in csv.reader(StringIO(text))][1:]


def test_each_report_lists_what_lacks_something_and_nothing_that_is_well(librarian, make_resource, make_version):
    today, licence = timezone.localdate(), Licence.objects.create(key="ogl", name="OGL")
    well = make_resource("Well", licence=licence, reviewed_on=today)
    version = make_version(well, has_text=True, signed_off_by="Lead", signed_off_on=today)
    ResourceFile.objects.filter(pk=version.file_id).update(
        is_accessible=True, accessible_checked_by="Lead", accessible_checked_on=today
    )
    make_version(make_resource("=Poor"), b"%PDF scan", has_text=False)
    gone = make_resource("Gone", state="withdrawn", withdrawn_why="law", withdrawn_note="Gone.")
    make_version(gone, b"%PDF gone", has_text=False)
    for question in QUESTIONS:
        expected = [] if question.slug == "never-downloaded" else ["'=Poor"]
        assert rows(librarian, question.slug) == expected, question.slug
    shown = words(librarian.get(reverse("library:reports")))
    assert "Scanned PDFs: 1" in shown
    assert "Not downloaded for a year: 0" in shown
    assert "=Poor" in words(librarian.get(reverse("library:scans")))


def test_what_nobody_fetched_for_a_year_is_named_but_not_what_is_new_or_was_fetched(
    librarian, make_resource, make_version
):
    made = {name: make_version(make_resource(name), name.encode()) for name in ("New", "Fetched", "Left", "Long ago")}
    FileVersion.objects.exclude(pk=made["New"].pk).update(made_at=timezone.now() - timedelta(days=400))
    today = timezone.localdate()
    DownloadCount.objects.create(version=made["Fetched"], day=today - timedelta(days=300), count=1)
    DownloadCount.objects.create(version=made["Long ago"], day=today - timedelta(days=370), count=9)
    assert rows(librarian, "never-downloaded") == ["Left", "Long ago"]
    # A version put in yesterday does not make an old file new.
    make_version(made["Left"].file, b"another")
    assert rows(librarian, "never-downloaded") == ["Left", "Long ago"]


def test_a_request_is_closed_by_a_librarian_and_opened_again_after_a_slip(librarian, make_resource):
    asked = FormatRequest.objects.create(resource=make_resource("A lesson"), need="large", reply_to="a@example.org")
    screen = reverse("library:requests")
    shown = words(librarian.get(screen))
    assert "A lesson" in shown
    assert "Large print" in shown
    assert "a@example.org" in shown
    librarian.post(screen, {"close": asked.pk})
    assert FormatRequest.objects.get().closed_on == timezone.localdate()
    librarian.post(screen, {"open": asked.pk})
    assert FormatRequest.objects.get().closed_on is None
    assert librarian.post(screen, {"close": "x"}).status_code == 404


def address(model, name, *args):
    return reverse(f"wagtailsnippets_resources_{model._meta.model_name}:{name}", args=args)


def test_a_word_that_resources_have_is_not_deleted_and_says_how_many_have_it(librarian, make_resource, client):
    role = Role.objects.create(key="teacher", name="Teacher")
    setting = Setting.objects.create(key="school", name="School")
    note = ContentNote.objects.create(key="violence", name="Violence")
    licence = Licence.objects.create(key="ogl", name="OGL")
    for title in ("One", "Two"):
        make_resource(title, roles=[role], settings=[setting], content_notes=[note], licence=licence)
    client.force_login(User.objects.create_superuser("root"))
    for word in (role, setting, note, licence, Topic.objects.get(name="signs")):
        for somebody in (librarian, client):
            answer = somebody.post(address(type(word), "delete", word.pk), follow=True)
            assert f"“{word}” was not deleted: 2 resources have it." in words(answer)
        in_bulk = reverse("wagtail_bulk_action", args=["resources", word._meta.model_name, "delete"])
        librarian.post(f"{in_bulk}?id={word.pk}")
        assert type(word).objects.filter(pk=word.pk).exists()
    unused = Topic.objects.create(name="Unused")
    librarian.post(address(Topic, "delete", unused.pk))
    assert not Topic.objects.filter(pk=unused.pk).exists()


def test_a_draft_opens_and_is_published_without_the_words_that_were_deleted_since(librarian, make_resource):
    resource = make_resource(topics=["signs"], web_only=True)
    draft = resource.get_latest_revision_as_object()
    draft.licence = Licence.objects.create(key="ours", name="Ours")
    draft.topics.add(Topic.objects.create(name="Hotels"))
    draft.save_revision()
    librarian.post(reverse("wagtailsnippets_resources_licence:delete", args=[draft.licence.pk]))
    librarian.post(reverse("wagtailsnippets_resources_topic:delete", args=[Topic.objects.get(name="Hotels").pk]))
    assert not Licence.objects.exists()
    assert librarian.get(reverse("wagtailadmin_pages:edit", args=[resource.pk])).status_code == 200
    resource.refresh_from_db()
    resource.latest_revision.publish()
    resource = ResourcePage.objects.get()
    assert resource.licence is None
    assert [topic.name for topic in resource.topics.all()] == ["signs"]


def test_a_key_stays_because_kept_links_hang_on_it(librarian):
    topic = Topic.objects.create(name="Signs", slug="signs")
    change = address(Topic, "edit", topic.pk)
    answer = librarian.post(change, {"name": "Signs to see", "slug": "other", "order": 1})
    assert "The key never changes" in words(answer)
    librarian.post(change, {"name": "Signs to see", "slug": "signs", "order": 1})
    assert Topic.objects.get().name == "Signs to see"


@pytest.mark.parametrize(
    ("group", "reads_reports", "keeps_words", "reads_requests"),
    [
        ("Resource Librarian", True, True, True),
        ("Publisher", True, False, False),
        ("Comms Editor", False, False, False),
        ("Directory Manager", False, False, False),
        ("Administrator", False, False, False),
    ],
)
def test_who_may_open_what_by_its_address_too(make_resource, group, reads_reports, keeps_words, reads_requests):
    asked = FormatRequest.objects.create(resource=make_resource(), need="large", reply_to="a@example.org")
    someone = member_of(group, "someone")

    def opens(where):
        return someone.get(where).status_code == 200

    assert opens(reverse("library:reports")) is reads_reports
    for question in QUESTIONS:
        assert opens(reverse(f"library:{question.slug}")) is reads_reports
        assert opens(reverse(f"library:{question.slug}-results")) is reads_reports
    for model in (Topic, Role, Setting, ContentNote, Licence):
        assert opens(address(model, "list")) is keeps_words
        assert opens(address(model, "add")) is keeps_words
    assert opens(reverse("library:requests")) is reads_requests
    someone.post(reverse("library:requests"), {"close": asked.pk})
    assert (FormatRequest.objects.get().closed_on is not None) is reads_requests
    assert ("Requests for another format" in words(someone.get(reverse("wagtailadmin_home")))) is reads_requests
