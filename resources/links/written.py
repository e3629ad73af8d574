"""The addresses of other sites that a public record holds, wherever in it they stand, with the words of each link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Model

from signposting.models import Service

ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
LONGEST = 2000  # bytes: an index of PostgreSQL holds no more than 2,704
LONGEST_WORDS = 200
# Names of fields, beside an address, that hold the words of its link.
WORDS = ("text", "label", "statement", "title", "name")


@dataclass(frozen=True, slots=True)
class Written:
    """One link: where it leads, and its words (the record's name, where it has none)."""

    address: str
    words: str


def links_in(record: Model) -> set[Written]:
    """Every link to another site in `record`: a page with its blocks and rows, a service, any other record.

    It is read as Wagtail stores it, so that a new kind of block is read as well.
    """
    if isinstance(record, Service):
        found = _of_service(record)
    elif hasattr(record, "serializable_data"):
        found = (link for value in record.serializable_data().values() for link in _in(value, str(record)))
    else:
        fields = record._meta.concrete_fields
        found = (link for field in fields for link in _in(field.value_from_object(record), str(record)))
    return {
        Written(link.address, " ".join(link.words.split())[:LONGEST_WORDS] or link.address[:LONGEST_WORDS])
        for link in found
        if len(link.address.encode()) <= LONGEST
    }


def _of_service(service: Service) -> Iterator[Written]:
    """Its ways in only: what else it holds is for staff."""
    for channel in service.channels.all():
        if not channel.is_private:
            yield from _in(channel.value, channel.label or service.name)


def _in(value: Any, words: str) -> Iterator[Written]:
    if isinstance(value, dict):
        own = next((value[name] for name in WORDS if isinstance(value.get(name), str) and value[name]), words)
        for part in value.values():
            yield from _in(part, own)
    elif isinstance(value, list):
        for part in value:
            yield from _in(part, words)
    elif isinstance(value, str):
        yield from _in_text(value.strip(), words)


def _in_text(text: str, words: str) -> Iterator[Written]:
    if text.startswith("[{"):  # blocks are stored as one text
        try:
            yield from _in(json.loads(text), words)
        except ValueError:
            return
    elif ADDRESS.fullmatch(text):
        yield Written(text, words)
    elif "href=" in text:
        for link in BeautifulSoup(text, "html.parser").find_all("a", href=ADDRESS):
            yield Written(str(link["href"]).strip(), link.get_text(" "))
