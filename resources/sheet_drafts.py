"""What resources say of themselves in their latest drafts, for many at once: a handful of queries, however many.

Wagtail makes a whole page of a draft, with a dozen queries; a sheet needs some of its facts only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from resources.models import ContentNote, Licence, ResourcePage, ResourceTopic, Role, Setting, Topic
from resources.sheet_facts import Vocabulary

AT_ONCE = 200
PLAIN = (
    "title", "summary", "kind", "nations", "age_min", "age_max", "minutes", "group_size", "supervision", "made_by",
    "third_party", "kept_by", "review_every",
)  # fmt: skip
LISTS: dict[str, type[Any]] = {"roles": Role, "settings": Setting, "content_notes": ContentNote}

# The values of a draft by field: words as records of their lists.
Said = dict[str, Any]


def in_parts(things: Iterable[Any]) -> Iterator[list[Any]]:
    """The same things, `AT_ONCE` of them at a time."""
    rest = iter(things)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def said_by(pages: list[ResourcePage], vocabulary: Vocabulary) -> list[Said]:
    """What each of `pages` says in its latest draft, in their order. Give them with their `latest_revision`."""
    stored = _stored_words([page.pk for page in pages if page.latest_revision is None])
    return [
        _of_page(page, stored[page.pk], vocabulary)
        if page.latest_revision is None
        else _of_content(page.latest_revision.content, page, vocabulary)
        for page in pages
    ]


def _of_content(content: dict[str, Any], page: ResourcePage, vocabulary: Vocabulary) -> Said:
    """A draft made before a field was there says what the page says."""
    fields = {name: page._meta.get_field(name) for name in PLAIN}
    said: Said = {
        name: field.to_python(content.get(name, getattr(page, name)))  # type: ignore[union-attr]
        for name, field in fields.items()
    }
    keys = {name: content.get(name, []) for name in LISTS}
    keys["topics"] = [item["tag"] for item in content.get("topic_items", [])]
    return {**said, **_words(keys, content.get("licence"), vocabulary)}


def _of_page(page: ResourcePage, keys: dict[str, list[int]], vocabulary: Vocabulary) -> Said:
    return {**{name: getattr(page, name) for name in PLAIN}, **_words(keys, page.licence_id, vocabulary)}


def _words(keys: dict[str, list[int]], licence: int | None, vocabulary: Vocabulary) -> Said:
    """A word that was deleted since is no longer said."""
    lists: dict[str, type[Any]] = {**LISTS, "topics": Topic}
    said: Said = {
        name: [ours[key] for key in keys[name] if key in (ours := vocabulary.by_key(model))]
        for name, model in lists.items()
    }
    return {**said, "licence": vocabulary.by_key(Licence).get(licence) if licence else None}


def _stored_words(pages: list[int]) -> dict[int, dict[str, list[int]]]:
    """Of pages without any draft, the keys of their words. Four queries, none where there are no such pages."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: {name: [] for name in (*LISTS, "topics")})
    if not pages:
        return found
    for name, model in LISTS.items():
        through = getattr(ResourcePage, name).through
        rows = through.objects.filter(resourcepage__in=pages).order_by("pk")
        for page, key in rows.values_list("resourcepage_id", f"{model.__name__.lower()}_id"):
            found[page][name].append(key)
    for page, key in (
        ResourceTopic.objects.filter(content_object__in=pages)
        .order_by("pk")
        .values_list("content_object_id", "tag_id")
    ):
        found[page]["topics"].append(key)
    return found
