"""The cards of one page of the list: what a resource is, how large, how current, and where in it the words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from resources.finding.reading import Listed
from resources.finding.search import Found, best_page
from resources.finding.snippets import Piece, pieces, snippet
from resources.finding.words import FilePage, WordIndex, uncut
from resources.models import FileVersion, PageText, Purpose, ResourcePage, State
from resources.showing.facts import ages_with_name, minutes_in_words, reviewed_in_words
from resources.showing.files import KINDS, about_in_words

# A browser's own PDF reader opens at the page an address names.
OPENS_AT_A_PAGE = frozenset({"pdf"})


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page of one of its files that says what was asked: its number, where it opens, and the words around."""

    number: int
    address: str
    file: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One resource of the list, in words. `warnings` are what a leader should not find out in the room."""

    ref: str
    kind: str
    title: str
    address: str
    summary: tuple[Piece, ...]
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    hit: PageHit | None = None


def cards_of(
    now: Listed, places: Sequence[int], above: str, found: Found | None = None, index: WordIndex | None = None
) -> list[Card]:
    """The cards of the resources at these places, in order; `above` is the library's own address. Three queries.

    What was withdrawn since the list was made is left out.
    """
    at = {now.pks[place]: place for place in places}
    pages = ResourcePage.objects.live().filter(pk__in=at, state=State.CURRENT)
    loaded = {page.pk: page for page in pages.defer("body", "delivery", "if_told", "evidence")}
    versions = _current_versions(at)
    hits = _page_hits(at, versions, found, index) if found and index else {}
    stems = found.stems if found else frozenset()
    return [
        Card(
            ref=page.ref,
            kind=page.get_kind_display(),
            title=page.title,
            address=f"{above}{page.slug}/",
            summary=pieces(page.summary, stems),
            facts=tuple(fact for fact in _facts(page, versions[pk]) if fact),
            warnings=tuple(_warnings(page, now.labels_at(place, "without"))),
            hit=hits.get(pk),
        )
        for pk, place in at.items()
        if (page := loaded.get(pk))
    ]


def _current_versions(pks: Collection[int]) -> dict[int, list[FileVersion]]:
    """By resource, today's versions of its files: the one to print first, then in the files' order."""
    found: dict[int, list[FileVersion]] = defaultdict(list)
    current = FileVersion.objects.filter(is_current=True, file__resource__in=pks).select_related("file")
    for version in current.order_by("file__order", "file_id"):
        found[version.file.resource_id].append(version)
    for versions in found.values():
        versions.sort(key=lambda version: version.file.purpose != Purpose.MAIN)
    return found


def _facts(page: ResourcePage, versions: list[FileVersion]) -> list[str]:
    files = _("To read on the page")
    if versions:
        first, *others = versions
        files = about_in_words(first)
        kinds = dict.fromkeys(KINDS.get(version.kind, version.kind.upper()) for version in others)
        also = [kind for kind in kinds if kind != KINDS.get(first.kind)]
        if also:
            files = _("%(file)s (also %(kinds)s)") % {"file": files, "kinds": ", ".join(also)}
    return [files, ages_with_name(page), minutes_in_words(page.minutes), reviewed_in_words(page)]


def _warnings(page: ResourcePage, notes: Sequence[Any]) -> list[str]:
    in_words = "; ".join(str(note) for note in notes)
    warnings = [_("May distress: %(notes)s") % {"notes": in_words}] if notes else []
    return [*warnings, _("Due to be reviewed again")] if page.review_is_overdue else warnings


def _page_hits(
    at: Mapping[int, int], versions: Mapping[int, list[FileVersion]], found: Found, index: WordIndex
) -> dict[int, PageHit]:
    """By resource, the page of its files that says what was asked. One query, and only for what is shown.

    None where the card itself says all of it.
    """
    told = found.told_by(index.on_cards)
    wanted: dict[int, FilePage] = {
        pk: page
        for pk, place in at.items()
        if not told >> place & 1 and (page := best_page(place, found, index)) is not None
    }
    if not wanted:
        return {}
    anyone: list[Any] = [Q(version_id=page.version, number=page.number) for page in wanted.values()]
    texts = PageText.objects.filter(reduce(or_, anyone)).values_list("version_id", "number", "text")
    text_of = {FilePage(version, number): text for version, number, text in texts}
    hits = {}
    for pk, page in wanted.items():
        version = next((one for one in versions.get(pk, ()) if one.pk == page.version), None)
        if version is None or page not in text_of:
            continue
        address = reverse("file_ref", args=[version.file.ref])
        if version.kind in OPENS_AT_A_PAGE:
            address = f"{address}#page={page.number}"
        words = snippet(uncut(text_of[page]), found.stems)
        hits[pk] = PageHit(page.number, address, version.file.name, words)
    return hits
