"""The files a page shows or gives away: their names stand in its source and in a folder of downloads."""

from __future__ import annotations

from pathlib import PurePath

from django.db.models import ForeignKey, Model
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from core.validators import telling_words


def telling_files(page: Page) -> dict[str, list[str]]:
    """The names of a page's pictures and documents that would tell a watcher something, by field of the page.

    Two queries, and none for a page without files.
    """
    kinds: tuple[type[Model], ...] = (get_image_model(), get_document_model())
    used: dict[type[Model], dict[int, set[str]]] = {kind: {} for kind in kinds}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for kind, key, *_where in field.stream_block.extract_references(getattr(page, field.name)):
                if kind in used:
                    used[kind].setdefault(int(key), set()).add(field.name)
        elif isinstance(field, ForeignKey) and field.related_model in used:
            key = getattr(page, field.attname)
            if key is not None:
                used[field.related_model].setdefault(key, set()).add(field.name)
    found: dict[str, list[str]] = {}
    for kind, places in used.items():
        if not places:
            continue
        for key, path in kind._default_manager.filter(pk__in=places).values_list("pk", "file"):
            name = PurePath(path).name
            if telling_words(name.replace("_", " ").replace("-", " ")):
                for field_name in places[key]:
                    found.setdefault(field_name, []).append(name)
    return found
