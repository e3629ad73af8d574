"""Whole pages that answer: the finder’s and the search’s answers, how we check, and what is said on failing."""

from __future__ import annotations

from typing import Any

from home.components_page import directory as made_up
from home.components_page.pages import NOWHERE, ways
from home.components_page.specimens import Sheet
from home.search.crisis import help_first
from home.search.views import TOPICS, Result
from signposting.answers import Answer
from signposting.forms import PostcodeForm
from signposting.freshness.tally import Line, Tally

TWO = (made_up.NORTH, made_up.CITY)
ANSWERS: tuple[tuple[str, str, Answer, str], ...] = (
    ("not-a-postcode", "Not a place we know", Answer("not_a_postcode"), "where my nan lives"),
    ("nothing-typed", "Nothing typed", Answer("not_a_postcode"), ""),
    ("not-found", "No such postcode", Answer("not_found"), "ST18 0ZZ"),
    ("half", "Half a postcode, two areas", Answer("outward_only", areas=TWO), "ST16"),
    ("half-sure", "Half a postcode, one area", Answer("outward_only", areas=TWO[:1]), "ST16"),
    ("town", "A town in one area", Answer("ask", areas=TWO[:1], place="upper example"), "Upper Example"),
    ("town-twice", "A town in two areas", Answer("ask", areas=TWO, place="example"), "Example"),
    ("two-meant", "More than one postcode", Answer("ask", areas=TWO), "ST18 0YJ or ST19 5QX"),
    ("no-area", "A postcode without an area", Answer("found_no_area"), "AB23 9AE"),
    ("unavailable", "The postcode file is missing", Answer("unavailable"), "ST16 2DH"),
)
CHECKS = {
    "ways": ways(),
    "tally": Tally(
        (Line("Checked in the last 3 months", 41), Line("Not checked by us yet", 2)), 43, 1, 3, made_up.MORNING.date()
    ),
    "areas": ("North Example: 9 of 9 kinds of help.", "Example City: 8 of 9 kinds of help."),
}
ERRORS = (
    ("not-here", "Not here", "404"),
    ("broken", "Something broke", "500"),
    ("refused", "Refused", "refused"),
    ("storage-away", "The store of files is away", "storage_away"),
)
LAST_RESORTS = (("plain", "Nothing works", "plain"), ("bad-request", "Bad request", "400"))


def sheets() -> tuple[Sheet, ...]:
    """Each of them, whole."""
    return (
        *(_answer(*row) for row in ANSWERS),
        *(_search(*row) for row in _searches()),
        Sheet("how-we-check", "How we check", "", CHECKS, template="signposting/our_information.html"),
        *(
            Sheet(f"error-{slug}", title, "", {"ways": ways()}, template=f"errors/{name}.html")
            for slug, title, name in (*ERRORS, *LAST_RESORTS)
        ),
    )


def _answer(slug: str, title: str, answer: Answer, typed: str) -> Sheet:
    context: dict[str, Any] = {
        "ways": ways(),
        "answer": answer,
        "form": PostcodeForm({"postcode": typed, "who": ""}),
        "campaign_areas": [(made_up.NORTH, ("Upper Example", "Lower Example")), (made_up.CITY, ())],
        "suffix": "",
    }
    return Sheet(f"finder-{slug}", title, "", context, template="signposting/finder.html")


def _search(slug: str, title: str, context: dict[str, Any]) -> Sheet:
    around = {"ways": ways(), "topics": TOPICS, "corrections": (), "results": (), "first": None}
    return Sheet(f"search-{slug}", title, "", {**around, **context}, template="pages/home/search.html")


def _searches() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    pieces = (
        ("Someone has a ", False),
        ("picture", True),
        (" of me, and says they will ", False),
        ("share", True),
        (" it.", False),
    )
    childline = made_up.card(made_up.CHILDLINE)
    found = (
        Result("A picture of you", "Page", NOWHERE, pieces),
        Result("Childline", "Service", card=childline),
        Result("North Example", "Area", NOWHERE, (("Help in North Example.", False),)),
    )
    first = help_first("i want to die")
    return (
        ("nothing-asked", "Search, nothing asked", {}),
        (
            "found",
            "Search, found, with a correction",
            {
                "asked": "pictre shared",
                "results": found,
                "corrections": (("pictre", "picture"),),
            },
        ),
        ("nothing", "Search, nothing found", {"asked": "zqxwvk"}),
        ("help-first", "Search, help first", {"asked": "i want to die", "first": first, "first_cards": [childline]}),
    )
