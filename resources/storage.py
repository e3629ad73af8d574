"""Where the library's bytes lie: on the disk beside the database, or in a bucket where a partnership has one."""

from __future__ import annotations

from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import Storage, storages


class StorageAwayError(OSError):
    """The storage cannot be asked just now: nothing is known of what it holds."""


class LibraryStorage(Storage):
    """What the settings call "library" at the moment it is asked. Nothing in it has an address: `/f/...` is the door.

    A field keeps the storage it was made with; asking anew lets the settings change, as they do from test to test.
    """

    @property
    def kept_in(self) -> Storage:
        """The storage itself."""
        return storages["library"]

    def answers(self) -> bool:
        """Whether it can be asked; a disk always can."""
        asked = getattr(self.kept_in, "answers", None)
        return asked is None or bool(asked())

    def open(self, name: str, mode: str = "rb") -> File:
        """Raises `FileNotFoundError` for what is not there, `StorageAwayError` where nobody can tell."""
        return self.kept_in.open(name, mode)

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        """Where it lies from now on: under another name where that one is taken."""
        return self.kept_in.save(name, content, max_length)

    def delete(self, name: str) -> None:
        """Take it away."""
        self.kept_in.delete(name)

    def exists(self, name: str) -> bool:
        """Whether something lies under that name."""
        return self.kept_in.exists(name)

    def size(self, name: str) -> int:
        """Its length in bytes."""
        return self.kept_in.size(name)


def library_storage() -> Storage:
    """The library's one storage, for its fields and whoever reads and writes beside them."""
    return LIBRARY


LIBRARY = LibraryStorage()
