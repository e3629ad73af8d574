"""Builders for the library: a resource, a file and a version, in one line each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from resources.models import FileVersion, LibraryPage, ResourceFile, ResourcePage, Role, Topic
from tests.resources.bucket_server import MADE_UP, bucket_server, empty_bucket, in_bucket


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path) -> None:
    """Library files of a test lie in the test's own folder."""
    disk = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "library"}}
    settings.STORAGES = {**settings.STORAGES, "library": disk}


@pytest.fixture(scope="session")
def bucket_address() -> Iterator[str]:
    """Where a server that speaks S3 listens, one for each test process."""
    with bucket_server() as address:
        yield address


@pytest.fixture
def in_a_bucket(files_apart, settings, monkeypatch, bucket_address) -> Any:
    """The test's library files lie in a bucket; gives a client that looks into it."""
    for name, value in MADE_UP.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = {**settings.STORAGES, "library": in_bucket(bucket_address)}
    return empty_bucket(bucket_address)


@pytest.fixture(params=["disk", "bucket"])
def on_disk_and_in_a_bucket(request, files_apart) -> str:
    """Runs a test twice: its library files lie on the disk, then in a bucket."""
    if request.param == "bucket":
        request.getfixturevalue("in_a_bucket")
    return str(request.param)


@pytest.fixture
def library(home_page: Page) -> LibraryPage:
    """The library's page, live."""
    page = LibraryPage(title="Library", slug="resources", introduction="Find it in a minute.", audience="w")
    home_page.add_child(instance=page)
    return page


@pytest.fixture
def make_resource(library: LibraryPage) -> Callable[..., ResourcePage]:
    """`make_resource("Hotel briefing", kind="briefing", roles=[...], topics=["hotels"])`: live and current."""

    def make(title: str = "A lesson", **fields: Any) -> ResourcePage:
        roles, settings = fields.pop("roles", []), fields.pop("settings", [])
        topics, notes = fields.pop("topics", ["signs"]), fields.pop("content_notes", [])
        fields.setdefault("kind", "briefing")
        fields.setdefault("nations", ("e",))
        page = ResourcePage(title=title, summary=fields.pop("summary", "What it does."), audience="w", **fields)
        library.add_child(instance=page)
        page.roles.set(roles)
        page.settings.set(settings)
        page.content_notes.set(notes)
        page.topics.add(*[Topic.objects.get_or_create(name=name)[0] for name in topics])
        page.save()
        return page

    return make


@pytest.fixture
def teacher(db) -> Role:
    """Somebody who works with children."""
    return Role.objects.create(key="teacher", name="Teacher", teaches_children=True)


@pytest.fixture
def make_version() -> Callable[..., FileVersion]:
    """`make_version(resource_or_file, b"bytes", name="briefing.pdf")`: the next version, in use from now."""

    def make(of: ResourcePage | ResourceFile, content: bytes = b"%PDF-1.7 one", **fields: Any) -> FileVersion:
        file = of if isinstance(of, ResourceFile) else ResourceFile.objects.create(resource=of)
        before = file.versions.first()
        if before:
            FileVersion.objects.filter(pk=before.pk).update(is_current=False, retired_at=timezone.now())
        fields.setdefault("name", "briefing.pdf")
        version = FileVersion(
            file=file,
            number=before.number + 1 if before else 1,
            kind=fields["name"].rpartition(".")[2],
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            change_note="Made.",
            made_at=timezone.now(),
            **fields,
        )
        version.stored.save("bytes", ContentFile(content), save=False)
        version.save()
        return version

    return make
