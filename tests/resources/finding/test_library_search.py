"""Words find resources by what they say, inside files too with the page; nothing typed breaks it or is kept."""

from __future__ import annotations

import html
import re

import pytest

from home.models import SearchSynonym
from resources.finding.stamp import changed
from resources.models import PageText, ResourcePage
from tests.home.search.test_search_page import NASTY

pytestmark = pytest.mark.both_databases


@pytest.fixture
def books(make_resource, make_version):
    """Three resources, one of them a file with words on its pages."""
    hotel = make_resource("Briefing for hotels", summary="Ten minutes for staff.", topics=["signs"])
    version = make_version(hotel, name="briefing.pdf", pages=3)
    for number, text in enumerate(
        [
            "What to notice at the front desk.",
            "Housekeeping finds three tele-\nphones in one room and a guest who pays in cash.",
            "Ring the police on 101. Write down the registration of the car.",
        ],
        start=1,
    ):
        PageText.objects.create(version=version, number=number, text=text)
    lesson = make_resource("Fair deals", summary="A lesson about grooming.", kind="lesson", topics=["online"])
    poster = make_resource("Poster for taxis", summary="For the back of a seat.", kind="poster", topics=["signs"])
    return {"hotel": hotel, "lesson": lesson, "poster": poster, "version": version}


def found(page: str) -> list[str]:
    return [html.unescape(title) for title in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", page)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("hotel", "Briefing for hotels"),
        ("groomed", "Fair deals"),
        ("lesson plans", "Fair deals"),
        ("posters", "Poster for taxis"),
        ("poster signs", "Poster for taxis"),
        ("telephone in a room", "Briefing for hotels"),
        ("Registration", "Briefing for hotels"),
    ],
)
def test_a_resource_is_found_by_its_title_topic_type_summary_or_file(books, look, asked, first):
    assert found(look(f"?q={asked}"))[0] == first


@pytest.mark.parametrize(("asked", "number", "words"), [("cash", 2, "cash"), ("registration car", 3, "registration")])
def test_a_hit_inside_a_file_names_its_page_and_marks_the_words(books, look, asked, number, words):
    page = look(f"?q={asked}")
    file = books["version"].file.ref
    assert re.search(rf'<a href="/f/{file}/#page={number}">p\. {number}<', page)
    assert f"<mark>{words}</mark>" in page


def test_a_card_that_says_it_all_is_not_followed_by_a_page_of_its_file(books, look):
    PageText.objects.create(version=books["version"], number=9, text="Staff of hotels, read this.")
    assert 'class="find-page"' not in look("?q=hotel staff")
    assert 'class="find-page"' in look("?q=hotel cash")


def test_a_replaced_file_is_found_by_its_new_words_only(books, make_version, look):
    assert found(look("?q=cash")) == ["Briefing for hotels"]
    version = make_version(books["version"].file, b"new", name="briefing.pdf")
    PageText.objects.create(version=version, number=1, text="Guests who ask for no cleaning.")
    assert found(look("?q=cash")) == []
    assert found(look("?q=cleaning")) == ["Briefing for hotels"]


def test_all_of_the_words_count_before_some_of_them(books, look):
    both = look("?q=poster+taxis")
    assert found(both) == ["Poster for taxis"]
    some = look("?q=poster+grooming")
    assert set(found(some)) == {"Poster for taxis", "Fair deals"}
    assert "Nothing has all of these words" in some


def test_editors_search_words_lead_to_the_librarys_own(books, look):
    assert found(look("?q=cab")) == []
    SearchSynonym.objects.create(word="cab", means="taxi, private hire")
    SearchSynonym.objects.create(word="bed and breakfast", means="hotel")
    assert found(look("?q=cabs")) == ["Poster for taxis"]
    assert found(look("?q=bed and breakfast")) == ["Briefing for hotels"]


def test_a_slip_is_put_right_in_the_open(books, look):
    page = look("?q=groooming")
    assert found(page) == ["Fair deals"]
    assert "Did you mean “grooming”?" in page


def test_words_and_filters_cut_the_same_list(books, look):
    page = look("?q=signs&type=poster")
    assert found(page) == ["Poster for taxis"]
    assert re.search(r'value="briefing"[^>]*>Staff briefing<i>.*?1</i>', page)
    assert re.search(r'value="lesson" disabled>Lesson plan<i>.*?0</i>', page)


@pytest.mark.parametrize("asked", NASTY, ids=range(len(NASTY)))
def test_whatever_is_typed_gets_a_list_and_a_box_to_try_again(books, client, asked):
    sent = client.post("/r/find/", {"q": asked})
    answer = client.get(sent["Location"]) if sent.status_code == 303 else sent
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="q"' in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("asked", ["ST16 2DH", "st162dh", "lesson for ST16 2DH please", "ＳＴ１６ ２ＤＨ"])
def test_a_postcode_never_stands_in_the_librarys_address(books, client, asked):
    posted = client.post("/r/find/", {"q": asked})
    assert "q=" not in posted.get("Location", "")
    typed_into_the_address = client.get("/resources/", {"q": asked})
    assert typed_into_the_address.status_code == 302
    assert typed_into_the_address["Location"] == "/find-support/?who=w"


def test_the_whole_sites_search_finds_resources_and_says_what_they_are(books, client):
    def results(asked: str) -> list[tuple[str, str]]:
        page = client.post("/search/", {"asked": asked}).content.decode()
        return re.findall(r'class="found-kind">(.*?)</p>\s*<h3><a href="(.*?)">', page)

    assert ("Resource", f"/resources/{books['poster'].slug}/") in results("taxi poster")
    assert ("Page", f"/resources/{books['poster'].slug}/") not in results("taxi poster")
    ResourcePage.objects.filter(pk=books["poster"].pk).update(live=False)
    changed()
    assert ("Resource", f"/resources/{books['poster'].slug}/") not in results("taxi poster")
