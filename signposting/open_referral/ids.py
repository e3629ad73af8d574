"""The UUIDs that name things in open data: the same for the same thing, on every site and in every answer.

Services and organisations carry their own (`open_id`). Everything else is named by what it is: a version 5 UUID
(RFC 9562) made of its holder's UUID, or of `NAMESPACE`, and words. A line whose number changes is another line and
gets another name; putting lines in another order changes none.
"""

from __future__ import annotations

import uuid

# Made once by chance and never changed: everything named below hangs on it.
NAMESPACE = uuid.UUID("5b6e3a0c-0f63-4f0e-9d5e-2a6f3c1d7b48")


def taxonomy_id(code: str) -> uuid.UUID:
    """A list of terms: `taxonomy_id("needs")`."""
    return uuid.uuid5(NAMESPACE, f"taxonomy/{code}")


def term_id(taxonomy: str, code: str) -> uuid.UUID:
    """A term of a list, by its code: the same need has the same name at every partnership that keeps the code."""
    return uuid.uuid5(NAMESPACE, f"taxonomy/{taxonomy}/{code}")


def location_id(address: str) -> uuid.UUID:
    """A place to go, by its address as written; two services at one address share it."""
    return uuid.uuid5(NAMESPACE, f"location/{_plain(address)}")


def part_id(holder: uuid.UUID, *words: object) -> uuid.UUID:
    """A part of a service, of a line or of a place: `part_id(service.open_id, "area", "X00000001")`."""
    return uuid.uuid5(holder, "/".join(str(word) for word in words))


def service_at_location_id(service: uuid.UUID, address: str) -> uuid.UUID:
    """One service at one address."""
    return part_id(service, "at", _plain(address))


def _plain(address: str) -> str:
    """An address without the blanks, commas and capitals in which two spellings of it differ."""
    return " ".join(address.replace(",", " ").split()).casefold()
