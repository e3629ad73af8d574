"""The two lists of terms services are sorted by in open data: what they help with, and who may get in touch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import translation

from core.audiences import Audience
from signposting.models import Need
from signposting.open_referral.addresses import api_address
from signposting.open_referral.ids import taxonomy_id, term_id

NEEDS = "needs"
AUDIENCES = "audiences"
# Name and description of each list. English, as everything in the feed is.
TAXONOMIES = {
    NEEDS: ("Needs", "What a service helps with. The codes and words are this partnership's own."),
    AUDIENCES: ("Audiences", "Who may get in touch with a service."),
}
CODES = {taxonomy_id(code): code for code in TAXONOMIES}


def public_needs() -> list[Need]:
    """Every need, in the public's language and its own order. One query."""
    return list(Need.objects.filter(locale__language_code=translation.get_language() or "en-gb"))


def need_term(need: Need) -> dict[str, Any]:
    """A `taxonomy_term` for a need."""
    return _term(NEEDS, need.code, need.name, need.name_for_young or need.name)


def audience_term(code: str) -> dict[str, Any]:
    """A `taxonomy_term` for a reader: an `Audience` code."""
    name = str(Audience(code).label)
    return _term(AUDIENCES, code, name, name)


def terms_of(taxonomy: str, needs: Iterable[Need]) -> list[dict[str, Any]]:
    """The terms of one list, in order."""
    if taxonomy == NEEDS:
        return [need_term(need) for need in needs]
    return [audience_term(code) for code in Audience.values]


def taxonomy_of(code: str) -> dict[str, Any]:
    """A `taxonomy`, without its terms."""
    name, description = TAXONOMIES[code]
    own = taxonomy_id(code)
    return {"id": str(own), "name": name, "description": description, "uri": api_address("taxonomies", own)}


def codes_of_terms(needs: Iterable[Need]) -> dict[UUID, tuple[str, str]]:
    """Every term's UUID with its list and code: `{…: ("needs", "talk")}`."""
    known = {term_id(NEEDS, need.code): (NEEDS, need.code) for need in needs}
    return known | {term_id(AUDIENCES, code): (AUDIENCES, code) for code in Audience.values}


def _term(taxonomy: str, code: str, name: str, description: str) -> dict[str, Any]:
    own = term_id(taxonomy, code)
    return {
        "id": str(own),
        "name": name,
        "description": description,
        "taxonomy": TAXONOMIES[taxonomy][0],
        "taxonomy_id": str(taxonomy_id(taxonomy)),
        "term_uri": api_address("taxonomy_terms", own),
        "term": code,
    }
