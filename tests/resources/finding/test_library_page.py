"""The library's page: one address a list, what is chosen can be taken away, and nothing stale is ever listed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from resources.models import ContentNote, ResourcePage, Role


def titles(page: str) -> list[str]:
    return [title.strip() for title in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", page)]


def test_a_card_says_what_a_leader_needs_before_opening_it(make_resource, make_version, look):
    note = ContentNote.objects.create(key="violence", name="Violence is named")
    lesson = make_resource("Fair deals", kind="lesson", age_min=11, age_max=14, minutes=50, content_notes=[note])
    make_version(lesson, b"x" * 2048, name="fair-deals.pdf", pages=4, paper="A4")
    unread = look()
    for words in (
        "Lesson plan", "What it does.", "PDF, 4 pages, A4, 2.0 KB", "Ages 11 to 14 (Key Stage 3)", "50 minutes",
        "May distress: Violence is named", "Nobody has reviewed this yet",
    ):  # fmt: skip
        assert words in unread
    lesson.reviewed_on = date(2026, 5, 3)
    lesson.save()
    read = look()
    assert "Reviewed 3 May 2026" in read
    assert "Nobody has reviewed" not in read


def test_a_form_leads_to_the_one_address_of_its_list(client, shelf):
    sent = {
        "q": "  signs ", "type": [], "role": ["teacher", "dsl", "no-such-role"], "topic": "signs", "sort": "best",
        "page": "", "utm": "1",
    }  # fmt: skip
    answer = client.post("/r/find/", sent)
    assert answer.status_code == 303
    assert answer["Location"].endswith("/resources/?q=signs&role=dsl&role=teacher&topic=signs")
    assert not answer.cookies


def test_what_is_chosen_is_listed_and_can_be_taken_away_one_by_one(shelf, look):
    page = look("?role=teacher&role=dsl&without=violence")
    chosen = re.search(r'class="chosen".*?</ul>', page, re.DOTALL).group()
    ways = re.findall(r'href="([^"]*)"[^>]*>(?:<span class="hidden">Remove: </span>)?([^<]+)<', chosen)
    assert [(address.replace("&amp;", "&"), words) for address, words in ways] == [
        ("?role=teacher&without=violence", "Dsl"),
        ("?role=dsl&without=violence", "Teacher"),
        ("?role=dsl&role=teacher", "Leave out what has: Violence"),
        ("/resources/", "Remove all"),
    ]


def test_nothing_found_says_which_choice_to_drop_and_what_there_would_be(make_resource, teacher, look):
    trainer = Role.objects.create(key="trainer", name="Trainer")
    make_resource("For class", kind="lesson", roles=[teacher], topics=["online"])
    make_resource("For hotels", kind="briefing", roles=[trainer], topics=["hotels"])
    make_resource("For hotels too", kind="poster", roles=[trainer], topics=["hotels"])
    page = look("?role=teacher&topic=hotels")
    ways = re.findall(r'<a href="([^"]*)" rel="nofollow">Without (.*?)</a>\s*\((\d)', page)
    assert ways == [("?topic=hotels", "“Made for: Teacher”", "2"), ("?role=teacher", "“About: hotels”", "1")]


JUNK = [
    "?page=0", "?page=-1", "?page=9999999999999999999999", "?page=²", "?page=NaN", "?role[]=x", "?sort=x",
    "?sort=best", "?nation=zz", "?age=11-14-16", "?minutes=%F0%9F", "?x=1&x=2", "?page=%27", "?role=&type=",
    "?q=%E2%80%8B",
]  # fmt: skip


@pytest.mark.both_databases
def test_what_the_library_does_not_know_in_an_address_is_left_out(shelf, look):
    for query in JUNK:
        page = look(query)
        assert len(titles(page)) == 20, query
        assert "23 resources" in page
        assert 'class="chosen"' not in page
        assert re.findall(r'href="(\?[^"]*)"', page) == ["?sort=reviewed", "?page=2"]


def test_only_the_whole_list_is_for_search_engines(shelf, look, settings):
    settings.SAMPLE_SITE = False
    assert "noindex" not in look()
    assert '<meta name="robots" content="noindex">' in look("?role=teacher")


def test_more_than_a_page_is_turned_to_and_keeps_what_was_chosen(shelf, look):
    first, last = look("?nation=e&nation=w&nation=s&nation=n"), look("?nation=e&nation=w&nation=s&nation=n&page=99")
    assert (len(titles(first)), len(titles(last))) == (20, 3)
    assert not set(titles(first)) & set(titles(last))
    assert 'href="?nation=e&amp;nation=w&amp;nation=s&amp;nation=n&amp;page=2" rel="next"' in first
    assert "Page 2 of 2" in last


def test_what_is_overdue_for_review_is_marked_and_stands_lower_in_every_order(make_resource, look):
    today = timezone.localdate()
    for days, title in ((700, "Overdue signs"), (90, "Read in summer"), (3, "Read this week"), (None, "Never read")):
        page = make_resource(title, reviewed_on=today - timedelta(days=days) if days else None)
        page.full_clean()
        page.save()
    assert titles(look()) == ["Never read", "Read this week", "Read in summer", "Overdue signs"]
    assert titles(look("?sort=reviewed")) == ["Read this week", "Read in summer", "Never read", "Overdue signs"]
    assert titles(look("?q=signs"))[-1] == "Overdue signs"
    assert look().count("Due to be reviewed again") == 1


def test_every_change_of_the_library_shows_at_the_next_request(make_resource, make_version, teacher, look):
    page = make_resource("Here today")
    assert titles(look()) == ["Here today"]
    page.roles.add(teacher)
    page.save()
    assert re.search(r'value="teacher"[^>]*>Teacher<i>.*?1</i>', look())
    teacher.name = "Class teacher"
    teacher.save()
    assert "Class teacher" in look()
    make_version(page, name="briefing.pptx")
    assert titles(look("?format=pptx")) == ["Here today"]
    page.save_revision().publish()
    page.unpublish()
    assert titles(look()) == []


def test_a_withdrawn_resource_is_never_listed_even_where_nobody_said_that_the_library_changed(make_resource, look):
    page = make_resource("Not safe")
    assert titles(look()) == ["Not safe"]
    ResourcePage.objects.filter(pk=page.pk).update(state="withdrawn", withdrawn_why="safety", withdrawn_note="Wrong.")
    assert titles(look()) == []
    assert titles(look("?q=safe")) == []


def test_the_page_costs_no_more_queries_for_more_resources(shelf, look, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        look("?role=teacher&topic=signs&without=violence")
    ResourcePage.objects.first().save()  # what was remembered is old now
    with django_assert_max_num_queries(20):
        look()
