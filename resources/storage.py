"""Where the library's bytes lie: on the disk beside the database, or in S3 where a partnership has that."""

from __future__ import annotations

from django.core.files.storage import Storage, storages


def library_storage() -> Storage:
    """The storage called "library" in the settings. Nothing in it has an address: `/f/...` is the one door."""
    return storages["library"]
