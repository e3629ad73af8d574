"""The official Open Referral UK 3.0 schemas, and what of an object breaks them, in plain words.

The files in `schemas/` are the standard's own (BSD 3-Clause, docs/licences/open-referral.md). Two faults of theirs
are made good here: the list answers' envelope is in no schema that is enforced, and a contact's phones and a
service_at_location's service, which feeds carry, are named by none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).parent / "schemas"
# Every kind of object the standard knows: the names of its files.
KINDS = frozenset(path.stem for path in SCHEMAS.glob("*.json"))
# Where feeds nest an object that the schema of its holder does not name: the phones a contact has (`contact_id` in
# phone.json says so), and the service at a location (as in the standard's own examples).
NESTED = {("contact", "phones"): "phone", ("service_at_location", "service"): "service"}

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>\"(),:;\[\]\\]+@[^@\s<>\"(),:;\[\]\\]+")
_NOT_IN_A_URI = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE)

formats = FormatChecker(formats=())


@formats.checks("uuid")
def is_uuid(value: object) -> bool:
    """Whether a string is a UUID in its usual spelling. Anything but a string passes: its type is another rule."""
    return not isinstance(value, str) or _UUID.fullmatch(value) is not None


@formats.checks("email")
def is_email(value: object) -> bool:
    """Whether a string can be an email address."""
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


@formats.checks("uri")
def is_uri(value: object) -> bool:
    """Whether a string is a whole address with its scheme (RFC 3986), as `https://example.org/a`."""
    if not isinstance(value, str):
        return True
    if _NOT_IN_A_URI.search(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname)
    return bool(parts.scheme and (parts.netloc or parts.path))


@formats.checks("date-time")
def is_date_time(value: object) -> bool:
    """Whether a string is a moment with its time zone (RFC 3339)."""
    if not isinstance(value, str):
        return True
    if not _DATE_TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def faults_of(kind: str, obj: object) -> list[str]:
    """What of `obj` breaks the schema of `kind` (one of `KINDS`): short sentences with the place, none when it fits.

    The sentences never repeat a value, only names and what was due: a feed may hold anything. Raises `KeyError` for a
    kind the standard does not know.
    """
    found = [_in_words(error) for error in _validator(kind).iter_errors(obj)]
    return found + [
        fault for place, inner, value in _unnamed(kind, obj) for fault in _at(place, faults_of(inner, value))
    ]


def faults_of_page(page: object) -> list[str]:
    """What of one page of a list is not an envelope: keys, their types, and whether they agree with each other.

    The items in `contents` are not looked at: each has a kind of its own (`faults_of`).
    """
    if not isinstance(page, dict):
        return ["The page is not an object."]
    faults = [f"{key}: is missing." for key in _ENVELOPE if key not in page]
    faults += [
        f"{key}: should be {_TYPES[kind]}." for key, kind in _ENVELOPE.items() if not _is(kind, page.get(key, _NONE))
    ]
    if faults:
        return faults
    number, pages, size = page["page_number"], page["total_pages"], page["size"]
    agree = {
        "size: is not the number of items on the page.": size == len(page["contents"]),
        "empty: does not agree with the items on the page.": page["empty"] == (not page["contents"]),
        "first_page: does not agree with page_number.": page["first_page"] == (number == 1),
        "last_page: does not agree with total_pages.": page["last_page"] == (number >= pages),
        "total_items: is less than what the page holds.": page["total_items"] >= size,
        "total_pages: does not agree with total_items.": 0 <= pages <= max(page["total_items"], 1),
    }
    return [fault for fault, holds in agree.items() if not holds]


_NONE = object()
_TYPES = {
    "integer": "a whole number",
    "number": "a number",
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}
_ENVELOPE = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
    "contents": "array",
}
_FORMATS = {
    "uuid": "is not a UUID",
    "email": "is not an email address",
    "uri": "is not a whole web address",
    "date-time": "is not a date and time with its zone",
}


def _is(kind: str, value: object) -> bool:
    """Whether a value is of the JSON type; a missing one is told elsewhere."""
    return value is _NONE or Draft202012Validator.TYPE_CHECKER.is_type(value, kind)


@cache
def _registry() -> Registry[Any]:
    files = ((path.name, json.loads(path.read_text(encoding="utf-8"))) for path in SCHEMAS.glob("*.json"))
    return Registry().with_resources(
        (name, Resource.from_contents(content, default_specification=DRAFT202012)) for name, content in files
    )


@cache
def _validator(kind: str) -> Draft202012Validator:
    if kind not in KINDS:
        raise KeyError(kind)
    return Draft202012Validator({"$ref": f"{kind}.json"}, registry=_registry(), format_checker=formats)


def _in_words(error: ValidationError) -> str:
    place = ".".join(str(step) for step in error.absolute_path)
    match error.validator:
        case "required":
            missing = [str(name) for name in error.validator_value if name not in error.instance]
            # jsonschema yields one error for each missing name, and says which only in its message.
            name = next((name for name in missing if error.message.startswith(repr(name))), missing[0])
            return f"{'.'.join(filter(None, (place, name)))}: is missing."
        case "format":
            return f"{place}: {_FORMATS.get(error.validator_value, 'is not written as it should be')}."
        case "type":
            return f"{place or 'The object'}: should be {_TYPES.get(str(error.validator_value), 'of another type')}."
        case "enum":
            return f"{place}: should be one of {', '.join(str(value) for value in error.validator_value)}."
        case _:
            return f"{place or 'The object'}: does not fit the standard."


def _unnamed(kind: str, obj: object) -> Iterator[tuple[str, str, object]]:
    """The nested objects no schema names, as (place, kind, value)."""
    if not isinstance(obj, dict):
        return
    if kind == "service":
        for place, contact in _items(obj, "contacts"):
            for inner, phone in _items(contact, "phones"):
                yield f"{place}.{inner}", NESTED["contact", "phones"], phone
    elif kind == "contact":
        for place, phone in _items(obj, "phones"):
            yield place, NESTED["contact", "phones"], phone
    elif kind == "service_at_location" and "service" in obj:
        yield "service", NESTED["service_at_location", "service"], obj["service"]


def _items(obj: object, name: str) -> Iterator[tuple[str, object]]:
    held = obj.get(name) if isinstance(obj, dict) else None
    for number, item in enumerate(held if isinstance(held, list) else ()):
        yield f"{name}.{number}", item


def _at(place: str, faults: list[str]) -> list[str]:
    return [
        fault.replace("The object", place, 1) if fault.startswith("The object") else f"{place}.{fault}"
        for fault in faults
    ]
