"""Whatever is typed into the finder gets an answer in words, and the postcode goes no further."""

from __future__ import annotations

import pytest

from signposting import answers
from signposting.forms import PostcodeForm
from signposting.lookup import find
from signposting.postcode_store import PostcodeStore


@pytest.fixture
def finder(client, starter, db, real_postcodes, monkeypatch):
    """Posts to the finder with the real postcodes and the starter directory."""
    monkeypatch.setattr(answers, "default_store", lambda: real_postcodes)
    return lambda typed, **fields: client.post("/find-support/", {"postcode": typed, **fields})


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ST16 2DH", "/find-support/stafford/"),
        ("st162dh", "/find-support/stafford/"),
        ("  Ｓｔ１６\u00a02ｄｈ\u200b ", "/find-support/stafford/"),
        ("ST16\x002DH", "/find-support/stafford/"),
        ("12 High Street, Stafford, ST16 2DH", "/find-support/stafford/"),
        ("STI6 2DH", "/find-support/stafford/"),
    ],
)
def test_a_postcode_however_it_is_typed_leads_to_the_areas_own_page(finder, typed, address):
    answer = finder(typed)
    assert answer.status_code == 303
    assert answer["Location"] == address


def test_the_young_persons_door_carries_through(finder):
    assert finder("ST16 2DH", who="y")["Location"] == "/find-support/stafford/?who=y"
    assert finder("ST16 2DH", who="<script>")["Location"] == "/find-support/stafford/"


@pytest.mark.parametrize(
    ("typed", "outcome", "words"),
    [
        ("ST16", "outward_only", "Stafford"),
        ("ST7 1CV", "not_found", "Newcastle-under-Lyme"),
        ("GIR 0AA", "found_no_area", "Stafford"),
        ("Biddulph", "ask", "Staffordshire Moorlands"),
        ("kidsgrove", "ask", "Newcastle-under-Lyme"),
        ("no idea", "not_a_postcode", "Stafford"),
        ("", "not_a_postcode", "Stafford"),
        ("👋" * 5000, "not_a_postcode", "Stafford"),
        ("'; DROP TABLE--", "not_a_postcode", "Stafford"),
    ],
)
def test_every_other_outcome_is_a_kind_page_with_a_number_to_ring(finder, typed, outcome, words):
    answer = finder(typed)
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert answer.status_code == 200
    assert f'data-outcome="{outcome}"' in main
    assert words in main
    assert 'href="tel:' in main


@pytest.mark.parametrize(
    ("typed", "heading"),
    [("Narnia", "We don’t know that place"), ("", "Type a postcode or a town"), ("  ", "Type a postcode or a town")],
)
def test_what_we_do_not_know_is_never_called_a_mistake(finder, typed, heading):
    assert f"<h1>{heading}</h1>" in finder(typed).content.decode()


def test_newcastle_is_the_town_here_and_is_asked_back(finder):
    page = finder("newcastle").content.decode()
    assert 'data-outcome="ask"' in page
    assert "Newcastle-under-Lyme" in page


def test_what_was_typed_is_kept_in_the_box_and_escaped(finder):
    page = finder('ST16 <b>"2"</b>').content.decode()
    assert 'value="ST16 &lt;b&gt;&quot;2&quot;&lt;/b&gt;"' in page


@pytest.mark.parametrize("typed", ["ST16", "ST7 1CV", "GIR 0AA", "Biddulph", "no idea"])
def test_no_answer_loses_what_was_typed(finder, typed):
    assert f'value="{typed}"' in finder(typed).content.decode()


@pytest.mark.parametrize("typed", ["ST7 1CV", "ST16 2DHX", "ST16 2DH extra"])
def test_what_was_typed_is_never_part_of_a_query(finder, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as asked:
        finder(typed)
    assert "st16" not in str(asked.captured_queries).lower()
    assert "1cv" not in str(asked.captured_queries).lower()


@pytest.mark.parametrize("who", ["\x00", "yy", "<", "y\x00"])
def test_a_tampered_reader_is_nobody(finder, who):
    assert finder("ST16 2DH", who=who)["Location"] == "/find-support/stafford/"


def test_a_missing_postcode_file_offers_the_areas_instead(client, starter, db, monkeypatch, tmp_path):
    monkeypatch.setattr(answers, "default_store", lambda: PostcodeStore(tmp_path / "none.sqlite3"))
    answer = client.post("/find-support/", {"postcode": "ST16 2DH"})
    assert answer.status_code == 200
    assert 'data-outcome="unavailable"' in answer.content.decode()
    assert "/find-support/stafford/" in answer.content.decode()


def test_people_who_do_not_know_a_postcode_choose_among_the_nine_areas(client, starter, db):
    page = client.get("/find-support/?who=y").content.decode()
    for slug in ("stoke-on-trent", "tamworth", "staffordshire-moorlands", "newcastle-under-lyme"):
        assert f'href="/find-support/{slug}/?who=y"' in page
    assert "Biddulph" in page


def test_the_answer_sets_no_cookie_and_needs_none(client, starter, db):
    for answer in (
        client.get("/find-support/"),
        client.post("/find-support/", {"postcode": "x"}, HTTP_ORIGIN="null"),
    ):
        assert answer.status_code == 200
        assert not answer.cookies


def test_judging_a_postcode_asks_the_database_nothing(db, real_postcodes, django_assert_num_queries):
    with django_assert_num_queries(0):
        form = PostcodeForm({"postcode": "ST16 2DH"})
        assert form.is_valid()
        assert find(form.cleaned_data["postcode"], real_postcodes).area == "E07000197"


def test_a_found_postcode_costs_one_query_for_the_areas_name(finder, django_assert_num_queries):
    with django_assert_num_queries(1):
        finder("ST16 2DH")
