"""Draws the pictures chats show beside a link, one a tint: `python -m tests.browser.draw_share_pictures`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import chromium

FOLDER = Path(__file__).parents[2] / "static/img/share"
# The tints of static/css/tokens.css, light.
TINTS = {
    "violet": ("#ece6ff", "#5a3ec8"),
    "amber": ("#fff0d2", "#ff8163"),
    "teal": ("#dcf2ed", "#1b9a8f"),
    "coral": ("#ffe6de", "#ff8163"),
    "sky": ("#e3edfc", "#2f6fc9"),
}


def main() -> None:
    """One PNG of 1200 by 630 pixels a tint, of few colours, so that it stays small."""
    path = chromium.find()
    if path is None:
        raise SystemExit("This needs a Chromium.")
    drawing = (FOLDER / "drawing.svg").read_text()
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for name, (tint, dot) in TINTS.items():
            page.set_content(
                "<style>body{margin:0}svg{display:block}</style>" + drawing.replace("TINT", tint).replace("DOT", dot)
            )
            drawn = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(32, dither=Image.Dither.NONE)
            drawn.save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
