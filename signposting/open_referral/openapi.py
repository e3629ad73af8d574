"""The description of the feed for programs (OpenAPI 3.1), made of the same names and limits the feed itself uses."""

from __future__ import annotations

from typing import Any

from signposting.open_referral.addresses import api_address
from signposting.open_referral.paging import DEFAULT_SIZE, LARGEST_SIZE
from signposting.open_referral.schedules import DAYS

# Where the standard keeps its schemas; its own OpenAPI document points there too.
OFFICIAL = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema"
SCHEMAS = {
    "services": ("compiled/service_list.json", "compiled/service.json"),
    "service_at_locations": ("compiled/service_at_location_list.json", "compiled/service_at_location.json"),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}
WORDS = {
    "services": "Services the public can use today. A withdrawn one is in no list; its own address says `defunct`.",
    "service_at_locations": "Services at places to go. Confidential addresses are never in the feed.",
    "taxonomies": "The lists of terms services are sorted by.",
    "taxonomy_terms": "The terms of those lists.",
}
_UUID: dict[str, Any] = {"type": "string", "format": "uuid"}
_AGE: dict[str, Any] = {"type": "integer", "minimum": 0}
_TIME: dict[str, Any] = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"}
# Of every list, and of lists of services: each parameter's schema and what it means. All that are given must hold.
PAGING = {
    "page": ({"type": "integer", "minimum": 1, "default": 1}, "Which page, from 1."),
    "per_page": (
        {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
        f"Items on a page. More than {LARGEST_SIZE} counts as {LARGEST_SIZE}.",
    ),
}
FULL = {
    "full": ({"type": "boolean", "default": False}, "Each service with everything nested, as at its own address.")
}
OF_SERVICES = {
    "taxonomy_term_id": (
        {"type": "array", "items": _UUID},
        "Services with this term. Given more than once: with all of them.",
    ),
    "taxonomy_id": (_UUID, "Services with any term of this list."),
    "minimum_age": (_AGE, "Services whose lowest age is known and at least this."),
    "maximum_age": (_AGE, "Services whose highest age is known and at most this."),
    "day": ({"type": "string", "enum": list(DAYS)}, "Services with known hours on this day of the week."),
    "start_time": (_TIME, "Services with hours that start at this time or later."),
    "end_time": (_TIME, "Services with hours that end at this time or earlier."),
    "organization_id": (_UUID, "Services run by this organisation."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Services changed or checked then or later."),
    "area": ({"type": "string", "pattern": "^[A-Z][0-9]{8}$"}, "Services that help in the area with this ONS code."),
}
OF_TERMS = {"taxonomy_id": (_UUID, "Terms of this list.")}
# What may be asked of each list; the feed refuses every other name.
ASKED: dict[str, dict[str, Any]] = {
    "services": PAGING | FULL | OF_SERVICES,
    "service_at_locations": PAGING | OF_SERVICES,
    "taxonomies": PAGING,
    "taxonomy_terms": PAGING | OF_TERMS,
}


def document() -> dict[str, Any]:
    """The whole document, with this site's own address in it."""
    paths: dict[str, Any] = {"/": {"get": _get("about", "Which standard this is.", _ref("About"), [])}}
    for name, words in WORDS.items():
        listed, whole = SCHEMAS[name]
        paths[f"/{name}"] = {"get": _get(f"list_{name}", words, _page_of(listed), _parameters(name))}
        own = {"name": "id", "in": "path", "required": True, "schema": _UUID}
        one = _get(f"get_{name}", f"One of them, with everything nested. {words}", {"$ref": _official(whole)}, [own])
        one["responses"]["404"] = _answer("There is nothing at this address.", _ref("Refusal"))
        paths[f"/{name}/{{id}}"] = {"get": one}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open Referral UK feed",
            "version": "3.0",
            "description": "HSDS-UK 3.0. Open to all, read-only. No search by postcode or words: both would stand in "
            "an address. Everything asked must hold together; an unknown parameter is refused.",
        },
        "servers": [{"url": api_address()}],
        "paths": paths,
        "components": {"schemas": _COMPONENTS},
    }


_WHOLE_NUMBER = {"type": "integer", "minimum": 0}
_ENVELOPE = {
    "total_items": _WHOLE_NUMBER,
    "total_pages": _WHOLE_NUMBER,
    "page_number": {"type": "integer", "minimum": 1},
    "size": _WHOLE_NUMBER | {"description": "Items on this page."},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
    "contents": {"type": "array"},
}
_COMPONENTS: dict[str, Any] = {
    "About": {
        "type": "object",
        "required": ["version", "profile", "openapi_url"],
        "properties": {
            "version": {"type": "string"},
            "profile": {"type": "string", "format": "uri"},
            "openapi_url": {"type": "string", "format": "uri"},
            "know_about": {"type": "object", "properties": {"sample": {"type": "boolean"}}},
        },
    },
    "Page": {"type": "object", "required": list(_ENVELOPE), "properties": _ENVELOPE},
    "Refusal": {
        "type": "object",
        "required": ["status", "message"],
        "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
    },
}


def _get(operation: str, words: str, schema: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    responses = {
        "200": _answer("As asked.", schema),
        "304": {"description": "The asker has the very same: its ETag was sent in If-None-Match."},
        "400": _answer("A parameter that cannot be answered.", _ref("Refusal")),
    }
    return {"operationId": operation, "summary": words, "parameters": parameters, "responses": responses}


def _answer(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _page_of(schema: str) -> dict[str, Any]:
    contents = {"properties": {"contents": {"type": "array", "items": {"$ref": _official(schema)}}}}
    return {"allOf": [_ref("Page"), contents]}


def _parameters(name: str) -> list[dict[str, Any]]:
    return [
        {"name": asked, "in": "query", "required": False, "description": words, "schema": schema}
        for asked, (schema, words) in ASKED[name].items()
    ]


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _official(schema: str) -> str:
    return f"{OFFICIAL}/{schema}"
