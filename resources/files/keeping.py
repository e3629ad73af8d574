"""Keeps bytes in the library's storage under what they are, so that nothing is ever written over."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from resources.models.resource_file import FileVersion


def storage() -> Storage:
    """Where versions lie; what waits lies there too, so that taking it in moves nothing."""
    kept: Storage = FileVersion._meta.get_field("stored").storage
    return kept


def keep(content: bytes, folder: str, kind: str) -> str:
    """Where `content` lies from now on: `folder/<its sha256>.<kind>`. Kept twice, it lies there once."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"{folder}/{sha256}.{kind}"
    if storage().exists(name):
        if _holds(name, sha256):
            return name
        storage().delete(name)  # what a server left that died while it wrote; nobody was given it
    return storage().save(name, ContentFile(content))


def keep_version(content: bytes, sha256: str, kind: str) -> str:
    """The same for the bytes of a version, in folders of their first two letters."""
    return keep(content, f"library/{sha256[:2]}", kind)


def keep_first_page(picture: bytes) -> str:
    """The same for the picture of a first page; empty for none."""
    return keep(picture, "library/first-pages", "png") if picture else ""


def _holds(name: str, sha256: str) -> bool:
    with storage().open(name) as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest() == sha256
