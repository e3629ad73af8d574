"""Draws the pictures chats show beside a link, one a tint: `python -m tests.browser.draw_share_pictures`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "static/img/share"
SCENES = ROOT / "templates/components/scenes"
# Which scene stands for a tint. Young people share theirs with pages for everyone: in a chat it tells nothing.
READERS = {"violet": "plain", "amber": "p", "teal": "w", "coral": "b", "sky": "s"}
STYLES = ("tokens.css", "components/topbar.css", "components/scene.css")
# A whole scene is 400 by 200; this is the shape of the picture around it, its ground at the bottom.
PAGE = """<!doctype html><style>{css} .scene-more {{ display: inline }} body {{ margin: 0; background: var(--tint) }}
svg {{ display: block }}</style><body data-audience="{reader}"><svg viewBox="-125 -25 430 225.75">{scene}</svg>"""


def drawn(reader: str) -> str:
    """The page that shows a reader's whole scene in the site's own colours."""
    css = "".join((ROOT / "static/css" / name).read_text() for name in STYLES)
    scene = (SCENES / f"{reader}.svg").read_text().replace("{% if whole %}", "").replace("{% endif %}", "")
    return PAGE.format(css=css, reader=reader, scene=scene)


def main() -> None:
    """One PNG of 1200 by 630 pixels a tint, of few colours, so that it stays small."""
    path = chromium.find()
    if path is None:
        raise SystemExit("This needs a Chromium.")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        page = browser.new_page(viewport={"width": 1200, "height": 630}, color_scheme="light")
        for name, reader in READERS.items():
            page.set_content(drawn(reader))
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(40, dither=Image.Dither.NONE)
            picture.save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
