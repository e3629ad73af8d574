"""What partners put on their pages and walls, in a browser: a card in a frame, a form that posts to us, a sheet."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.browser.axe import Axe
from tests.live.prepared import OTHER_SITE

pytestmark = pytest.mark.browser

PARTNER = f"{OTHER_SITE}/partner"
POSTCODE = "ST18 0YJ"


def copied(visitor, live_site, label: str) -> str:
    """What a partner copies from our page; this site's own address is not the one it prints."""
    page = visitor()
    page.goto("/find-support/for-partners/")
    html = page.get_by_label(label).input_value()
    return html.replace(settings.WAGTAILADMIN_BASE_URL, live_site.url)


def partner_page(other_site, html: str, path: str = "/partner") -> None:
    other_site.pages[path] = (
        f'<!doctype html><html lang="en"><title>School</title><h1>School</h1>{html}</html>'.encode()
    )


@pytest.fixture
def elsewhere(browser, live_site) -> BrowserContext:
    """A browser of somebody who is on another site; what it is told of our refusals is not a fault."""
    context = browser.new_context(viewport={"width": 1000, "height": 1300})
    yield context
    context.close()


def test_the_copied_form_brings_people_to_their_area_and_the_partner_learns_nothing(
    visitor, elsewhere, live_site, other_site
):
    partner_page(other_site, copied(visitor, live_site, "Copy this into your page:"))
    page = elsewhere.new_page()
    page.goto(PARTNER)
    asked_before = len(other_site.paths)
    page.get_by_label("Where does the child live?").fill(POSTCODE)
    page.get_by_role("button", name="Find help").click()
    page.wait_for_url(f"{live_site.url}/find-support/stafford/")
    expect(page.locator("h1")).to_be_visible()
    assert elsewhere.cookies() == []
    later = other_site.paths[asked_before:]
    assert not any("ST18" in path.upper() for path in later), later
    assert not any(live_site.url in referrer for referrer in other_site.referrers)


def test_the_copied_card_shows_in_a_frame_and_leads_out_to_our_own_page(visitor, elsewhere, live_site, other_site):
    partner_page(other_site, copied(visitor, live_site, "The card for Stafford, to copy:"))
    page = elsewhere.new_page()
    page.goto(PARTNER)
    card = page.frame_locator("iframe")
    expect(card.get_by_text("0300 111 8007")).to_be_visible()
    expect(card.get_by_text("Who to ring in Stafford")).to_be_visible()
    assert elsewhere.cookies() == []
    with elsewhere.expect_page() as opened:
        card.get_by_role("link", name="More help in Stafford").click()
    assert opened.value.evaluate("window.opener") is None
    assert page.url == PARTNER, "the page around the card stays where it is"


def test_a_browser_refuses_to_frame_any_other_page_of_ours(elsewhere, live_site, other_site):
    for number, path in enumerate(
        ("/", "/find-support/", "/find-support/stafford/", "/find-support/stafford/poster/")
    ):
        partner_page(other_site, f'<iframe src="{live_site.url}{path}"></iframe>', f"/framing-{number}")
        page = elsewhere.new_page()
        page.goto(f"{OTHER_SITE}/framing-{number}")
        page.wait_for_load_state("networkidle")
        assert page.frames[1].url.startswith("chrome-error:"), path


@pytest.mark.parametrize("who", ["", "y"])
def test_the_card_is_clear_to_everyone_and_never_wider_than_its_frame(visitor, live_site, who):
    page = visitor()
    page.goto(f"/find-support/stafford/card/?who={who}")
    axe = Axe(page)
    for width in (320, 600, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe.faults() == [], (width, scheme)
    small = page.locator("a").evaluate_all("all => all.filter(one => one.getBoundingClientRect().height < 44).length")
    assert small == 0


@pytest.mark.parametrize("query", ["", "?who=y", "?size=a5", "?who=y&size=a5"])
def test_a_browser_prints_the_poster_on_one_sheet_and_nothing_around_it(visitor, query):
    page = visitor()
    page.goto(f"/find-support/newcastle-under-lyme/poster/{query}")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    height = float(printed.pages[0].mediabox.height) / 72 * 25.4
    assert height == pytest.approx(210 if "a5" in query else 297, abs=1)
    text = printed.pages[0].extract_text()
    for words in ("0300 111 8007", "0345 604 2886", "0800 1111", "999", "Details as of"):
        assert words in text
    for words in ("Leave this site", "Download", "Know About"):
        assert words not in text
