"""The words of a page as its readers meet them, each piece with whose words they are. Reads no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, TextField, URLField
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from core.language import LANGUAGE_LIST, Flag, Voice, flags
from core.models import BasePage
from core.reading_age import plain_text, reading_age

# Of the fields every page has, these are words for its readers; the others are for staff and for machines.
SHARED_WORDS = ("title", "search_description", "checked_by")
# These are for staff, but a telephone number belongs in none of them.
FOR_STAFF = frozenset({"kept_by"})
# A quotation this long is somebody else's text, such as a definition in law: nobody may put it more simply.
LONG_QUOTATION = 30  # words
_QUOTATION = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of text, plain, a line for each paragraph; `place` is the part of the page in the editor's words."""

    place: str
    text: str
    voice: Voice


def passages(page: Page) -> list[Passage]:
    """Everything that was written on `page`, in the order of its fields; addresses and the like as nobody's words.

    `page` must be of its own class (`specific`). What comes from elsewhere, such as a service's card, is not its own.
    """
    shared = {field.name for field in (*Page._meta.get_fields(), *BasePage._meta.get_fields())}
    found: list[Passage] = []
    for field in page._meta.concrete_fields:
        if field.name in SHARED_WORDS or field.name in FOR_STAFF or field.name not in shared:
            found += _of_field(field, page)
    return [passage for passage in found if passage.text]


def text_of(read: list[Passage]) -> str:
    """The passages as one text, a passage after the other."""
    return "\n".join(passage.text for passage in read)


def reading_age_of(read: list[Passage]) -> float | None:
    """The age at which the passages together are read with ease, in years; none where there are no words.

    Words shown as words to leave do not count, nor do long quotations.
    """
    counted = (passage.text for passage in read if passage.voice not in {Voice.LEAVE, Voice.NOBODY})
    return reading_age("\n".join(_without_long_quotations(text) for text in counted))


def flags_of(read: list[Passage], audience: str) -> list[Flag]:
    """The words of the language list in the passages of a page for that reader, in their order."""
    return [flag for passage in read for flag in flags(passage.text, audience, passage.voice, place=passage.place)]


def _of_field(field: Any, page: Page) -> Iterator[Passage]:
    place = str(field.verbose_name)
    if isinstance(field, StreamField):
        for block in field.value_from_object(page).raw_data:
            yield from _of_child(field.stream_block, block)
    elif isinstance(field, CharField | TextField) and not field.choices:
        is_read = not isinstance(field, URLField) and field.name not in FOR_STAFF
        text = plain_text(str(field.value_from_object(page) or ""))
        yield Passage(place, text, Voice.OURS if is_read else Voice.NOBODY)


def _of_child(stream: blocks.StreamBlock, raw: dict[str, Any]) -> Iterator[Passage]:
    child = stream.child_blocks.get(raw["type"])
    if child is not None:
        yield from _of_block(child, raw["value"], str(child.label))


def _of_block(block: blocks.Block, raw: Any, place: str) -> Iterator[Passage]:
    """The words in a block's stored value. The stored value, because the live one would load pages and services."""
    if not raw:
        return
    match block:
        case blocks.StreamBlock():
            for item in raw:
                yield from _of_child(block, item)
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _of_block(child, raw.get(name), place)
        case blocks.ListBlock():
            for item in raw:
                yield from _of_block(block.child_block, item["value"] if _is_item(item) else item, place)
        case TypedTableBlock():
            yield from _of_table(raw, place)
        case blocks.CharBlock() | blocks.TextBlock() | blocks.RichTextBlock():
            yield Passage(place, plain_text(str(raw)), Voice(getattr(block.meta, "voice", Voice.OURS)))


def _is_item(item: Any) -> bool:
    """Lists stored by old versions held their values bare."""
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item


def _of_table(raw: dict[str, Any], place: str) -> Iterator[Passage]:
    yield Passage(place, str(raw.get("caption") or ""), Voice.OURS)
    headings = [column["heading"] for column in raw["columns"]]
    for heading in headings:
        yield Passage(place, heading, Voice.OURS)
    for row in raw["rows"]:
        for heading, cell in zip(headings, row["values"], strict=False):
            yield Passage(place, plain_text(str(cell or "")), LANGUAGE_LIST.voice_of_column(heading))


def _without_long_quotations(text: str) -> str:
    return _QUOTATION.sub(lambda found: "" if len(found.group().split()) >= LONG_QUOTATION else found.group(), text)
