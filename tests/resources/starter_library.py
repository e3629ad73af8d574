"""The starter library's words, read once for the tests that judge them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from home.starter.library import read_library

LIBRARY = read_library("staffordshire")
RECORDS = {record["slug"]: record for record in LIBRARY.resources}
# Columns of what is not to be said stand there to be left unsaid.
LEFT_UNSAID = ("Words to leave", "It does harm to say", "It does harm")
NOT_WORDS = frozenset({"page_slug", "picture_name", "shape", "ground", "colour", "kind", "myth", "leave"})


def strings(value: Any) -> Iterator[str]:
    """Everything somebody can read in it."""
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


def words_of_blocks(blocks: list[dict[str, Any]]) -> str:
    """A line for each thing that is said in our own voice."""
    said: list[str] = []
    for block in blocks:
        value = block["value"]
        if block["type"] == "table":
            kept = [place for place, heading in enumerate(value["columns"]) if heading not in LEFT_UNSAID]
            said += [value["caption"], *(row[place] for row in value["rows"] for place in kept)]
        elif block["type"] != "links":
            said += strings(value)
    return "\n".join(said)


def words_of(record: dict[str, Any]) -> str:
    """What the page of a resource says."""
    own = [record.get(name, "") for name in ("title", "summary", "delivery", "if_told", "evidence")]
    return "\n".join([*filter(None, own), words_of_blocks(record["body"])])


def printed_words(form: dict[str, Any]) -> str:
    """What only one of its files says; empty where a file prints the page's own words."""
    return "\n".join([*strings(form.get("words", {})), words_of_blocks(form.get("body", []))]).strip()
