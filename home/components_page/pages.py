"""Made-up pages of the campaign, which no database holds, each with an address."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Page

from core.navigation import Way, Ways
from home.models import GuidancePage
from signposting.hours.timeline import LONDON

# Where every link of the component pages leads.
NOWHERE = "/components/"
P = TypeVar("P", bound=Page)

MENU = (Way("Young people", NOWHERE), Way("Parents and carers", NOWHERE), Way("I work with children", NOWHERE))
TRAIL = (Way("Young people", NOWHERE), Way("A longer name of a page in between, as some pages have", NOWHERE))
BELOW = (
    Way("A page below this one", NOWHERE, "One line that says what it is about."),
    Way("Another page below", NOWHERE),
)
BESIDE = (Way("A page beside this one", NOWHERE), Way("One more page", NOWHERE), Way("And a third", NOWHERE))
EASY_READ = Way("The same in Easy Read", NOWHERE)


def made_up(kind: type[P], title: str, /, **fields: Any) -> P:
    """A page of `kind` that is live and nowhere in the tree."""
    # Kinds of content are numbered in the database; without a number here the page would ask for its own.
    page = kind(title=title, slug="made-up", live=True, content_type_id=1, **fields)
    page.get_url = lambda request=None, current_site=None: NOWHERE  # type: ignore[method-assign]
    return page


def guidance(title: str, **fields: Any) -> GuidancePage:
    """The page around the specimens."""
    return made_up(GuidancePage, title, **fields)


def ways(*, trail: bool = False, below: bool = False, beside: bool = False, easy_read: bool = False) -> Ways:
    """The ways on from a page, with the kinds that are asked for."""
    return Ways(
        menu=MENU,
        trail=TRAIL if trail else (),
        below=BELOW if below else (),
        beside=BESIDE if beside else (),
        easy_read=EASY_READ if easy_read else None,
    )


def day(away: int) -> date:
    """The day so many days from today: pages reckon what is over from the clock."""
    return timezone.localdate() + timedelta(days=away)


def moment(away: int, hour: int = 10) -> datetime:
    """That day at so many hours."""
    return datetime.combine(day(away), time(hour), tzinfo=LONDON)
