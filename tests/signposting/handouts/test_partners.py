"""What partners copy works as it stands: plain HTML that anybody can use, and nothing that watches anybody."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.signposting.handouts.conftest import SITE

PAGE = "/find-support/for-partners/"


class Elements(HTMLParser):
    """The elements of some HTML, in order; of each textarea its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.copied: list[str] = []
        self.within = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag == "textarea":
            self.copied.append("")
            self.within = True

    def handle_endtag(self, tag):
        self.within = self.within and tag != "textarea"

    def handle_data(self, data):
        if self.within:
            self.copied[-1] += data


@pytest.fixture
def page(client, directory) -> Elements:
    return Elements(client.get(PAGE).content.decode())


def test_the_form_to_copy_has_a_label_keeps_nothing_and_posts_straight_to_us(page):
    form = Elements(page.copied[0])
    assert [tag for tag, _ in form.found] == ["form", "label", "input", "button"]
    (_, sends), (_, label), (_, box), _ = form.found
    assert sends == {"action": f"{SITE}/find-support/", "method": "post", "target": "_top"}
    assert label["for"] == box["id"]
    assert (box["name"], box["autocomplete"]) == ("postcode", "off")


def test_each_area_we_serve_has_its_card_to_copy_and_its_posters(page):
    cards = [Elements(copied).found for copied in page.copied[1:]]
    assert [card[0][1]["src"] for card in cards] == [
        f"{SITE}/find-support/{slug}/card/" for slug in ("midcity", "northam", "southam")
    ]
    for [(tag, frame)] in cards:
        assert tag == "iframe"
        assert frame["title"].startswith("Who to ring in ")
        assert frame["referrerpolicy"] == "no-referrer"
    links = {attributes.get("href") for tag, attributes in page.found if tag == "a"}
    assert {"/find-support/northam/poster/", "/find-support/northam/card/"} <= links


def test_every_box_of_html_says_what_it_is(page):
    labelled = {attributes["for"] for tag, attributes in page.found if tag == "label"}
    boxes = [attributes for tag, attributes in page.found if tag == "textarea"]
    assert len(boxes) == 4
    assert all(box["id"] in labelled and "readonly" in box for box in boxes)


def test_a_form_posted_from_another_site_is_answered_without_a_cookie(client, directory):
    client.handler.enforce_csrf_checks = True
    answer = client.post(
        "/find-support/",
        {"postcode": "nowhere at all"},
        headers={"Origin": "https://school.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_area_page_leads_to_the_poster_for_its_reader_and_adults_to_what_partners_copy(client, directory):
    adults = client.get("/find-support/northam/").content.decode()
    young = client.get("/find-support/northam/?who=y").content.decode()
    assert 'href="/find-support/northam/poster/"' in adults
    assert f'href="{PAGE}"' in adults
    assert 'href="/find-support/northam/poster/?who=y"' in young
    assert PAGE not in young
    assert "/poster/" not in client.get("/find-support/farcity/").content.decode()
