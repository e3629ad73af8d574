"""The pages people learn from keep what each promises its reader."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import strip_tags

from core.blocks import Drawing, TableBlock
from home.blocks import BodyBlock
from home.models import RingTruePage, SignsPage
from home.starter.pack import read_pack
from home.starter.pages import PageLoader
from tests.home.learning_pages import RECORDS

# Blocks whose example would be somebody's record: a service, a picture, a film.
OF_RECORDS = frozenset({"contact_card", "picture", "film", "resource_list"})


@pytest.fixture
def pages(home_page):
    """Every example below the home page, loaded as a writer's records are."""
    loader = PageLoader(read_pack("exampleshire"), publish_unchecked=True)
    for record in RECORDS:
        loader.create(record, home_page)
        loader.fill(record)
    return loader.pages


def shown(client, slug: str) -> str:
    """The main part of a page."""
    page = client.get(f"/{slug}/").content.decode()
    return page[page.index("<main") : page.index("</main")]


def said(html: str) -> str:
    """Its words, one space between them."""
    return " ".join(strip_tags(html).split())


def test_beside_every_sign_stands_that_it_alone_may_mean_nothing(client, pages):
    signs = re.findall(r"<li>\s*<strong>.*?</li>", shown(client, "what-to-look-for"), re.DOTALL)
    assert [said(sign) for sign in signs] == [
        "New things A phone nobody bought. This alone may mean nothing. It could be a gift, or a paid job.",
        "Out late And will not say where. This alone may mean nothing.",
    ]


def test_a_page_of_signs_leads_to_one_sheet_with_every_sign_and_nobody_lands_there_from_a_search(client, pages):
    assert 'href="/what-to-look-for/checklist/"' in shown(client, "what-to-look-for")
    sheet = client.get("/what-to-look-for/checklist/").content.decode()
    assert '<meta name="robots" content="noindex">' in sheet
    boxes = re.findall(r'<ul class="boxes">(.*?)</ul>', sheet, re.DOTALL)
    assert [re.findall(r"<li>(.*?)</li>", box) for box in boxes] == [
        ["New things", "Out late"],
        ["What you saw", "When and where"],
    ]
    # Said of signs only: a page's own checklist may be of what is never small.
    assert "One of these alone may mean nothing." in sheet[: sheet.index("What you saw")]
    assert "alone may mean nothing" not in sheet[sheet.index("What you saw") :]
    assert "A phone nobody bought" not in sheet  # examples stay on the page: the sheet is one page of paper
    assert "checklist" not in client.get("/sitemap.xml").content.decode()


def test_the_sheet_can_be_previewed_before_the_page_is_public(pages):
    page = pages["what-to-look-for"]
    assert isinstance(page, SignsPage)
    request = page.make_preview_request
    plain, sheet = (request(preview_mode=mode).content.decode() for mode in ("", "checklist"))
    assert 'class="boxes"' in sheet
    assert 'class="sheet' in sheet
    assert 'class="sheet' not in plain


def test_nothing_on_ring_true_can_carry_an_answer_anywhere(client, pages):
    page = shown(client, "ring-true")
    boxes = re.findall(r"<input[^>]*>", page)
    assert len(boxes) == 3
    assert [box for box in boxes if re.search(r"\b(?:name|id|value|form|checked)\b", box)] == []
    (form,) = re.findall(r"<form[^>]*>", page)
    assert 'method="dialog"' in form
    assert 'autocomplete="off"' in form
    assert "action" not in form
    assert "<button" not in page
    assert 'type="submit"' not in page
    assert "no-store" in client.get("/ring-true/").headers["Cache-Control"]


def test_ring_true_ends_for_everyone_with_someone_to_talk_to(client, pages):
    assert "Even if none of this fits, you can talk to someone." in shown(client, "ring-true").partition("</form>")[2]
    ending = RingTruePage._meta.get_field("body").stream_block
    with pytest.raises(ValidationError):
        ending.clean(ending.to_python([]))


def test_a_step_says_when_who_will_know_and_what_can_be_refused_and_only_what_is_known(client, pages):
    first, second = re.findall(r"<li>(.*?)</li>", shown(client, "after-you-tell"), re.DOTALL)[:2]
    assert said(first) == (
        "Someone listens They ask what happened. When The same day Who will know The person you told, "
        "and their team. What you can say no to You don’t have to say it all at once."
    )
    assert said(second) == "They plan with you You say what would help."


def test_a_story_says_first_what_is_in_it_and_how_to_go_past_and_that_it_is_invented(client, pages):
    page = shown(client, "the-lift-home")
    order = [
        "This story has threats in it",
        'href="#after"',
        "We made this story up",
        "He bought us chips",
        'id="after"',
    ]
    assert [page.index(part) for part in order] == sorted(page.index(part) for part in order)
    scenes = re.findall(r"<li.*?</li>", page, re.DOTALL)
    assert ["This is where it turns" in scene for scene in scenes] == [False, True]


def test_a_myth_is_never_shown_without_its_answer_and_made_up_words_say_so(client, pages):
    page = said(shown(client, "true-or-not"))
    assert "People say: “It only happens to girls.” What is true: It happens to boys too." in page
    assert "I thought it was just me. A girl of 14. We made these words up." in page


def test_an_easy_page_has_one_sentence_a_line_and_a_drawing_nobody_has_to_see(client, pages):
    first, second = re.findall(r"<li>(.*?)</li>", shown(client, "easy"), re.DOTALL)[:2]
    assert re.findall(r"<p>(.*?)</p>", first) == ["You can talk to us.", "We will listen."]
    assert all(re.search(r'<svg[^>]*aria-hidden="true"', point) for point in (first, second))


@pytest.mark.parametrize("name", Drawing.values)
def test_every_drawing_an_editor_can_choose_is_there(client, home_page, name):
    record = {"type": "EasyReadPage", "slug": "easy", "title": "Easy"}
    point = {"type": "point", "value": {"picture_name": name, "text": "One line."}}
    loader = PageLoader(read_pack("exampleshire"), publish_unchecked=True)
    loader.create(record, home_page)
    loader.fill({**record, "points": [point]})
    assert 'class="drawing"' in shown(client, "easy")


def test_a_table_needs_a_caption_and_a_heading_for_each_column(client, pages):
    page = shown(client, "after-you-tell")
    assert "<caption>Words that help</caption>" in page
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["Say", "Not"]
    assert re.findall(r"<td>(.*?)</td>", page) == ["He was hurt", "He was bad", "I hear you", "Why?"]
    block = TableBlock()
    full = {"caption": "Words", "columns": [{"type": "text", "heading": "Say"}], "rows": [{"values": ["Yes"]}]}
    assert block.clean(block.to_python(full)).caption == "Words"
    for gap in ({"caption": " "}, {"columns": [{"type": "text", "heading": ""}]}):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({**full, **gap}))


def test_a_page_loads_one_stylesheet_its_room_s(client, pages):
    loaded = {
        record["slug"]: re.findall(
            r'stylesheet" href="[^"]*css/([a-z/-]+)', client.get(f"/{record['slug']}/").content.decode()
        )
        for record in RECORDS
    }
    assert loaded == {
        "what-to-look-for": ["rooms/reading"],
        "ring-true": ["rooms/ring-true"],
        "after-you-tell": ["rooms/reading"],
        "the-lift-home": ["rooms/story"],
        "true-or-not": ["rooms/reading"],
        "easy": ["rooms/easy-read"],
    }


@pytest.mark.parametrize(("name", "block"), BodyBlock().child_blocks.items(), ids=lambda item: str(item)[:20])
def test_every_block_says_what_it_is_for_and_has_an_example_that_shows(name, block):
    assert str(block.meta.description).endswith(".")
    assert block.meta.group
    assert block.meta.icon != "placeholder"
    if name not in OF_RECORDS:
        assert said(str(block.render(block.get_preview_value(), {"page": None})))


def test_an_example_in_the_editor_looks_as_it_does_on_a_page(admin_client):
    block = BodyBlock().child_blocks["myths"]
    example = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    ).content.decode()
    assert "It only happens to girls" in example
    assert "css/rooms/reading" in example
