"""What the partnership’s own pages show, on one sheet; on another the same once it is over or not known."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from home.components_page.drawn import Drawing
from home.components_page.pages import day, guidance, made_up, moment, ways
from home.components_page.specimens import Sheet, Specimen
from home.date_words import days_words
from home.models import CampaignPage, EventPage, NewsPage, NoticePage, PartnersPage
from home.stream_blocks.notices import Stage

DOCUMENT = SimpleNamespace(url="/components/", file_extension="pdf", get_file_size=248_000)


def sheets() -> tuple[Sheet, ...]:
    """Both."""
    return (
        _sheet("campaign", "The partnership’s pages", "Campaign, news, event, notice, partners.", _now()),
        _sheet("campaign-over", "The same, once it is over", "Past, closed, cancelled, or not known yet.", _over()),
    )


def _sheet(slug: str, title: str, introduction: str, specimens: tuple[Specimen, ...]) -> Sheet:
    shell = {
        "room": CampaignPage.room,
        "page": guidance(title, introduction=introduction),
        "ways": ways(trail=True, below=slug == "campaign", beside=True),
        "reader": "w",
        "names_campaign": True,
    }
    return Sheet(slug, title, introduction, shell, specimens)


def _now() -> tuple[Specimen, ...]:
    event = _event(
        moment(30),
        place="The Town Hall, 1 Example Street, Example City. No stairs.",
        is_online=True,
        capacity=40,
        how_to_book="Book by the Friday before.",
        booking_address="https://book.example.org/day",
    )
    news = [made_up(NewsPage, f"News {number}", introduction="A line.", published_on=day(-1)) for number in range(9)]
    middle = Paginator(news, 3).page(2)
    notice = _notice(opens_at=moment(-9), closes_at=moment(21, 12), portal_name="the county’s portal", **PORTAL)
    return (
        Specimen(
            "event-facts", "Event to come", "components/event_facts.html", {"page": event, "shown_notice": notice}
        ),
        Specimen(
            "dated-list",
            "Dated list",
            "components/dated_list.html",
            {"pages": [event, *news[:1], notice]},
            around="dated-area",
        ),
        Specimen("pager", "Pager", "components/pager.html", {"news": middle}),
        Specimen("notice-facts", "Notice, open", "components/notice_facts.html", _states(notice)),
        Specimen(
            "notice-stages",
            "Stages of a notice",
            "components/notice_stages.html",
            {"stage_rows": _stages()},
            is_wide=True,
        ),
        Specimen(
            "notice-documents",
            "Documents",
            "components/notice_documents.html",
            {
                "page": {"documents": [{"value": {"title": "The draft model", "document": DOCUMENT}}]},
            },
            is_wide=True,
        ),
        Specimen(
            "notice-questions",
            "Questions and answers",
            "components/notice_questions.html",
            {
                "page": _notice(questions=QUESTIONS),
            },
            is_wide=True,
        ),
        Specimen("campaign-kit", "Kit of a campaign", "components/kit.html", {"page": _campaign(30)}, is_wide=True),
        Specimen(
            "artwork", "Artwork", "blocks/kit_artwork.html", {"value": ARTWORK, "is_usable": True}, around="kit"
        ),
        Specimen(
            "bodies",
            "Partners",
            "components/bodies.html",
            {
                "heading": "Who works together",
                "bodies": _bodies(BODIES),
            },
            is_wide=True,
        ),
    )


def _over() -> tuple[Specimen, ...]:
    past = _event(moment(-30), place="The Town Hall", capacity=40, how_to_book="Book.")
    cancelled = _event(moment(30), is_online=True, is_cancelled=True)
    unknown = _event(moment(31), is_online=True)
    closed = _notice(opens_at=moment(-30), closes_at=moment(-2, 12), portal_name="the county’s portal", **PORTAL)
    not_yet = _notice(opens_at=moment(9), closes_at=moment(40), portal_name="the county’s portal", **PORTAL)
    example = _notice(is_example=True)
    facts = "components/event_facts.html"
    return (
        Specimen("event-past", "Event that is over", facts, {"page": past}),
        Specimen("event-cancelled", "Event that is cancelled", facts, {"page": cancelled}),
        Specimen("event-unknown", "Event of which little is known", facts, {"page": unknown}),
        Specimen(
            "dated-past",
            "Dated list of what is over",
            "components/dated_list.html",
            {
                "pages": [past, cancelled, closed],
            },
            around="dated-area",
        ),
        Specimen(
            "pager-first", "Pager, first page", "components/pager.html", {"news": Paginator("123456", 3).page(1)}
        ),
        Specimen("notice-closed", "Notice, closed", "components/notice_facts.html", _states(closed)),
        Specimen("notice-not-yet", "Notice, not open yet", "components/notice_facts.html", _states(not_yet)),
        Specimen("notice-example", "Notice, an example", "components/notice_facts.html", _states(example)),
        Specimen("kit-expired", "Kit that has expired", "components/kit.html", {"page": _campaign(-3)}, is_wide=True),
        Specimen(
            "bodies-past",
            "Partners of earlier years",
            "components/bodies.html",
            {
                "heading": "Earlier arrangements",
                "bodies": _bodies(EARLIER),
            },
            is_wide=True,
        ),
    )


PORTAL = {"portal_address": "https://portal.example.org/notice"}
QUESTIONS = [
    (
        "question",
        {
            "question": "May two agencies bid together?",
            "asked_on": day(-9),
            "answer": "<p>Yes, <b>one</b> of them leads.</p>",
            "answered_on": day(-7),
        },
    ),
    (
        "question",
        {
            "question": "How many hours a week?",
            "asked_on": day(-1),
            "answer": "",
            "answered_on": None,
        },
    ),
]
ARTWORK = {
    "title": "Poster",
    "picture": Drawing(),
    "size": "A4",
    "alt": "A speech bubble: “You can still ask.”",
}
BODIES: list[dict[str, Any]] = [
    {
        "name": "Joint Commissioning Group",
        "what": "Plans services for the whole county and city.",
        "valid_from": day(-400),
        "known": "month",
        "confirmed_on": day(-20),
        "address": "https://example.org/group",
    },
    {"name": "A forum nobody has confirmed", "what": "Meets.", "arrangement": "2016 arrangement"},
]
EARLIER: list[dict[str, Any]] = [
    {"name": "An earlier board", "what": "Led.", "valid_from": day(-4000), "valid_until": day(-900), "known": "year"},
    {"name": "A post that ended", "what": "Led.", "valid_until": day(-5)},
]


def _event(begins: Any, **fields: Any) -> EventPage:
    return made_up(
        EventPage,
        "Engagement day",
        introduction="Tell us what the service should be.",
        starts_at=begins,
        ends_at=begins.replace(hour=15, minute=30),
        who_for="Agencies that may bid, and young people who want to be heard.",
        **fields,
    )


def _notice(**fields: Any) -> NoticePage:
    return made_up(NoticePage, "Support after going missing", introduction="A service for every child.", **fields)


def _states(notice: NoticePage) -> dict[str, Any]:
    state = notice.state
    return {"page": notice, "is_open": state == notice.State.OPEN, "is_closed": state == notice.State.CLOSED}


def _stages() -> list[tuple[Any, dict[str, str], str, str]]:
    return [
        (Stage.MODEL.label, {"text": "What the service should be."}, days_words(day(-90), day(-60)), "over"),
        (Stage.ENGAGEMENT.label, {"text": ""}, days_words(day(-5), day(5)), "now"),
        (Stage.CALL.label, {"text": "On the county’s portal."}, days_words(day(20), day(50)), "to come"),
        (Stage.AWARD.label, {"text": ""}, "", "unknown"),
    ]


def _campaign(days_left: int) -> CampaignPage:
    copy = {"channel": "Social media, short", "text": "You don’t need to be sure to ask.\n\nYou can just ask."}
    return made_up(
        CampaignPage,
        "A campaign",
        starts_on=day(-10),
        ends_on=day(10),
        kit=[("copy", copy), ("copy", {**copy, "channel": "School app"})],
        licence="Use it as it is, and say where it is from.",
        hashtags="#AskAnyway #Example",
        expires_on=day(days_left),
    )


def _bodies(values: list[dict[str, Any]]) -> Any:
    return made_up(PartnersPage, "Partners", bodies=[("body", value) for value in values]).bodies
