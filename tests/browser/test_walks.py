"""How many screens of a phone lie between the home page and an answer: never more than docs/walks.md says."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from tests.live.serving import ROOT

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 760  # one screen, in pixels
MENU = "the menu"  # as a step: it is opened, and what it shows is one screen
YOUNG, PARENT, WORK, SEEN = (
    "I’m a young person",
    "I’m a parent or carer",
    "I work with children",
    "I’ve seen something",
)

# Where the last line of some words ends, in pixels from the top of the page; null where they do not stand.
END_OF_WORDS = """
(main, words) => {
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, at = text.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    const lines = [...range.getClientRects()].filter(line => line.height);
    if (lines.length) return Math.max(...lines.map(line => line.bottom)) + scrollY;
  }
  return null;
}
"""


@dataclass(frozen=True, slots=True)
class Walk:
    """One row of docs/walks.md: whose walk, the links followed from the home page, and what is read at its end.

    `answers` are the last words of each part of the answer, with the screens it takes to have read them.
    """

    who: str
    way: tuple[str, ...]
    answers: tuple[tuple[str, int], ...]
    has_script: bool = True


WALKS = (
    Walk("A girl of 15 whose friend’s picture was sent to her", (YOUNG,), (("pass it on. Tell an adult.", 2),)),
    Walk(
        "The same girl, who reads on",
        (YOUNG, "A friend’s picture? Don’t pass it on. Tell an adult."),
        (("They don’t need to look at it.", 3),),
    ),
    Walk(
        "A boy of 15, scared over a picture, 1am, without script",
        (YOUNG, "A picture of you, or someone asking"),
        (("Stop talking to them", 3), ("That’s enough.", 4), ("get a nude picture or film of you taken down.", 6)),
        has_script=False,
    ),
    Walk(
        "A girl of 15 who gets lifts and gifts and feels she owes",
        (YOUNG, "Gifts, lifts and parties"),
        (("You don’t owe anyone your body", 3), ("You are right to ask to get out.", 3)),
    ),
    Walk("A girl of 12, deaf, who reads little", (YOUNG, "Easy Read"), (("You can tell someone you trust.", 5),)),
    Walk(
        "A boy in care who has just come back",
        (YOUNG, "Being away from home"),
        (("It should be offered within 72 hours.", 6),),
    ),
    Walk("A father whose boy of 14 has gone, 11pm", (PARENT,), (("There is no 24-hour wait", 2),)),
    Walk(
        "The same father, who has rung",
        (PARENT, "If your child is missing"),
        (("When and where", 5), ("I just want you safe.", 6)),
    ),
    Walk(
        "A mother whose son is in a panic over a picture",
        (PARENT, "Pictures and blackmail"),
        (("We’ll sort this out together.", 4), ("look at it to help.", 6)),
    ),
    Walk(
        "A foster carer whose girl comes back late again",
        (PARENT, "Foster carers and staff in homes"),
        (("or whoever is on duty.", 4), ("Ask what will be done, and when.", 6)),
    ),
    Walk(
        "A grandmother whose grandchild has just told her",
        (PARENT, "Grandparents and wider family"),
        (("Let’s think who we tell.", 5),),
    ),
    Walk("Night manager of a hotel, 2am, who asks for help", ("I need help now",), (("and don’t step in.", 2),)),
    Walk(
        "The same manager, by the door “I’ve seen something”",
        (SEEN,),
        (("Don’t step in yourself.", 3),),
        has_script=False,
    ),
    Walk(
        "The same manager, who wants to know more",
        (SEEN, "Hotels and guest houses"),
        (("You don’t need to be sure", 5), ("Ask what they want you to do next.", 6)),
    ),
    Walk("New teacher with ten minutes", (WORK,), (("where the child lives, not where you work.", 4),)),
    Walk(
        "The same teacher, after a pupil has told her something",
        (WORK, "What to say"),
        (("I believe you. It is not your fault.", 6),),
    ),
    Walk("Safeguarding lead who must refer", (WORK, "How to refer"), (("Where does the child live?", 6),)),
    Walk(
        "An agency that wants to bid",
        (MENU, "Our work together"),
        (("That is never this site.", 3),),
    ),
    Walk(
        "The same agency, which looks for what is open",
        (MENU, "Our work together", "Commissioning notices"),
        (("Not open for proposals yet", 4),),
    ),
)


def screen_of(page: Page, bottom: float) -> int:
    """Which screen of its page a place stands on. The top bar stays, so each screen after the first shows less."""
    bar = page.locator(".topbar").bounding_box()
    assert bar
    return 1 + max(0, math.ceil((bottom - HEIGHT) / (HEIGHT - bar["height"])))


def link_on(page: Page, name: str) -> Locator:
    """A link of the page; while the menu is open, of the menu."""
    listed = page.locator(".menu-list")
    where = listed if listed.is_visible() else page.locator("body")
    return where.get_by_role("link", name=name, exact=True).first


def walk_along(page: Page, way: tuple[str, ...]) -> int:
    """Go the way, and come to its last page; how many screens that took."""
    page.goto("/")
    screens = 0
    for step in way:
        if step == MENU:
            page.locator(".menu summary").click()
            screens += 1
            continue
        is_listed = page.locator(".menu-list").is_visible()
        link = link_on(page, step)
        box = link.bounding_box()
        assert box, step
        screens += 1 if is_listed else screen_of(page, box["y"] + box["height"])
        link.click()
        page.wait_for_load_state()
    return screens


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.who)
def test_nobody_needs_more_screens_to_their_answer_than_is_written_down(visitor, walk):
    page = visitor(width=WIDTH, height=HEIGHT, java_script_enabled=walk.has_script)
    before = walk_along(page, walk.way)
    for words, screens in walk.answers:
        end = page.locator("main").evaluate(END_OF_WORDS, words)
        assert end is not None, f"“{words}” is not on {page.url}"
        assert before + screen_of(page, end) <= screens, words


def test_the_walks_written_down_are_these():
    written = (ROOT / "docs" / "walks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|\n]+) \|[^|\n]+\|[^|\n]+\| (\d[^|\n]*) \|$", written, re.MULTILINE)
    assert {who: [int(one) for one in re.findall(r"\d+", cell)] for who, cell in rows} == {
        walk.who: [screens for _words, screens in walk.answers] for walk in WALKS
    }
