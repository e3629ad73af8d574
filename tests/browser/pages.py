"""Every kind of page a visitor can meet, and how to come to it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

from tests.live.serving import LiveSite

FINDER = "/find-support/"
BOX = "main input[name=postcode]"
SEARCH_BOX = "main input[name=asked]"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    `typed` is posted from the finder, `asked` from the search page; `while_broken` names what is missing meanwhile.
    `weight` is the budget it falls under: a text page, the home page, an area's page, a page whose blocks bring
    stylesheets of their own, or a sheet of paper.
    """

    name: str
    path: str
    typed: str = ""
    asked: str = ""
    while_broken: Literal["", "areas", "postcodes", "error page"] = ""
    weight: Literal["text", "home", "area", "parts", "sheet"] = "text"

    def open(self, page: Page, site: LiveSite) -> None:
        """Bring `page` there."""
        page.goto(site.url + self.path)
        if not (self.typed or self.asked):
            return
        box = page.locator(SEARCH_BOX if self.asked else BOX)
        box.fill(self.asked or self.typed)
        with self._broken(site), page.expect_navigation():
            box.press("Enter")

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

# One page of each type that young people read.
YOUNG = "/is-this-ok/"
YOUNG_PAGES = (
    Kind("guidance with steps and folds", f"{YOUNG}a-picture-of-you/", weight="parts"),
    Kind("ring true", f"{YOUNG}does-this-ring-true/", weight="parts"),
    Kind("signs", f"{YOUNG}what-to-look-for/", weight="parts"),
    Kind("checklist", f"{YOUNG}what-to-look-for/checklist/", weight="parts"),
    Kind("what happens", f"{YOUNG}if-you-tell/one-to-one-support/", weight="parts"),
    Kind("story", f"{YOUNG}a-friend-in-a-game/", weight="parts"),
    Kind("myths", f"{YOUNG}true-or-not/", weight="parts"),
    Kind("Easy Read", f"{YOUNG}easy-is-this-ok/", weight="parts"),
)

# One page of each type of the partnership's.
OUR_WORK = "/our-work/"
PARTNERSHIP_PAGES = (
    Kind("campaigns", f"{OUR_WORK}campaigns/", weight="parts"),
    Kind("campaign with a kit", f"{OUR_WORK}campaigns/18-march/", weight="work"),
    Kind("news", f"{OUR_WORK}news/", weight="parts"),
    Kind("news item", f"{OUR_WORK}news/one-place-to-start/", weight="parts"),
    Kind("events", f"{OUR_WORK}events/", weight="parts"),
    Kind("notices", f"{OUR_WORK}commissioning/", weight="parts"),
    Kind("event", f"{OUR_WORK}events/engagement-day-february/", weight="parts"),
    Kind("commissioning notice", f"{OUR_WORK}commissioning/missing-service-example/", weight="work"),
    Kind("partners", f"{OUR_WORK}partners/", weight="parts"),
)

KINDS = (
    Kind("home", "/", weight="home"),
    *(Kind(slug, f"/{slug}/") for slug in STARTER_PAGES),
    *YOUNG_PAGES,
    *PARTNERSHIP_PAGES,
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
    Kind("search", "/search/", weight="parts"),
    Kind("found", "/search/", asked="someone has my pics", weight="parts"),
    Kind("found with help first", "/search/?who=y", asked="i want to die", weight="parts"),
    Kind("nothing found", "/search/", asked="zqxwvk", weight="parts"),
    Kind("not here", "/no-such-page/"),
    Kind("something broke", FINDER, typed="ST16 2DH", while_broken="areas"),
)
