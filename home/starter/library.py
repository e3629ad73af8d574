"""The starter library: resources written for every partnership, and a pack's own; read as plain data and loaded.

`home/starter/library/` holds the words of the filters, three packs and a file a resource; `<pack>/library/resources/`
what only one partnership can say. Each resource names its code, so that what was printed from a site that was begun
anew still leads to it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from home.models import HomePage
from home.starter.library_on_pages import show_on_pages
from home.starter.pack import PACKS, Record
from resources.models import (
    ContentNote,
    LibraryPage,
    Licence,
    PackItem,
    PackPage,
    ResourcePage,
    Role,
    Setting,
    Topic,
)

FOLDER = PACKS / "library"
MADE_BY = "The starter library of this site"
# Keys of a record that are not fields of the page.
STRUCTURE = frozenset(
    {"roles", "settings", "topics", "content_notes", "licence", "how_people_ask", "body", "files", "nations"}
)
SETS: dict[str, type[Role | Setting | ContentNote]] = {
    "roles": Role,
    "settings": Setting,
    "content_notes": ContentNote,
}


@dataclass(frozen=True, slots=True)
class Library:
    """All of it, as read. The shapes are described in `docs/starter-packs.md`."""

    vocabulary: dict[str, list[Record]]
    resources: tuple[Record, ...]
    packs: tuple[Record, ...]


def read_library(pack: str) -> Library:
    """What every partnership begins with, and what the pack called `pack` adds."""
    folders = (FOLDER / "resources", PACKS / pack / "library" / "resources")
    return Library(
        vocabulary=_json(FOLDER / "vocabulary.json"),
        resources=tuple(_json(path) for folder in folders for path in sorted(folder.glob("*.json"))),
        packs=tuple(_json(FOLDER / "packs.json")),
    )


def stored(blocks: list[Record]) -> list[Record]:
    """Blocks as a record writes them, as their stream stores them. Links to pages that are not there are left out."""
    return [{"type": block["type"], "value": _value(block)} for block in blocks]


def _value(block: Record) -> Any:
    value = block["value"]
    if block["type"] == "table":
        return {
            "caption": value["caption"],
            "columns": [{"type": "text", "heading": heading} for heading in value["columns"]],
            "rows": [{"values": row} for row in value["rows"]],
        }
    if block["type"] == "links":
        slugs = [one["page_slug"] for one in value["links"]]
        pages = {page.slug: page.pk for page in Page.objects.filter(Q(slug__in=slugs))}
        links = [
            {"text": one["text"], "page": pages[one["page_slug"]], "address": ""}
            for one in value["links"]
            if one["page_slug"] in pages
        ]
        return {**value, "links": links}
    return value


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


class LibraryLoader:
    """Loads a library into a site that has none."""

    def __init__(self, library: Library, *, publish_unchecked: bool) -> None:
        """`publish_unchecked`: whether resources go live before a specialist has read them."""
        self.library = library
        self.publish_unchecked = publish_unchecked
        self.terms: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, ResourcePage] = {}

    def load(self) -> LibraryPage:
        """The words, the library's page, each resource without its files, the packs; then what other pages show."""
        self._load_vocabulary()
        home = HomePage.objects.get()
        library = LibraryPage(
            title="Library",
            slug="resources",
            audience="w",
            names_campaign=True,
            show_in_menus=True,
            kept_by="Resource librarian",
            introduction="Lessons, briefings, posters and guides. Each says whom it is for, how to use it safely, "
            "and whether it is still current.",
            search_description="Lessons, briefings, posters and guides, each with how to use it safely.",
            live=False,
        )
        home.add_child(instance=library)
        self._publish(library)
        for record in self.library.resources:
            self.pages[record["slug"]] = self._load_resource(record, library)
        for record in self.library.packs:
            self._load_pack(record, library)
        show_on_pages(self.pages)
        return library

    def _load_vocabulary(self) -> None:
        words = self.library.vocabulary
        for name, kind in {**SETS, "licences": Licence}.items():
            for order, row in enumerate(words[name]):
                kind.objects.get_or_create(key=row["key"], defaults={**row, "order": 10 * order})
            self.terms[name] = {term.key: term for term in kind.objects.all()}
        for order, row in enumerate(words["topics"]):
            Topic.objects.get_or_create(slug=row["key"], defaults={"name": row["name"], "order": 10 * order})
        self.terms["topics"] = {topic.slug: topic for topic in Topic.objects.all()}

    def _load_resource(self, record: Record, library: LibraryPage) -> ResourcePage:
        fields = {name: value for name, value in record.items() if name not in STRUCTURE}
        fields["nations"] = tuple(record["nations"])
        page = ResourcePage(
            **fields,
            licence=self.terms["licences"][record["licence"]],
            made_by=MADE_BY,
            needs_check=True,
            kept_by="Resource librarian",
            how_people_ask="\n".join(record["how_people_ask"]),
            live=False,
        )
        library.add_child(instance=page)
        for name in SETS:
            setattr(page, name, [self.terms[name][key] for key in record[name]])
        page.topics.add(*[self.terms["topics"][key] for key in record["topics"]])
        page.body = json.dumps(stored(record["body"]))
        page.full_clean()
        page.save()
        self._publish(page)
        return ResourcePage.objects.get(pk=page.pk)

    def _load_pack(self, record: Record, library: LibraryPage) -> None:
        pack = PackPage(
            title=record["title"],
            slug=record["slug"],
            summary=record["summary"],
            start_here=record["start_here"],
            search_description=record["summary"],
            audience="w",
            names_campaign=True,
            kept_by="Resource librarian",
            live=False,
        )
        library.add_child(instance=pack)
        found = [(self.pages[slug], note) for slug, note in record["items"] if slug in self.pages]
        for order, (page, note) in enumerate(found):
            pack.items.add(PackItem(resource=page, note=note, sort_order=order))
        pack.full_clean()
        pack.save()
        self._publish(pack)

    def _publish(self, page: Any) -> None:
        """On a real deployment all of it is a draft until a librarian has read it."""
        revision = page.save_revision()
        if self.publish_unchecked:
            revision.publish()
