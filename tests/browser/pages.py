"""Every kind of page a visitor can meet, and how to come to it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

from tests.live.serving import LiveSite

FINDER = "/find-support/"
BOX = "main input[name=postcode]"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    `typed` is posted from the finder; `while_broken` names what is missing meanwhile. `weight` is the budget it
    falls under: a text page, the home page, an area's page, or a page with a stylesheet of its own.
    """

    name: str
    path: str
    typed: str = ""
    while_broken: Literal["", "areas", "postcodes", "error page"] = ""
    weight: Literal["text", "home", "area", "sheet"] = "text"

    def open(self, page: Page, site: LiveSite) -> None:
        """Bring `page` there."""
        page.goto(site.url + self.path)
        if not self.typed:
            return
        page.locator(BOX).fill(self.typed)
        with self._broken(site), page.expect_navigation():
            page.locator(BOX).press("Enter")

    def _broken(self, site: LiveSite) -> AbstractContextManager[None]:
        if self.while_broken == "areas":
            return site.without_table("signposting_area")
        if self.while_broken == "postcodes":
            return site.without_postcodes()
        return nullcontext()


STARTER_PAGES = (
    "is-this-ok", "parents", "work-with-children", "seen-something", "help-now", "what-happens-next",
    "your-browsing-here", "your-privacy", "privacy", "accessibility", "about", "data",
)  # fmt: skip

KINDS = (
    Kind("home", "/", weight="home"),
    *(Kind(slug, f"/{slug}/") for slug in STARTER_PAGES),
    Kind("finder", FINDER),
    Kind("finder for a young person", f"{FINDER}?who=y"),
    Kind("no area known", FINDER, typed="AB23 9AE"),
    Kind("half a postcode", FINDER, typed="ST16"),
    Kind("more than one meant", FINDER, typed="from ST18 0YJ to ST19 5QX"),
    Kind("a town", FINDER, typed="Biddulph"),
    Kind("no such postcode", FINDER, typed="ST18 0ZZ"),
    Kind("not a postcode", FINDER, typed="where my nan lives"),
    Kind("postcodes cannot be read", FINDER, typed="ST16 2DH", while_broken="postcodes"),
    Kind("area for an adult", f"{FINDER}stafford/", weight="area"),
    Kind("area for a young person", f"{FINDER}stafford/?who=y", weight="area"),
    Kind("area for a survivor", f"{FINDER}stafford/?who=s", weight="area"),
    Kind("area near an edge", f"{FINDER}stafford/?also=stoke-on-trent", weight="area"),
    Kind("area of another council", f"{FINDER}camden/", weight="area"),
    Kind("islands", f"{FINDER}isle-of-man/", weight="area"),
    Kind("how we check", f"{FINDER}our-information/"),
    Kind("one service", f"{FINDER}service/childline/"),
    Kind("for partners", f"{FINDER}for-partners/", weight="sheet"),
    Kind("poster", f"{FINDER}newcastle-under-lyme/poster/", weight="sheet"),
    Kind("poster for a young person", f"{FINDER}stafford/poster/?who=y", weight="sheet"),
    Kind("not here", "/no-such-page/"),
    Kind("something broke", FINDER, typed="ST16 2DH", while_broken="areas"),
)
