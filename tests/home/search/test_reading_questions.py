"""How a question is read: rare words, slips, who is speaking; and what that does to the order of what is found."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from pkgutil import iter_modules

import pytest

import core.words.text
import home.search
from core.search_sources import Entry
from home.search.asking import Lexicon, understand
from home.search.index import Index
from home.search.slips import Speller
from home.search.text import stem


def page(title: str, *asked: str, text: str = "", audience: str = "") -> Entry:
    return Entry("page", title, title, texts=(text,), asked=asked, audience=audience, address=f"/{title}/")


def found(asked: str, *entries: Entry, lexicon: Lexicon | None = None) -> list[str]:
    index = Index(entries)
    return [hit.entry.title for hit in index.search(understand(asked, index, lexicon or Lexicon()).asked)]


def test_one_rare_word_outweighs_many_of_every_day():
    often = page("Evenings", text="She was gone for years with that old man since the morning, out at night.")
    rare = page("Ferrets", text="All about ferrets.")
    others = [page(f"Page {number}", text="years of words") for number in range(8)]
    assert found("that old man has been out since the morning with his ferret", often, rare, *others)[0] == "Ferrets"


def test_a_question_like_one_that_editors_wrote_down_finds_its_page_and_never_shows_it():
    entries = page("Lifts", "he picks me up in his car"), page("Cars", text="His car. A car. Pick a car, up or down.")
    assert found("this guy keeps picking me up in a car", *entries)[0] == "Lifts"


def test_who_is_speaking_lifts_their_pages_and_leaves_the_others_in():
    lexicon = Lexicon(
        said_by={tuple(map(stem, said.split())): who for said, who in (("pupil", "w"), ("my mate", "y"))}
    )
    entries = page("Young", text="secret", audience="y"), page("Work", text="secret", audience="w")
    assert found("my mate has a secret", *entries, lexicon=lexicon) == ["Young", "Work"]
    assert found("pupil has a secret", *entries, lexicon=lexicon) == ["Work", "Young"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("hotles", "hotels"), ("freindly", "friendly"), ("explotation", "exploitation")]
)
def test_a_slip_is_seen(typed, meant):
    assert Speller({"hotels": 2, "friendly": 2, "exploitation": 2}).nearest(typed) == meant


@pytest.mark.parametrize("typed", ["RSHE", "slides", "nites", "tenders", "grape", "hotel"])
def test_a_word_that_somebody_knows_is_never_put_right(typed):
    words = ("rushed", "side", "notes", "gender", "rape", "hotels")
    index = Index([page("Known", text=" ".join(words))])
    lexicon = Lexicon(words=frozenset({"tenders"}), speller=Speller(dict.fromkeys(words, 2)))
    assert understand(typed, index, lexicon).corrections == ()


def test_a_word_put_right_is_looked_for_beside_the_one_typed():
    index = Index([page("Hotels"), page("Others")])
    question = understand("hotles", index, Lexicon(speller=Speller({"hotels": 1})))
    assert question.corrections == (("hotles", "hotels"),)
    assert {stem("hotles"), stem("hotels")} <= set(question.asked.concepts[0].stems)


def test_short_forms_are_read_in_full():
    asked = page("Mum", "do not tell your mum"), page("Other", "something else")
    assert found("dont tell ur mum", *asked)[0] == "Mum"


def test_two_thousand_pages_are_searched_by_what_they_hold_and_not_one_by_one():
    """A question that two pages answer looks at these two."""
    index = Index([page(f"Page {number}", text="words of every page") for number in range(2000)] + [page("Ferrets")])
    scores, _covered, _found = index._scores(understand("ferret", index, Lexicon()).asked)
    assert len(scores) == 1


def test_no_function_that_reads_a_question_remembers_it():
    """A cache by argument would hold words somebody typed for as long as the process lives."""
    modules = [import_module(f"home.search.{found.name}") for found in iter_modules(home.search.__path__)]
    caches = [
        function
        for module in (*modules, core.words.text)
        for function in vars(module).values()
        if hasattr(function, "cache_info")
    ]
    assert [one.__name__ for one in caches if signature(one).parameters] == []
    assert caches, "the words of need are read once: if that cache is gone, this test looks in the wrong place"
