"""Staff see which links of theirs lead nowhere: the words, the page, since when, what happened and what to do."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core.models import SiteSettings
from home.models import GuidancePage
from resources.links import collecting
from resources.links.collecting import collect
from resources.models import CheckedLink, CurriculumLink, Licence, LinkPlace, ResourcePage, State
from signposting.models import Channel
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
ADDRESS = "https://law.example/guidance"


def words(answer):
    return " ".join(answer.content.decode().split())


def broken(address=ADDRESS, **facts):
    """It failed on two days."""
    said = {"answer": "gone", "said": "it answered 404", "failed_last_on": date(2026, 11, 9), **facts}
    CheckedLink.objects.filter(address=address).update(failing_since=date(2026, 11, 2), **said)


@pytest.fixture
def lesson(make_resource):
    page = make_resource("Lesson", evidence=f'<p>See <a href="{ADDRESS}">The guidance</a>.</p>')
    collect()
    return page


def test_the_report_says_which_words_where_since_when_what_happened_and_what_to_do(lesson):
    broken()
    shown = words(member_of("Resource Librarian").get(reverse("library:broken_links")))
    edit = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    for said in (
        "The guidance",
        edit,
        f'href="{ADDRESS}"',
        "2 November 2026",
        "The page is not there any more (it answered 404)",
    ):
        assert said in shown
    assert "Put its new address in, or take the link out." in shown
    assert "Links are not checked on this site." in shown


def test_the_report_counts_its_rows_in_english(lesson, make_resource):
    make_resource("Another", evidence=f'<p><a href="{ADDRESS}">The law</a></p>')
    collect()
    broken()
    assert "2 links to other sites" in words(member_of("Resource Librarian").get(reverse("library:broken_links")))


def test_the_first_page_and_the_resource_itself_say_so(lesson):
    librarian = member_of("Resource Librarian")
    home, edit = reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert "leads nowhere" not in words(librarian.get(home)) + words(librarian.get(edit))
    broken()
    assert "1 link to another site leads nowhere" in words(librarian.get(home))
    assert "The link “The guidance” leads nowhere since 2 November 2026" in words(librarian.get(edit))


def test_where_nothing_is_asked_no_number_of_broken_links_reads_as_good_news(librarian_reports, settings):
    assert "Broken links" not in librarian_reports()
    settings.CHECK_LINKS = True
    assert "Broken links: 0" in librarian_reports()


@pytest.fixture
def librarian_reports(lesson):
    """The screen with all of a librarian's questions, as words."""
    librarian = member_of("Resource Librarian")

    def shown():
        page = words(librarian.get(reverse("library:reports")))
        return page[page.index("<main") :]

    return shown


def test_one_that_moved_comes_with_its_new_address_and_the_file_has_the_same(lesson):
    CheckedLink.objects.update(answer="well", moved_to="https://law.example/new", checked_at=timezone.now())
    librarian = member_of("Resource Librarian")
    answer = librarian.get(reverse("library:broken_links"), {"export": "csv"})
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))[1:]
    assert [row[:3] for row in rows] == [["The guidance", "Lesson", ADDRESS]]
    assert rows[0][5] == "Put the new address in: https://law.example/new"
    assert "leads nowhere" not in words(librarian.get(reverse("wagtailadmin_home")))


def test_each_sees_what_they_can_put_right(lesson, home_page, make_service):
    make_service("line", channels=[Channel(kind="web", value="https://line.example/", label="Chat")])
    home_page.add_child(
        instance=GuidancePage(
            title="Plain",
            slug="plain",
            body=[("links", {"links": [{"text": "More", "page": None, "address": "https://b.example/"}]})],
        )
    )
    collect()
    for address in (ADDRESS, "https://line.example/", "https://b.example/", SiteSettings.objects.get().exit_url):
        broken(address)
    report = reverse("library:broken_links")

    def seen(group):
        shown = words(member_of(group).get(report))
        return {title for title in ("Lesson", "Plain", "Line") if f"> {title} <" in shown}

    assert seen("Resource Librarian") == {"Lesson"}
    assert seen("Directory Manager") == {"Line"}
    assert seen("Comms Editor") == {"Lesson", "Plain"}


def test_the_address_of_the_leave_button_leads_to_the_screen_on_which_it_is_put_right(home_page):
    site = Site.objects.get()
    SiteSettings.objects.all().delete()
    settings = SiteSettings.objects.create(pk=site.pk + 5, site=site)
    collect()
    broken(settings.exit_url)
    administrator = member_of("Administrator")
    shown = administrator.get(reverse("library:broken_links"))
    edit = re.search(r'href="(/[^"]*/sitesettings/[^"]*)"', words(shown))
    assert settings.exit_url in words(administrator.get(edit[1]))


def test_every_place_a_link_may_stand_is_read_and_nothing_private_or_withdrawn(lesson, make_resource, make_service):
    full = make_resource(
        "Full",
        licence=Licence.objects.create(key="ogl", name="OGL", address="https://licence.example/"),
        curriculum_links=[
            CurriculumLink(nation="e", framework="RSHE", statement="Safety", address="https://school.example/")
        ],
    )
    gone = make_resource("Gone", state=State.WITHDRAWN, withdrawn_why="law", withdrawn_note="Gone.")
    ResourcePage.objects.filter(pk=gone.pk).update(evidence='<a href="https://gone.example/">Gone</a>')
    channels = [
        Channel(kind="web", value="https://line.example/", label="Chat"),
        Channel(kind="web", value="https://staff.example/", is_private=True),
    ]
    make_service("line", channels=channels)
    collect()
    site = SiteSettings.objects.get()
    kept = set(LinkPlace.objects.values_list("title", "link__address", "words"))
    assert kept == {
        ("Lesson", ADDRESS, "The guidance"),
        ("Full", "https://school.example/", "Safety"),
        ("OGL", "https://licence.example/", "OGL"),
        ("Line", "https://line.example/", "Chat"),
        (str(site), site.exit_url, str(site)),
    }
    full.curriculum_links.all().delete()
    collect()
    assert not CheckedLink.objects.filter(host="school.example").exists()


@pytest.mark.parametrize("is_on", [True, False], ids=["asked", "not asked any more"])
def test_a_link_that_was_put_right_is_off_the_list_as_soon_as_that_is_published(lesson, settings, is_on):
    settings.CHECK_LINKS = is_on
    broken()
    report, librarian = reverse("library:broken_links"), member_of("Resource Librarian")
    assert "The guidance" in words(librarian.get(report))
    lesson.evidence = '<p>See <a href="https://law.example/new">The guidance</a>.</p>'
    lesson.save_revision().publish()
    assert "The guidance" not in words(librarian.get(report))
    assert CheckedLink.objects.get(host="law.example").checked_at is None


def test_what_is_published_for_a_few_is_nobody_else_s_to_ask_about(lesson, library, settings):
    settings.CHECK_LINKS = True
    PageViewRestriction.objects.create(page=library, restriction_type="login")
    lesson.evidence = '<p>See <a href="https://inside.example/">The draft law</a>.</p>'
    lesson.save_revision().publish()
    assert not CheckedLink.objects.filter(host="inside.example").exists()


def test_a_day_s_collecting_lets_others_write_in_between(lesson, make_resource, monkeypatch):
    monkeypatch.setattr(collecting, "CHUNK", 1)
    pages = [make_resource(f"Lesson {number}", evidence=f'<a href="{ADDRESS}">Law</a>') for number in range(3)]
    with CaptureQueriesContext(connection) as queries:
        collect()
    parts = [query["sql"] for query in queries if query["sql"].startswith("RELEASE SAVEPOINT")]
    assert len(parts) > len(pages)
    assert LinkPlace.objects.filter(record__in=[page.pk for page in pages]).count() == len(pages)


def test_an_address_too_long_for_an_index_of_postgresql_is_left_out(make_resource):
    make_resource("Lesson", evidence=f'<a href="https://law.example/{"ق" * 1500}">Law</a>')
    collect()
    assert not CheckedLink.objects.filter(host="law.example").exists()


def test_the_report_asks_the_database_no_more_for_twenty_links_than_for_two(
    lesson, make_resource, django_assert_max_num_queries
):
    for number in range(20):
        make_resource(f"Lesson {number}", evidence=f'<a href="https://a{number}.example/">Page</a>')
    collect()
    for link in CheckedLink.objects.all():
        broken(link.address)
    librarian = member_of("Resource Librarian")
    with django_assert_max_num_queries(20):
        assert words(librarian.get(reverse("library:broken_links"))).count("The page is not there any more") == 21
