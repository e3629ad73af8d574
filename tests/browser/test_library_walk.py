"""From the home page to a file in three clicks, without script; and what a librarian does follows every way to it."""

from __future__ import annotations

import hashlib
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.staff import signed_in
from tests.live.prepared import LIBRARIAN, PUBLISHER
from tests.live.serving import LiveSite
from tests.pdfs import needs_pango
from tests.resources.files import pdf_bytes

pytestmark = [pytest.mark.browser, needs_pango]

POSTER, INSTEAD = "Poster for hotel staff", "Poster for any wall"
ATOM = "{http://www.w3.org/2005/Atom}"
NEW = pdf_bytes.tagged(title=b"Poster for hotel staff", text=b"Ring 101 from the desk")
WHY_CHANGED = "The number to ring first was wrong."
WHY_GONE = "The firm whose number it shows has closed."
ASKS = "trainer@hotel.example"


@pytest.fixture(scope="module")
def live_site(make_site) -> Iterator[LiveSite]:
    """A site of its own, since its library is not put back."""
    site = make_site("library-walk")
    yield site
    site.stop()


@pytest.fixture
def page(visitor) -> Page:
    """Somebody on a phone without script."""
    return visitor(java_script_enabled=False, width=360, height=760)


class Clicks:
    """Follows links and presses buttons, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.made = 0
        page.goto("/")

    def follow(self, name: str | re.Pattern[str]) -> None:
        """Click the link on the page, not in the folded menu."""
        self.made += 1
        self._link(name).click()
        self.page.wait_for_load_state()

    def ask_library(self, words: str) -> None:
        """Type, and press Enter."""
        self.page.get_by_label("What are you looking for?").fill(words)
        with self.page.expect_navigation():
            self.page.get_by_label("What are you looking for?").press("Enter")

    def take(self, name: str | re.Pattern[str]) -> bytes:
        """Click what gives a file; its bytes. With Alt, which saves it: a browser would open its own PDF reader."""
        self.made += 1
        with self.page.expect_download() as taken:
            self._link(name).click(modifiers=["Alt"])
        return Path(taken.value.path()).read_bytes()

    def _link(self, name: str | re.Pattern[str]):
        return self.page.get_by_role("link", name=name, exact=True).locator("visible=true").first


def in_use(site: LiveSite, title: str) -> tuple[str, str]:
    """The reference and the sha256 of the PDF of a resource that is in use, read beside the site."""
    with closing(sqlite3.connect(site.database)) as database:
        found: tuple[str, str] = database.execute(
            "SELECT file.ref, version.sha256 FROM resources_fileversion AS version"
            " JOIN resources_resourcefile AS file ON file.id = version.file_id"
            " JOIN wagtailcore_page AS page ON page.id = file.resource_id"
            " WHERE page.title = ? AND version.kind = 'pdf' AND version.is_current",
            [title],
        ).fetchone()
    return found


def is_in_use(site: LiveSite, title: str, content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == in_use(site, title)[1]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        pytest.param("KS3 lesson on sharing pictures", "Lesson plan: When someone keeps asking", id="teacher"),
        pytest.param("hotel poster", POSTER, id="hotel trainer"),
        pytest.param("assessment tool", "Which assessment tool we use, and where to get it", id="social worker"),
        pytest.param("foster carer", "Signs checklist: foster and children’s homes", id="foster carer"),
    ],
)
def test_whoever_types_what_they_need_has_the_pdf_in_use_in_three_clicks(page, live_site, words, title):
    clicks = Clicks(page)
    clicks.follow("Library")
    clicks.ask_library(words)
    expect(page.locator(".finds h3").first).to_have_text(title)
    clicks.follow(title)
    assert is_in_use(live_site, title, clicks.take("To print"))
    assert clicks.made <= 3


def test_a_hotel_s_trainer_who_types_nothing_has_the_briefing_in_three_clicks_by_its_pack(page, live_site):
    briefing = "Hotel briefing on one page"
    clicks = Clicks(page)
    clicks.follow("Library")
    clicks.follow("For a hotel’s trainer")
    taken = clicks.take(re.compile(f"^To print ?, {briefing}$"))
    assert is_in_use(live_site, briefing, taken)
    assert len(PdfReader(io.BytesIO(taken)).pages) == 1
    assert clicks.made <= 3


def files_of(page: Page, title: str) -> None:
    """By the librarian's list."""
    page.goto("/admin/library/resources/")
    page.get_by_role("row", name=title).get_by_role("link", name="1 file").click()
    expect(page.get_by_role("heading", name=f"Files of “{title}”")).to_be_visible()


class Outside:
    """Everybody who holds the poster: by its printed link, its code, a list, a pack, the feed."""

    def __init__(self, page: Page, site: LiveSite) -> None:
        """Look at it as it is before anybody changes it."""
        self.page, self.site = page, site
        self.file = f"/f/{in_use(site, POSTER)[0]}/"
        page.goto("/resources/poster-for-hotel-staff/")
        ref = page.locator(".short-link").inner_text().rstrip("/").rpartition("/")[2]
        self.printed, self.code, self.list = f"/r/{ref}/", f"/r/{ref}/code.svg", f"/resources/list/?r={ref}"
        self.zips = (f"/resources/list.zip?r={ref}", "/resources/pack-hotel-trainer/pack.zip")
        self.old, self.code_before = self.get(self.file), self.get(self.code)

    def get(self, path: str, status: int = 200) -> bytes:
        """What this address gives, with this status."""
        answer = self.site.ask("GET", path)
        assert answer.status == status, path
        return answer.body

    def zipped(self, path: str) -> list[bytes]:
        """Every file of a zip."""
        archive = zipfile.ZipFile(io.BytesIO(self.get(path)))
        return [archive.read(name) for name in archive.namelist()]

    def entries(self) -> list[str]:
        """What the feed says of the poster, each entry in words."""
        feed = ElementTree.fromstring(self.get("/resources/atom.xml"))
        return [said for one in feed.iter(f"{ATOM}entry") if POSTER in (said := " ".join(one.itertext()))]


# Our own staff screens need no script. Wagtail's menu does: without it a librarian begins at the list's address.
# The second person has script, as most will: the file that waits stands on their first page.
def test_every_way_to_a_file_follows_its_librarian(visitor, page, live_site):
    outside = Outside(page, live_site)
    librarian = signed_in(visitor(is_staff=True, java_script_enabled=False), LIBRARIAN)
    second = signed_in(visitor(is_staff=True), PUBLISHER)

    files_of(librarian, POSTER)
    librarian.get_by_role("link", name="Replace “To print”").click()
    librarian.locator("input[type=file]").set_input_files(
        {"name": "Poster FINAL.pdf", "mimeType": "application/pdf", "buffer": NEW}
    )
    librarian.get_by_role("button", name="Read the file").click()
    librarian.get_by_label("Something that keeps people safe").check()
    librarian.get_by_label("Why, in a sentence").fill(WHY_CHANGED)
    librarian.get_by_role("button", name="Put it in its place").click()
    expect(librarian.locator(".messages")).to_contain_text("It waits for a second person")
    assert outside.get(outside.file) == outside.old, "nobody but its author has read the new one"

    second.reload()
    second.locator("#waiting-files, section", has_text="Files for a second person").get_by_role(
        "link", name=POSTER
    ).first.click()
    second.get_by_role("button", name="I have read it: put it in").click()
    expect(second.locator(".messages")).to_contain_text("is version 2, and in use from now")

    assert outside.get(outside.file) == NEW
    assert b"was put right in something that keeps people safe" in outside.get(f"{outside.file}v1/", 410)
    assert outside.get(outside.code) == outside.code_before, "it is printed"
    for path in outside.zips:
        assert NEW in outside.zipped(path)
        assert outside.old not in outside.zipped(path)
    assert [said for said in outside.entries() if WHY_CHANGED in said]
    page.goto(outside.printed)
    expect(page.locator("main .files")).to_contain_text("Version 2")
    expect(page.locator("main .files .history")).to_contain_text(WHY_CHANGED)

    page.get_by_role("link", name="Ask for another format").click()
    page.get_by_label("Large print").check()
    page.get_by_label("E-mail address for the answer").fill(ASKS)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", name="Thank you. We have it")).to_be_visible()
    librarian.goto("/admin/library/requests/")
    waiting = librarian.get_by_role("row", name=ASKS)
    expect(waiting).to_contain_text("Large print")
    waiting.get_by_role("button", name="Answered: close it").click()
    expect(librarian.locator(".messages")).to_contain_text("deleted 30 days from today")
    expect(librarian.locator("main")).to_contain_text("Nobody waits.")

    files_of(librarian, POSTER)
    librarian.get_by_role("link", name="Withdraw it").click()
    librarian.get_by_label("It was not safe to use").check()
    librarian.get_by_label("In a sentence").fill(WHY_GONE)
    librarian.get_by_label("What should people use instead?").select_option(label=INSTEAD)
    librarian.get_by_role("button", name="Withdraw it now").click()
    expect(librarian.locator(".messages")).to_contain_text("Nobody is given it any more.")

    for path in (outside.printed, outside.file, f"{outside.file}v2/"):
        said = outside.get(path, 410).decode()
        assert WHY_GONE in said
        assert f"Use “{INSTEAD}”" in said
    page.goto("/resources/poster-for-hotel-staff/")
    page.get_by_role("link", name=f"Use “{INSTEAD}”").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(INSTEAD)
    for path in (outside.list, "/resources/pack-hotel-trainer/"):
        page.goto(path)
        expect(page.locator("[data-left-out]")).to_contain_text(WHY_GONE)
        expect(page.locator("[data-left-out]").get_by_role("link", name=INSTEAD)).to_be_visible()
    assert NEW not in outside.zipped(outside.zips[1])
    assert [said for said in outside.entries() if WHY_GONE in said]
    page.goto("/resources/?q=hotel+poster")
    expect(page.locator(".finds")).not_to_contain_text(POSTER)
