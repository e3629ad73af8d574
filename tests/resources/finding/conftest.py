"""A shelf of resources that differ in everything the filters ask."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from resources.models import ContentNote, Nation, ResourceFile, ResourcePage, ResourceType, Role, Setting

FILES = [("a.pdf", "main", "en"), ("b.docx", "editable", "en"), ("c.pdf", "easy-read", "en"), ("d.pdf", "main", "ur")]


@pytest.fixture
def shelf(make_resource, make_version) -> list[ResourcePage]:
    """Twenty-six resources, the same each time; the last three are a draft, a withdrawn and a replaced one."""
    chance = random.Random(4)
    roles = [
        Role.objects.create(key=key, name=key.title(), order=10) for key in ("teacher", "dsl", "trainer", "carer")
    ]
    settings = [Setting.objects.create(key=key, name=key.title(), order=10) for key in ("school", "hotel", "taxi")]
    notes = [ContentNote.objects.create(key=key, name=key.title()) for key in ("violence", "survivor-voice")]

    def some(things: list, most: int = 2) -> list:
        return chance.sample(things, chance.randint(0, most))

    pages = []
    for number in range(26):
        young = chance.choice([None, 5, 9, 11, 14, 16])
        page = make_resource(
            f"Resource {number}",
            kind=chance.choice(ResourceType.values[:5]),
            roles=some(roles, 3),
            settings=some(settings),
            topics=some(["signs", "online", "missing"]) or ["signs"],
            content_notes=some(notes),
            nations=tuple(some(Nation.values, 3)) or ("e",),
            age_min=young,
            age_max=young + chance.choice([0, 2, 5]) if young else None,
            minutes=chance.choice([None, 10, 15, 25, 50, 90]),
            has_send_version=chance.random() < 0.3,
            parents_may_see=chance.choice([None, True, False]),
            web_only=number % 9 == 0,
            first_published_at=timezone.now() - timedelta(days=number),
        )
        if not page.web_only:
            for name, purpose, language in some(FILES, 3):
                file = ResourceFile.objects.create(resource=page, purpose=purpose, language=language)
                make_version(file, f"{number}{name}{language}".encode(), name=name, pages=2)
        pages.append(page)
    ResourcePage.objects.filter(pk=pages[23].pk).update(live=False)
    ResourcePage.objects.filter(pk=pages[24].pk).update(
        state="withdrawn", withdrawn_why="error", withdrawn_note="It was wrong."
    )
    ResourcePage.objects.filter(pk=pages[25].pk).update(state="superseded", replaced_by=pages[0])
    return pages


@pytest.fixture
def look(client, library) -> Callable[..., str]:
    """`look("?role=teacher")`: the library's page, as HTML."""

    def get(query: str = "", status: int = 200) -> str:
        answer = client.get(f"/resources/{query}")
        assert answer.status_code == status
        return answer.content.decode()

    return get
