"""The whole path works with JavaScript switched off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import BOX, KINDS
from tests.live.prepared import EXIT_URL, OTHER_SITE

pytestmark = pytest.mark.browser

OUTCOMES = {
    "no area known": "found_no_area",
    "half a postcode": "outward_only",
    "more than one meant": "ask",
    "a town": "ask",
    "no such postcode": "not_found",
    "not a postcode": "not_a_postcode",
    "postcodes cannot be read": "unavailable",
}


@pytest.fixture
def page(visitor):
    return visitor(java_script_enabled=False, leaves_for=(OTHER_SITE,))


def test_a_young_person_comes_through_their_door_to_people_to_talk_to(page, live_site):
    page.goto("/")
    page.locator("[data-audience=y] a").click()
    page.locator(BOX).first.fill("st16 2dh")
    page.locator(BOX).first.press("Enter")
    expect(page).to_have_url(f"{live_site.url}/find-support/stafford/?who=y")
    expect(page.locator("main")).to_have_attribute("data-area", "E07000197")
    services = page.locator("main [data-service]").evaluate_all("all => all.map(one => one.dataset.service)")
    assert services.index("childline") < services.index(
        page.locator("[data-front-door] [data-service]").first.get_attribute("data-service")
    )
    expect(page.locator("main [data-emergency]")).to_contain_text("999")


def test_an_adult_types_a_postcode_and_sees_who_to_tell(page, live_site):
    page.goto("/")
    if not page.locator(BOX).count():
        page.get_by_role("link", name="Find help near you").first.click()
    page.locator(BOX).first.fill("ST16 2DH")
    page.locator(BOX).first.press("Enter")
    expect(page).to_have_url(f"{live_site.url}/find-support/stafford/")
    expect(page.locator("main")).to_have_attribute("data-upper-tier", "E10000028")
    expect(page.locator("[data-front-door=E10000028]")).to_contain_text("0300 111 8007")


def test_somebody_who_does_not_know_the_postcode_chooses_the_area(page, live_site):
    page.goto("/find-support/")
    page.get_by_role("link", name="I don’t know a postcode").click()
    areas = page.locator("#areas ul.areas > li > a")
    assert areas.count() == 9
    areas.filter(has_text="Stoke-on-Trent").click()
    expect(page.locator("main")).to_have_attribute("data-area", "E06000021")
    expect(page.locator("[data-front-door=E06000021]")).to_contain_text("01782 235100")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in OUTCOMES], ids=lambda kind: kind.name)
def test_every_other_answer_leads_on_to_an_area_and_keeps_the_numbers(page, live_site, kind):
    kind.open(page, live_site)
    expect(page.locator("main")).to_have_attribute("data-outcome", OUTCOMES[kind.name])
    expect(page.locator("[data-help-strip]")).to_contain_text("999")
    assert page.locator("main a[href^='tel:']").count() > 0
    page.locator("main .areas a").first.click()
    expect(page.locator("main[data-area]")).to_be_visible()


def test_filters_and_folded_details_open_without_script(page, live_site):
    page.goto("/find-support/stafford/")
    page.locator("details.filters summary").click()
    page.get_by_role("link", name="I’m a young person").or_(
        page.locator("details.filters a[href*='who=y']")
    ).first.click()
    expect(page).to_have_url(f"{live_site.url}/find-support/stafford/?who=y")


def test_the_way_out_is_a_plain_link(page, other_site):
    before = list(other_site.referrers)
    page.goto("/is-this-ok/")
    page.locator("a.exit-link").click()
    expect(page).to_have_url(EXIT_URL)
    assert other_site.referrers == before


def test_the_error_pages_keep_the_way_out_and_the_numbers(page, live_site):
    for kind in KINDS:
        if kind.name in {"not here", "something broke"}:
            kind.open(page, live_site)
            assert page.locator("a[data-exit]").first.get_attribute("href") == EXIT_URL
            expect(page.locator("[data-help-strip]")).to_contain_text("999")
