"""A Directory Manager checks, edits and withdraws a service: every public place follows within seconds."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from core.pdf import can_make_pdfs
from tests.browser.staff import signed_in
from tests.live.prepared import EDITOR, PUBLISHER
from tests.live.serving import LiveSite

pytestmark = pytest.mark.browser

# The new number is one of those Ofcom keeps for drama: nobody has it. Hours no other service of the sample has.
OLD, NEW = "0800 1111", "0808 157 0000"
OPENS, CLOSES, HOURS = "10:10", "20:15", "10.10am to 8.15pm"
MARK = "not yet checked"
FEED = "/api/open-referral/services"
SUCCESSOR = "Victim Support"


@pytest.fixture(scope="module")
def live_site(make_site) -> Iterator[LiveSite]:
    """A site of its own, since its directory is not put back."""
    site = make_site("directory-walk")
    yield site
    site.stop()


class Public:
    """Everybody else: each place where the service stands, read as it is now."""

    def __init__(self, page: Page, site: LiveSite) -> None:
        self.page = page
        self.site = site
        self.feed_id = next(one["id"] for one in self._json(FEED + "?per_page=100")["contents"] if self._is_it(one))

    def places(self, key: str = "childline") -> dict[str, str]:
        """What stands in each place: text, and of the feed its JSON."""
        found = {}
        for name, path in (("area page", "/find-support/stafford/?who=y"), ("page", "/help-now/")):
            self.page.goto(path)
            card = self.page.locator(f"main [data-service={key}]").first
            found[name] = card.text_content() or ""
        found["help strip"] = self.page.locator("[data-help-strip] li", has_text="Want to talk?").inner_text()
        for name, path in (("poster", "poster"), ("framed card", "card")):
            self.page.goto(f"/find-support/stafford/{path}/?who=y")
            found[name] = self.page.locator("body > main, body").first.inner_text()
        if can_make_pdfs():
            pdf = self.site.ask("GET", "/find-support/stafford/poster.pdf?who=y")
            found["poster as PDF"] = PdfReader(io.BytesIO(pdf.body)).pages[0].extract_text()
        found["feed"] = json.dumps(self.feed())
        return {name: " ".join(text.split()) for name, text in found.items()}

    def feed(self) -> dict:
        """Childline as other directories read it; a refusal once it is gone."""
        return self._json(f"{FEED}/{self.feed_id}")

    def _json(self, path: str) -> dict:
        answer: dict = json.loads(self.site.ask("GET", path).text)
        return answer

    @staticmethod
    def _is_it(record: dict) -> bool:
        return record["name"] == "Childline"


def without(words: str, places: dict[str, str]) -> list[str]:
    """The places that do not say `words`."""
    return [name for name, text in places.items() if words not in text]


def edit(page: Page) -> None:
    """Childline's numbers and hours, by the menus."""
    page.get_by_role("button", name="Directory", exact=True).click()
    page.get_by_role("link", name="Services", exact=True).first.click()
    page.get_by_role("link", name="Childline", exact=True).first.click()
    page.get_by_role("tab", name="Numbers and hours").click()


def line_of_phone(page: Page) -> str:
    """The name its number's fields start with."""
    name = page.locator("input[name^='channels-'][name$='-value']").evaluate_all(
        "(all, number) => all.find(one => one.value === number).name", OLD
    )
    return name.removesuffix("-value")


def publish(page: Page) -> str:
    """Press "Publish"; what the next screen says."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    said = page.locator(".messages")
    expect(said).to_contain_text("Childline")
    return said.inner_text()


def test_what_staff_check_edit_and_withdraw_is_public_everywhere_within_seconds(visitor, live_site):
    manager = signed_in(visitor(is_staff=True), EDITOR)
    public = Public(visitor(), live_site)
    today = timezone.localdate()
    checked = f"Last checked {date_format(today, 'j F Y')}"

    edit(manager)
    manager.get_by_role("link", name="I have checked this").click()
    expect(manager.get_by_role("heading", name="What did you do today?")).to_be_visible()
    for tick in manager.get_by_role("checkbox").all():
        tick.check()
    manager.get_by_role("button", name="I have checked this").click()
    expect(manager.locator(".messages")).to_contain_text("the public is told the day")
    places = public.places()
    assert without(checked, places) == ["help strip", "feed"]
    assert MARK not in places["help strip"]
    assert public.feed()["assured_date"] == today.isoformat()

    manager.get_by_role("link", name="Something is wrong: change it").click()
    manager.get_by_role("tab", name="Numbers and hours").click()
    line = line_of_phone(manager)
    manager.locator(f"[name={line}-known_hours]").select_option(label="At the times below")
    manager.locator(f"#inline_child_{line}").get_by_role("button", name="Add time").click()
    manager.locator(f"[name={line}-times-0-opens]").fill(OPENS)
    manager.locator(f"[name={line}-times-0-closes]").fill(CLOSES)
    publish(manager)
    places = public.places()
    assert without(HOURS, places) == ["help strip"]
    assert not without(MARK, {"help strip": places["help strip"]}), "a check of other hours is no check of these"
    assert "assured_date" not in public.feed()

    edit(manager)
    manager.locator(f"[name={line}-value]").fill(NEW)
    assert "not public yet" in publish(manager)
    places = public.places()
    assert len(without(NEW, places)) == len(places), "nobody but its author has looked at it"

    publisher = signed_in(visitor(is_staff=True), PUBLISHER)
    waiting = publisher.locator("section", has=publisher.get_by_role("heading", name="Awaiting your review"))
    waiting.get_by_role("link", name="Childline", exact=True).click()
    publisher.get_by_role("tab", name="Numbers and hours").click()
    expect(publisher.locator(f"[name={line}-value]")).to_have_value(NEW)
    publisher.get_by_role("button", name="More actions").click()
    publisher.get_by_role("button", name="Approve", exact=True).click()
    expect(publisher.locator(".messages")).to_contain_text("Childline")
    assert without(NEW, public.places()) == []
    assert NEW in (live_site.data_dir / "errors" / "500.html").read_text(), "the page for when all else is broken"

    edit(manager)
    manager.locator("header").get_by_role("button", name="Actions").click()
    manager.get_by_role("link", name="Withdraw").click()
    manager.get_by_label("Another service took over").check()
    manager.get_by_label("What should people use instead?").select_option(label=SUCCESSOR)
    manager.get_by_role("button", name="Withdraw it now").click()
    expect(manager.locator(".messages")).to_contain_text("is withdrawn")
    places = public.places("victim-support")
    assert len(without(NEW, places)) == len(places)
    assert without(SUCCESSOR, {name: text for name, text in places.items() if name != "feed"}) == []
    public.page.goto("/find-support/service/childline/")
    expect(public.page.locator("main")).to_contain_text("Another service has taken over from Childline. Use this")
    expect(public.page.locator("main [data-service=victim-support]")).to_be_visible()
    names = [one["name"] for one in json.loads(live_site.ask("GET", FEED + "?per_page=100").text)["contents"]]
    assert SUCCESSOR in names
    assert "Childline" not in names
