"""Every kind of page a visitor can meet, and how to come to it."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

from tests.live.serving import Answer, LiveSite

FINDER = "/find-support/"
BOX = "main input[name=postcode]"
SEARCH_BOX = "main input[name=asked]"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    `typed` is posted from the finder, `asked` from the search page; `while_broken` names what is missing meanwhile.
    `weight` is the budget it falls under: a text page, the home page, an area's page or a page with pictures.
    """

    name: str
    path: str
    typed: str = ""
    asked: str = ""
    while_broken: Literal["", "areas", "postcodes", "error page"] = ""
    weight: Literal["text", "home", "area", "pictures"] = "text"

    def open(self, page: Page, site: LiveSite) -> None:
        """Bring `page` there."""
        page.goto(site.url + self.path)
        if not (self.typed or self.asked):
            return
        box = page.locator(SEARCH_BOX if self.asked else BOX)
        box.fill(self.asked or self.typed)
        with self._broken(site), page.expect_navigation():
            box.press("Enter")

    def fetch(self, site: LiveSite) -> Answer:
        """The page as it comes over the wire, before any browser has mended it."""
        if not (self.typed or self.asked):
            return site.ask("GET", self.path)
        address = urlsplit(self.path)
        said = {"asked": self.asked} if self.asked else {"postcode": self.typed}
        with self._broken(site):
            return site.ask("POST", address.path, {**dict(parse_qsl(address.query)), **said})

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
    Kind("guidance with steps and folds", f"{YOUNG}a-picture-of-you/"),
    Kind("ring true", f"{YOUNG}does-this-ring-true/"),
    Kind("signs", f"{YOUNG}what-to-look-for/"),
    Kind("checklist", f"{YOUNG}what-to-look-for/checklist/"),
    Kind("what happens", f"{YOUNG}if-you-tell/one-to-one-support/"),
    Kind("story", f"{YOUNG}a-friend-in-a-game/"),
    Kind("myths", f"{YOUNG}true-or-not/"),
    Kind("Easy Read", f"{YOUNG}easy-is-this-ok/"),
)

# One page of each type that families read.
FAMILIES = "/parents/"
FAMILY_PAGES = (
    Kind("a missing child", f"{FAMILIES}child-missing/"),
    Kind("signs at home", f"{FAMILIES}signs-at-home/"),
    Kind("one-to-one support for families", f"{FAMILIES}support-for-families/"),
    Kind("Easy Read for families", f"{FAMILIES}easy-parents/"),
    Kind("a story for families", f"{FAMILIES}the-bike-shed/"),
    Kind("what families hear", f"{FAMILIES}what-people-say/"),
)

# One page of each type of the partnership's.
OUR_WORK = "/our-work/"
PARTNERSHIP_PAGES = (
    Kind("campaigns", f"{OUR_WORK}campaigns/"),
    Kind("campaign with a kit", f"{OUR_WORK}campaigns/18-march/"),
    Kind("news", f"{OUR_WORK}news/"),
    Kind("news item", f"{OUR_WORK}news/one-place-to-start/"),
    Kind("events", f"{OUR_WORK}events/"),
    Kind("notices", f"{OUR_WORK}commissioning/"),
    Kind("event", f"{OUR_WORK}events/engagement-day-february/"),
    Kind("commissioning notice", f"{OUR_WORK}commissioning/missing-service-example/"),
    Kind("partners", f"{OUR_WORK}partners/"),
)

# The professionals' library: its list whole, cut by filters, found by words inside files, empty; what is taken away
# from it. Resources of the starter library keep their codes.
LIBRARY = "/resources/"
LIBRARY_PAGES = (
    Kind("library", LIBRARY),
    Kind("library filtered", f"{LIBRARY}?role=teacher&type=lesson"),
    Kind("library found", f"{LIBRARY}?q=phone+number"),
    Kind("library, nothing found", f"{LIBRARY}?q=hotel&role=teacher&type=poster"),
    Kind("resource", f"{LIBRARY}good-friends-fair-deals/", weight="pictures"),
    Kind("pack", f"{LIBRARY}pack-first-lesson/"),
    Kind("list to take away", f"{LIBRARY}list/?r=htbr35&r=gfrd47&r=pfwb23&r=bbbbbb"),
    Kind("another format", f"{LIBRARY}ask/htbr35/"),
    Kind("another format asked for", f"{LIBRARY}ask/htbr35/asked/"),
)

KINDS = (
    Kind("home", "/", weight="home"),
    *(Kind(slug, f"/{slug}/") for slug in STARTER_PAGES),
    *YOUNG_PAGES,
    *FAMILY_PAGES,
    *PARTNERSHIP_PAGES,
    *LIBRARY_PAGES,
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
    Kind("for partners", f"{FINDER}for-partners/"),
    Kind("poster", f"{FINDER}newcastle-under-lyme/poster/"),
    Kind("poster for a young person", f"{FINDER}stafford/poster/?who=y"),
    Kind("search", "/search/"),
    Kind("found", "/search/", asked="someone has my pics"),
    Kind("found with help first", "/search/?who=y", asked="i want to die"),
    Kind("nothing found", "/search/", asked="zqxwvk"),
    Kind("not here", "/no-such-page/"),
    Kind("something broke", FINDER, typed="ST16 2DH", while_broken="areas"),
)

# A site that has the component pages: `LiveSite.copied(..., more=WITH_COMPONENTS)`.
WITH_COMPONENTS = {"DJANGO_SETTINGS_MODULE": "tests.live.with_components"}


def component_kinds(site: LiveSite) -> tuple[Kind, ...]:
    """The component pages of a site that has them, as their list names them."""
    listed = re.findall(r'href="(/components/([a-z-]+)/)"', site.ask("GET", "/components/").text)
    return tuple(Kind(f"components {slug}", path) for path, slug in listed)
