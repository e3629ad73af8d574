"""Sees that the library changed: in the transaction that changes it, for every process that remembers it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from resources.models import (
    ContentNote,
    FileVersion,
    LibraryPage,
    LibraryStamp,
    PageText,
    ResourceFile,
    ResourcePage,
    ResourceTopic,
    Role,
    Setting,
    Topic,
)

PAGES = (ResourcePage, LibraryPage)
RECORDS: tuple[type[Model], ...] = (
    *PAGES,
    ContentNote,
    FileVersion,
    PageText,
    PageViewRestriction,
    ResourceFile,
    ResourceTopic,
    Role,
    Setting,
    Topic,
)
LINKS = (ResourcePage.roles.through, ResourcePage.settings.through, ResourcePage.content_notes.through)


def stamp() -> str:
    """The state the library is in; empty while nothing ever changed. One small query."""
    return LibraryStamp.objects.filter(pk=1).values_list("token", flat=True).first() or ""


def changed(**_signal: Any) -> None:
    """Say that the library changed. What writes without signals (`update`, `bulk_create`) calls this itself."""
    token = uuid4().hex
    if not LibraryStamp.objects.filter(pk=1).update(token=token):
        LibraryStamp.objects.update_or_create(pk=1, defaults={"token": token})


def watch() -> None:
    """Call `changed` whenever a record is written that the list is made of. Once, when the app is ready."""
    for model in RECORDS:
        post_save.connect(changed, sender=model, dispatch_uid=f"library {model.__name__} saved")
        post_delete.connect(changed, sender=model, dispatch_uid=f"library {model.__name__} deleted")
    for through in LINKS:
        m2m_changed.connect(changed, sender=through, dispatch_uid=f"library {through.__name__} changed")
        # A page writes its own links row by row.
        post_save.connect(changed, sender=through, dispatch_uid=f"library {through.__name__} saved")
        post_delete.connect(changed, sender=through, dispatch_uid=f"library {through.__name__} deleted")
    for page in PAGES:
        page_published.connect(changed, sender=page, dispatch_uid=f"library {page.__name__} published")
        page_unpublished.connect(changed, sender=page, dispatch_uid=f"library {page.__name__} unpublished")
    post_page_move.connect(changed, dispatch_uid="library page moved")
