"""What the library's page costs with fifty resources and with five thousand, in processor time of one process."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

FEW, MANY = 50, 5_000
# So many times the processor time of the few may the many cost.
MOST_TIMES = 3.0
ROUNDS, ASKED = 5, 20
LISTS = {
    "everything": "",
    "filters": "?role=bench-1&role=bench-2&setting=bench-1&without=bench-1",
    "a late page": "?page=200&sort=reviewed",
    "words": "?q=front+desk",
}
WORDS = (
    "lesson",
    "front",
    "desk",
    "staff",
    "driver",
    "phone",
    "online",
    "parents",
    "safe",
    "notice",
    "ring",
    "shift",
)


def tell(say: Callable[[str], None]) -> bool:
    """Fill the prepared site's library with made-up resources, measure, and take them back. Needs Django set up.

    False where a list of the many costs more than it may.
    """
    from django.db import transaction

    costs: dict[int, dict[str, float]] = {}
    with transaction.atomic():
        shelf = Shelf()
        for size in (FEW, MANY):
            shelf.fill(size)
            costs[size] = {name: _cost(f"{shelf.address}{query}") for name, query in LISTS.items()}
            costs[size] |= _after_a_change()
        transaction.set_rollback(True)
    say(f"\nThe library's list, processor ms a page: {FEW} resources, {MANY:,}, how many times as much")
    kept = True
    for name, few in costs[FEW].items():
        many = costs[MANY][name]
        broken = name in LISTS and many > MOST_TIMES * few
        kept = kept and not broken
        say(f"{name:<36}{few:>9.1f}{many:>9.1f}{many / few:>9.1f}{'  BROKEN' if broken else ''}")
    return kept


class Shelf:
    """The library with nothing in it but what is made up here. Written in bulk: nobody edits five thousand pages."""

    def __init__(self) -> None:
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page

        from resources.models import ContentNote, LibraryPage, ResourcePage, Role, Setting, Topic

        self.library = LibraryPage.objects.get()
        self.address = self.library.get_url()
        Page.objects.child_of(self.library).update(live=False)
        self.start = self.library.get_children().count()
        self.type = ContentType.objects.get_for_model(ResourcePage)
        self.chance = random.Random(5)
        self.size = 0
        self.terms: dict[str, list[Any]] = {
            name: [model.objects.create(key=f"bench-{n}", name=f"Bench {name} {n}") for n in range(many)]
            for name, model, many in (
                ("roles", Role, 12),
                ("settings", Setting, 10),
                ("content_notes", ContentNote, 5),
            )
        }
        self.terms["topics"] = [Topic.objects.create(slug=f"bench-{n}", name=f"Bench topic {n}") for n in range(12)]

    def fill(self, size: int) -> None:
        """Add resources until there are `size`."""
        from django.utils import timezone
        from wagtail.models import Page

        from resources.finding.stamp import changed
        from resources.models import FileVersion, PageText, ResourceFile, ResourcePage, ResourceTopic

        chance, now = self.chance, timezone.now()
        numbers = range(self.size, size)
        pages = Page.objects.bulk_create(
            Page(
                path=Page._get_path(self.library.path, self.library.depth + 1, self.start + number + 1),
                depth=self.library.depth + 1,
                content_type=self.type,
                title=f"Bench {number}: {self._words(3)}",
                draft_title=f"Bench {number}",
                slug=f"bench-{number}",
                url_path=f"{self.library.url_path}bench-{number}/",
                locale=self.library.locale,
                live=True,
                first_published_at=now,
            )
            for number in numbers
        )
        resources = []
        for number, page in zip(numbers, pages, strict=True):
            resource = ResourcePage(
                page_ptr=page,
                ref=_ref(number),
                summary=self._words(12),
                kind=chance.choice(["lesson", "poster", "briefing", "guide"]),
                nations=("e",),
                age_min=chance.choice([None, 11, 14]),
                age_max=16,
                minutes=chance.choice([None, 10, 45]),
            )
            resource.__dict__.update({field.attname: getattr(page, field.attname) for field in Page._meta.fields})
            resource.save_base(raw=True)  # the row of its own table only
            resources.append(resource)
        for name in ("roles", "settings", "content_notes"):
            through = getattr(ResourcePage, name).through
            column = f"{through._meta.fields[2].name}_id"
            through.objects.bulk_create(
                through(resourcepage_id=resource.pk, **{column: term.pk})
                for resource in resources
                for term in chance.sample(self.terms[name], 2)
            )
        ResourceTopic.objects.bulk_create(
            ResourceTopic(content_object_id=resource.pk, tag=topic)
            for resource in resources
            for topic in chance.sample(self.terms["topics"], 2)
        )
        files = ResourceFile.objects.bulk_create(
            ResourceFile(resource=resource, ref=resource.ref) for resource in resources
        )
        versions = FileVersion.objects.bulk_create(
            FileVersion(
                file=file, number=1, name="a.pdf", kind="pdf", sha256=f"{n:064}", size=9, pages=1, made_at=now
            )
            for n, file in enumerate(files, start=self.size)
        )
        PageText.objects.bulk_create(
            PageText(version=version, number=1, text=self._words(200)) for version in versions
        )
        self.size = size
        changed()

    def _words(self, many: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=many))


def _ref(number: int) -> str:
    """A code as the library gives them, a different one for each number."""
    from resources.refs import LENGTH, LETTERS

    return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(LENGTH))


def _cost(address: str) -> float:
    """Processor milliseconds of one page: the middle of the rounds."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.get(address)  # what is remembered is made at the first
    rounds = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        for _one in range(ASKED):
            if client.get(address).status_code != 200:
                raise RuntimeError(f"{address} is no page")
        rounds.append(1000 * (time.process_time() - begun) / ASKED)
    return statistics.median(rounds)


def _after_a_change() -> dict[str, float]:
    """What the first list, and the first search, cost once when the library changed."""
    from datetime import date

    from resources.finding.reading import read
    from resources.finding.words import read_words

    begun = time.process_time()
    now = read("", date.today())  # noqa: DTZ011 (any day)
    list_read = time.process_time()
    read_words(now)
    return {
        "once after a change: its list": 1000 * (list_read - begun),
        "once after a change: its words": 1000 * (time.process_time() - list_read),
    }
