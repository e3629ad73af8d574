"""The checklists below pages of signs fit a school's printer: one sheet, help lines on it, the way out not."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import expect

from home.starter.pack import read_pack
from tests.pdfs import read_pdf

pytestmark = pytest.mark.browser


def addresses_of_signs(records, above: str = "/") -> list[str]:
    """The address of every page of signs in the starter site."""
    found: list[str] = []
    for record in records:
        here = above if record["type"] == "HomePage" else f"{above}{record['slug']}/"
        found += [here] if record["type"] == "SignsPage" else []
        found += addresses_of_signs(record.get("children", []), here)
    return found


def plain(text: str) -> str:
    """Without spaces and joined letters, which a PDF sets as it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_every_checklist_fits_one_sheet_of_paper_with_the_help_lines_on_it(visitor):
    addresses = addresses_of_signs(read_pack("staffordshire").pages)
    assert addresses
    page = visitor()
    for address in addresses:
        page.goto(f"{address}checklist/")
        boxes = page.locator("main .boxes > li").all_inner_texts()
        paper = read_pdf(page.pdf(format="A4", prefer_css_page_size=True, tagged=True))
        assert len(paper.sizes) == 1, address
        words = plain(paper.text)
        assert [box for box in boxes if plain(box) not in words] == []
        assert "999" in words
        assert "Leavethissite" not in words


def test_a_page_of_signs_leads_to_its_checklist_and_back(visitor):
    page = visitor(java_script_enabled=False)
    address = addresses_of_signs(read_pack("staffordshire").pages)[0]
    page.goto(address)
    page.get_by_role("link", name="A checklist to print").click()
    expect(page.locator("main .boxes").first).to_be_visible()
    page.get_by_role("link", name="Back to the page").click()
    expect(page.locator("main .signs").first).to_be_visible()
    assert page.url.endswith(address)
