"""The search page answers whatever is asked, keeps nothing of it, and puts help before everything else."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import GuidancePage, SearchSynonym
from home.search import ready as ready_module
from home.search.asking import Lexicon
from signposting.models import Service
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.both_databases

NASTY = [
    "\0", "a\0b", "x" * 10_000, "'; DROP TABLE wagtailcore_page;--", '"', '"unbalanced', "(((", "AND OR NOT", "*",
    "%_\\", ".*(?=x)[", "👋🏽" * 500, "\u202eabc\u2066", "ｈｏｔｅｌ", "<script>alert(1)</script>", "{{ 7*7 }}", " ",
    "", "的", "مساعدة", "é" * 3000, "a " * 5000, "-1 or 1=1", "\r\nSet-Cookie: a=b", "120", "1", "²③",
]  # fmt: skip


@pytest.mark.parametrize("asked", NASTY, ids=range(len(NASTY)))
def test_whatever_is_typed_gets_a_page_with_a_box_to_try_again(visitor, asked):
    answer = visitor.post("/search/", {"asked": asked})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'<main.*name="asked"', page, re.DOTALL)
    assert "<script>alert" not in page
    assert "abc\u2066" not in page
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_a_body_that_is_no_form_is_answered_kindly(visitor):
    answer = visitor.post(
        "/search/", b"asked=%F0%9F%ff&who=%00&asked", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200


def test_the_page_says_nothing_in_its_title_and_keeps_out_of_search_engines(visitor, settings):
    settings.SAMPLE_SITE = False
    for answer in (visitor.get("/search/"), visitor.post("/search/", {"asked": "nudes"})):
        page = answer.content.decode()
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL).group(1)
        assert title.startswith("Search - ")
        assert "CSE" not in title
        assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    "asked",
    [
        "I want to die",
        "i wanna die",
        "suicidal",
        "He's outside",
        "he’s got a KNIFE",
        "he wont let me leave",
        "I was raped",
    ],
)
def test_words_of_need_put_999_before_the_results_and_judge_nobody(ask, asked):
    main = ask(asked)
    assert 0 < main.index("data-help-first") < main.index('href="tel:999"') < main.index('name="asked"')
    assert "0800 1111" in main[: main.index('name="asked"')]


def test_a_long_cry_for_help_is_read_to_its_end(ask):
    assert "data-help-first" in ask("hello " * 500 + "i want to die")


@pytest.mark.parametrize("asked", ["hotels", "who will know", "is it my fault", "killer whale"])
def test_other_questions_are_not_treated_as_an_emergency(ask, asked):
    assert "data-help-first" not in ask(asked)


@pytest.mark.parametrize(
    "asked", ["ST16 2DH", "st162dh", "STI6 2DH", " Ｓｔ１６\u00a02ｄｈ\u200b ", "we live at ST16 2DH", "(ST16 2DH)"]
)
def test_a_postcode_goes_to_the_finder_and_is_not_in_its_address(visitor, asked):
    answer = visitor.post("/search/", {"asked": asked, "who": "y"})
    assert answer.status_code == 303
    assert answer["Location"] == "/find-support/stafford/?who=y"


def test_half_a_postcode_gets_the_finders_own_answer(ask):
    assert 'data-outcome="outward_only"' in ask("ST16")


@pytest.mark.parametrize(
    "asked", ["police", "going", "folio", "im 15", "im14", "im 15 an he is 20", "18", "999", "b4 he comes"]
)
def test_a_question_is_never_taken_for_a_slip_in_a_postcode(ask, asked):
    assert "data-outcome" not in ask(asked)


def test_a_postcode_beside_words_of_need_gives_help_first(ask):
    assert "data-help-first" in ask("he has a knife ST16 2DH")


def test_a_town_leads_to_its_area(ask):
    assert ask("Biddulph").index('href="/find-support/staffordshire-moorlands/"')


def test_a_misspelt_word_is_taken_for_one_of_the_sites_own_and_the_page_says_so(ask):
    main = ask("hotles")
    assert re.search(r"data-meant>Did you mean “hotels?”\? We looked for that as well as “hotles”", main)
    assert '/seen-something/hotels/"' in main


@pytest.mark.parametrize("asked", ["grape", "sax", "zqxwvk"])
def test_no_word_of_harm_is_ever_suggested(ask, asked):
    meant = re.findall(r"Did you mean “(.*?)”", ask(asked))
    assert not {"rape", "raped", "sex"} & set(meant)


def test_services_are_cards_with_their_number_and_no_link_names_them(ask):
    main = ask("childline")
    assert 'data-service="childline"' in main
    assert 'href="tel:08001111"' in main
    assert "/find-support/service/" not in main


def test_a_draft_of_a_service_is_not_found(ask):
    assert not Service.objects.get(key="napac").live
    assert "NAPAC</h3>" not in ask("napac")


def test_what_an_editor_says_a_word_means_holds_at_once(ask):
    assert '/seen-something/hotels/"' not in ask("flophouse")
    SearchSynonym.objects.create(word="flophouse", means="hotel")
    assert '/seen-something/hotels/"' in ask("flophouse")


def test_a_page_is_found_once_it_is_published_and_no_longer_once_it_is_not(ask):
    page = GuidancePage.objects.get(slug="turning-eighteen")
    assert "/turning-eighteen/" in ask("turning 18")
    page.unpublish()
    assert "/turning-eighteen/" not in ask("turning 18")
    page.title = "Wobblegong day"
    page.save_revision().publish()
    assert "/turning-eighteen/" in ask("wobblegongs")


def test_whoever_types_a_draft_makes_no_visitor_wait(ask, visitor, django_assert_max_num_queries):
    page = GuidancePage.objects.get(slug="turning-eighteen")
    ask("turning 18")
    page.title = "Wobblegong day"
    page.save_revision(log_action=True)
    with django_assert_max_num_queries(16):
        assert "Wobblegong" not in ask("turning 18")


def test_a_page_made_private_is_found_no_more(ask):
    page = GuidancePage.objects.get(slug="turning-eighteen")
    assert "/turning-eighteen/" in ask("turning 18")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "/turning-eighteen/" not in ask("turning 18")


def test_visitors_who_come_at_once_wait_for_one_index(monkeypatch):
    built = []

    class Slow:
        def entries(self):
            built.append(1)
            sleep(0.05)
            return ()

    monkeypatch.setattr(ready_module, "sources", lambda: [Slow()])
    monkeypatch.setattr(ready_module, "_ready", {})
    monkeypatch.setattr(ready_module, "_state", lambda: "same")
    monkeypatch.setattr(ready_module, "_lexicon", lambda index: Lexicon())
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ready_module.ready(), range(4)))
    assert len(built) == 1
    assert len({id(one) for one in found}) == 1


def test_at_most_twenty_things_are_listed(ask):
    listed = ask("child").partition('<ol class="found"')[2]
    assert 10 < listed.count('<p class="found-kind">') <= 20


def test_what_is_found_nowhere_leads_to_people_and_topics(ask):
    main = ask("zqxwvk")
    assert "data-nothing" in main
    assert 'href="tel:999"' in main
    assert 'value="my child is missing"' in main


def test_every_topic_finds_something(visitor, ask):
    topics = re.findall(
        r'<button type="submit" name="asked" value="([^"]+)"', visitor.get("/search/").content.decode()
    )
    assert len(topics) >= 6
    assert [topic for topic in topics if 'class="found"' not in ask(topic)] == []


def test_a_page_that_is_not_there_offers_the_box(visitor):
    answer = visitor.get("/no-such-page/")
    assert answer.status_code == 404
    assert 'action="/search/"' in answer.content.decode()


def test_a_word_typed_into_the_address_is_not_read(visitor):
    main = visitor.get("/search/?asked=hotels&q=hotels").content.decode()
    assert "/seen-something/hotels/" not in main


def test_a_comms_editor_may_change_search_words_and_a_publisher_may_not(home_page):
    address = reverse(SearchSynonym.snippet_viewset.get_url_name("add"))
    answer = member_of("Comms Editor").post(address, {"word": "digs", "means": "landlord, lets"})
    assert answer.status_code == 302
    assert SearchSynonym.objects.get(word="digs").meanings == ["landlord", "lets"]
    member_of("Publisher").post(address, {"word": "crib", "means": "landlord"})
    assert not SearchSynonym.objects.filter(word="crib").exists()


def test_a_search_word_without_letters_is_refused(home_page):
    address = reverse(SearchSynonym.snippet_viewset.get_url_name("add"))
    answer = member_of("Comms Editor").post(address, {"word": "—", "means": "?"})
    assert "Write at least one word." in answer.content.decode()
    assert not SearchSynonym.objects.filter(word="—").exists()


def test_a_search_word_may_say_who_speaks_like_that_and_nothing_else(home_page):
    address = reverse(SearchSynonym.snippet_viewset.get_url_name("add"))
    editor = member_of("Comms Editor")
    assert editor.post(address, {"word": "our wee one", "means": "", "said_by": "p"}).status_code == 302
    refused = editor.post(address, {"word": "the wee ones", "means": "", "said_by": ""})
    assert "Write at least one word." in refused.content.decode()


def test_what_an_editor_writes_down_as_a_question_finds_the_page(ask):
    assert "/turning-eighteen/" not in ask("quokka licence at midnight")
    page = GuidancePage.objects.get(slug="turning-eighteen")
    page.how_people_ask = "where do i get a quokka licence"
    page.save_revision().publish()
    assert "/turning-eighteen/" in ask("quokka licence at midnight").partition("</h3>")[0]


@pytest.mark.parametrize("asked", ["hotels", "my mate has a picture", "hotles and taxsis", "childline", "zqxwvk"])
def test_a_search_takes_few_queries_whatever_is_asked(visitor, django_assert_max_num_queries, asked):
    visitor.post("/search/", {"asked": "hotels"})
    with django_assert_max_num_queries(16):
        visitor.post("/search/", {"asked": asked})
