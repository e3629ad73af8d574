"""Takes pictures of every kind of page and of every component: `python -m tests.browser.screenshots FOLDER [NAME]`.

Each at 360, 768 and 1280 pixels, light and dark, and as printed on A4.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.pages import KINDS, WITH_COMPONENTS, Kind, component_kinds
from tests.live.serving import ROOT, LiveSite, prepared_folder

WIDTHS = (360, 768, 1280)


def take(browser: Browser, site: LiveSite, kind: Kind, folder: Path) -> None:
    """All pictures of one kind of page."""
    name = re.sub(r"\W+", "-", kind.name)
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    kind.open(page, site)
    # A picture further down is not fetched before somebody scrolls to it.
    page.evaluate("document.querySelectorAll('img[loading]').forEach(one => { one.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    page.emulate_media(media="print", color_scheme="light")
    page.pdf(path=folder / f"{name}-print.pdf", format="A4", prefer_css_page_size=True)
    # The width of A4 at 96 pixels an inch, less the margins: what a reviewer sees without a PDF viewer.
    page.set_viewport_size({"width": 688, "height": 1017})
    page.screenshot(path=folder / f"{name}-print.png", full_page=True)
    context.close()


def main() -> int:
    """Make a site, serve it, take the pictures."""
    path = chromium.find()
    if path is None or len(sys.argv) < 2:
        sys.stderr.write(
            "Usage: python -m tests.browser.screenshots FOLDER [part of a page's name]. Needs a Chromium.\n"
        )
        return 2
    folder, only = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    folder.mkdir(parents=True, exist_ok=True)
    postcodes = Path(os.environ.get("POSTCODES_FILE") or ROOT / "var" / "postcodes.sqlite3").absolute()
    with tempfile.TemporaryDirectory() as base:
        prepared = prepared_folder(Path(base), postcodes)
        site = LiveSite.copied(prepared, Path(base) / "site", postcodes, more=WITH_COMPONENTS).start()
        try:
            with sync_playwright() as playwright:
                browser = chromium.launch(playwright, path)
                for kind in (*KINDS, *component_kinds(site)):
                    if only in kind.name:
                        take(browser, site, kind, folder)
                browser.close()
        finally:
            site.stop()
    sys.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
