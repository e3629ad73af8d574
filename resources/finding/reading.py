"""Reads the library once: every listed resource, newest first, and who stands under which filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _

from resources.finding import facets, vocabulary
from resources.finding.masks import mask_of
from resources.models import (
    ContentNote,
    FileVersion,
    Nation,
    ResourcePage,
    ResourceTopic,
    ResourceType,
    Role,
    Setting,
    Topic,
)

YES = "yes"
# The library's own words, by the key of their group: their model, the field that stands in addresses, and the links.
TERMS: dict[str, tuple[Any, str, Any, str]] = {
    "role": (Role, "key", ResourcePage.roles.through, "role_id"),
    "setting": (Setting, "key", ResourcePage.settings.through, "setting_id"),
    "topic": (Topic, "slug", ResourceTopic, "tag_id"),
    "without": (ContentNote, "key", ResourcePage.content_notes.through, "contentnote_id"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """All listed resources, newest first, and the groups of filters over them. Never changes.

    `pks` gives the primary key at each place, `overdue` masks those that should have been reviewed by now, and
    `by_review` has all places with the latest reviewed first, those overdue and those nobody reviewed last.
    """

    state: Hashable
    pks: tuple[int, ...]
    overdue: int
    by_review: tuple[int, ...]
    groups: tuple[facets.Group, ...]

    @property
    def everything(self) -> int:
        """The mask of all."""
        return (1 << len(self.pks)) - 1

    def labels_at(self, place: int, key: str) -> list[Any]:
        """What the resource at this place has of the group with this key, in words."""
        (group,) = (group for group in self.groups if group.key == key)
        return [value.label for value in group.values if value.mask >> place & 1]


def read(state: Hashable, today: date) -> Listed:
    """The library as it is `today`: five queries, whatever its size. `state` is only kept."""
    pages = list(
        ResourcePage.objects.listed()
        .order_by(F("first_published_at").desc(nulls_last=True), "-pk")
        .values(
            "pk", "reviewed_on", "review_due_on", "kind", "nations", "age_min", "age_max", "minutes",
            "has_send_version", "parents_may_see", "web_only", "locale__language_code",
        )
    )  # fmt: skip
    place_of = {page["pk"]: place for place, page in enumerate(pages)}
    files: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    current = FileVersion.objects.filter(is_current=True)
    for pk, kind, purpose, language in current.values_list(
        "file__resource_id", "kind", "file__purpose", "file__language"
    ):
        files[pk].append((kind, purpose, language))
    terms, links = _terms(), _links(place_of)

    def group(key: str, heading: Any, words: Iterable[tuple[str, Any]], keys_of: Any) -> facets.Group:
        """A group of a closed list: `keys_of` says which of its keys a page has."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, page in enumerate(pages):
            for one in keys_of(page):
                places[one].append(place)
        return facets.Group(
            key, heading, tuple(facets.Value(one, label, mask_of(places[one])) for one, label in words)
        )

    def own(key: str, heading: Any, *, excludes: bool = False) -> facets.Group:
        """A group of the library's own words."""
        values = (facets.Value(slug, name, mask_of(links[key, pk])) for pk, slug, name in terms[key])
        return facets.Group(key, heading, tuple(values), excludes)

    def formats(page: dict[str, Any]) -> list[str]:
        return vocabulary.formats_of((file[:2] for file in files[page["pk"]]), web_only=page["web_only"])

    def languages(page: dict[str, Any]) -> set[str]:
        page_language = page["locale__language_code"].partition("-")[0]
        return {page_language} if page["web_only"] else {language for *_file, language in files[page["pk"]]}

    used = [key for page in pages for key in formats(page)]
    spoken = [(code, vocabulary.language_words(code)) for code in {c for page in pages for c in languages(page)}]
    more = _("More")
    groups = (
        own("role", _("Made for")),
        own("setting", _("Used in")),
        own("topic", _("About")),
        group("type", _("Type"), ResourceType.choices, lambda page: [page["kind"]]),
        group(
            "age",
            _("Ages"),
            [*((key, words) for key, _low, _high, words in vocabulary.AGES), vocabulary.ADULTS],
            lambda page: vocabulary.ages_of(page["age_min"], page["age_max"]),
        ),
        group(
            "minutes",
            _("Time it takes"),
            [*((str(most), words) for most, words in vocabulary.MINUTES), vocabulary.LONGER],
            lambda page: vocabulary.minutes_of(page["minutes"]),
        ),
        group("format", _("Format"), [(key, vocabulary.format_words(key)) for key in _often_first(used)], formats),
        group("language", _("Language"), sorted(spoken, key=lambda one: (one[0] != "en", str(one[1]))), languages),
        group("nation", _("Written for"), Nation.choices, lambda page: page["nations"]),
        own("without", _("Leave out what has"), excludes=True),
        group(
            "send",
            more,
            [(YES, _("A version for special educational needs"))],
            lambda page: [YES] if page["has_send_version"] else [],
        ),
        group(
            "parents",
            more,
            [(YES, _("Parents may see it"))],
            lambda page: [YES] if page["parents_may_see"] else [],
        ),
    )
    return Listed(state, tuple(place_of), *_reviews(pages, today), groups)


def _reviews(pages: list[dict[str, Any]], today: date) -> tuple[int, tuple[int, ...]]:
    """`overdue` and `by_review` of `Listed`. Never reviewed is not overdue: nothing was promised."""
    overdue = {place for place, page in enumerate(pages) if page["review_due_on"] and page["review_due_on"] < today}

    def latest_first(place: int) -> tuple[bool, int]:
        day = pages[place]["reviewed_on"]
        return place in overdue, -day.toordinal() if day else 0

    return mask_of(overdue), tuple(sorted(range(len(pages)), key=latest_first))


def _often_first(keys: list[str]) -> list[str]:
    """Each once, the most used first; kinds before the forms somebody may need."""
    forms = [form for form in vocabulary.FORMS if form in keys]
    kinds = set(keys) - set(forms)
    return [*sorted(kinds, key=lambda key: (-keys.count(key), key)), *forms]


def _terms() -> dict[str, list[tuple[int, str, str]]]:
    """By group, the library's own words in their order: primary key, key in addresses, name. One query."""
    parts = [
        model._default_manager.order_by().values_list(Value(key), "pk", slug, "name", "order")
        for key, (model, slug, _through, _column) in TERMS.items()
    ]
    found: dict[str, list[tuple[int, str, str]]] = {key: [] for key in TERMS}
    rows = parts[0].union(*parts[1:], all=True)
    for key, pk, slug, name, _order in sorted(rows, key=lambda row: (row[4], row[3])):
        found[key].append((pk, slug, name))
    return found


def _links(place_of: dict[int, int]) -> dict[tuple[str, int], list[int]]:
    """By group and word, the places of the resources that have it. One query."""
    parts = [
        through._default_manager.order_by().values_list(
            Value(key), "content_object_id" if through is ResourceTopic else "resourcepage_id", column
        )
        for key, (_model, _slug, through, column) in TERMS.items()
    ]
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for key, page, term in parts[0].union(*parts[1:], all=True):
        if page in place_of:
            found[key, term].append(place_of[page])
    return found
