"""The starter pack's words, read once for the tests that judge them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import home
from home.starter.pack import read_pack

FOLDER = Path(home.__file__).parent / "starter" / "staffordshire"
# Five digits or more, however they are spaced, and the two short numbers: these come from the directory only.
NUMBER = re.compile(r"\d(?:[\s-]?\d){4,}|\b(?:999|101)\b")
# Names of bodies cannot be put more simply, so they do not count towards a paragraph's reading age.
NAMES = (
    "Equality Advisory and Support Service (EASS)",
    "Joint Commissioning Group",
    "Office for National Statistics",
    "Police and Crime Commissioner’s office",
    "Safeguarding Boards",
    "Staffordshire Police",
    "Targeted Child Sexual Exploitation Service",
)
DAYS = ("starts_on", "ends_on", "asked_on", "answered_on", "valid_from", "valid_until", "confirmed_on")
NOT_WORDS = frozenset({"service", "page_slug", "address", "picture_name", "stage", "known", *DAYS})
# What a page shows of itself, and its streams, in the order a reader meets them.
OWN_WORDS = (
    "title",
    "heading",
    "introduction",
    "door_label",
    "door_hint",
    "content_note",
    "who",
    "message",
    "who_for",
    "place",
    "how_to_book",
    "licence",
)
STREAMS = ("groups", "scenes", "points", "stages", "bodies", "body", "questions", "kit")
# The one quotation on the site: England's definition, from the guide of February 2017, word for word.
DEFINITION = (
    "“Child sexual exploitation is a form of child sexual abuse. It occurs where an individual or group takes "
    "advantage of an imbalance of power to coerce, manipulate or deceive a child or young person under the age of 18 "
    "into sexual activity (a) in exchange for something the victim needs or wants, and/or (b) for the financial "
    "advantage or increased status of the perpetrator or facilitator. The victim may have been sexually exploited "
    "even if the sexual activity appears consensual. Child sexual exploitation does not always involve physical "
    "contact; it can also occur through the use of technology.”"
)


def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def every_page(records: list[dict[str, Any]] | None = None) -> Iterator[dict[str, Any]]:
    for record in read_pack("staffordshire").pages if records is None else records:
        yield record
        yield from every_page(record.get("children", []))


def strings(value: Any) -> Iterator[str]:
    """Everything somebody can read in a block's value."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from strings(item)
        case dict():
            for name, item in value.items():
                if name not in NOT_WORDS:
                    yield from strings(item)


def words_of(page: dict[str, Any]) -> str:
    """All a reader of the page reads, block by block, with its tags."""
    own = [page.get(name, "") for name in OWN_WORDS]
    blocks = [block for stream in STREAMS for block in page.get(stream, [])]
    return "\n".join([*filter(None, own), *(text for block in blocks for text in strings(block["value"]))])


def own_words_of(page: dict[str, Any]) -> str:
    """The same without what is there only to be quoted or left unsaid: the definition, and words to leave."""
    tables = [block["value"]["table"] for block in page["body"] if block["type"] == "table"]
    unsaid = [
        row[place]
        for table in tables
        for place, heading in enumerate(table["columns"])
        if heading == "Words to leave"
        for row in table["rows"]
    ]
    words = words_of(page)
    for text in [DEFINITION, *unsaid]:
        words = words.replace(text, "")
    return words


def addresses(records: list[dict[str, Any]], above: str = "/") -> Iterator[tuple[str, dict[str, Any]]]:
    """The address of each page below the home page, and of the sheet each page of signs makes."""
    for record in records:
        address = f"{above}{record['slug']}/"
        yield address, record
        if record["type"] == "SignsPage":
            yield f"{address}checklist/", record
        yield from addresses(record.get("children", []), address)


def words_before_the_first_card(page: dict[str, Any]) -> str | None:
    """What is read before any helpline's card; none where the page has no card."""
    cards = [place for place, block in enumerate(page["body"]) if block["type"] == "contact_card"]
    return words_of({**page, "body": page["body"][: cards[0]]}) if cards else None


PAGES = {page["slug"]: page for page in every_page()}
ADDRESSES = dict(addresses(next(every_page())["children"]))
SERVICES = {service["key"]: service for service in read("services.json")}
NEEDS = {need["code"]: need for need in read("needs.json")}
with (FOLDER / "source.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = {int(row["row"]): row for row in csv.DictReader(_file)}
