"""What goes into one zip: today's versions of the files of several resources, in order, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resources.models import FileVersion, ResourcePage, State
from resources.showing.files import about_in_words, warnings_of
from resources.taking.lists import LeftOut, left_out


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in the zip: its name there, which version, what it is in words, and what to be warned of."""

    name: str
    version: FileVersion
    about: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One resource of the zip with its files; `note` says what it is for in a pack."""

    number: int
    resource: ResourcePage
    note: str
    files: tuple[Packed, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All of it. `size` is the bytes of the files, which the zip exceeds by little."""

    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def files(self) -> tuple[Packed, ...]:
        """Every file, in order."""
        return tuple(file for part in self.parts for file in part.files)

    @property
    def size(self) -> int:
        """Bytes of all the files."""
        return sum(file.version.size for file in self.files)


def bundle_of(resources: Iterable[tuple[ResourcePage, str]]) -> Bundle:
    """The bundle of public or withdrawn resources, each with its note, in their order. One query.

    File names are neutral already; a number in front keeps the order and tells two of one name apart.
    """
    asked = list(resources)
    current = [(page, note) for page, note in asked if page.state == State.CURRENT and page.live]
    versions: dict[int, list[FileVersion]] = defaultdict(list)
    found = FileVersion.objects.filter(is_current=True, file__resource__in=[page.pk for page, _note in current])
    for version in found.select_related("file").order_by("file__order", "file_id"):
        versions[version.file.resource_id].append(version)
    return Bundle(
        parts=tuple(
            Part(number, page, note, tuple(_packed(number, versions[page.pk])))
            for number, (page, note) in enumerate(current, 1)
        ),
        left_out=tuple(left_out(page) for page, _note in asked if page.state != State.CURRENT),
    )


def _packed(number: int, versions: Iterable[FileVersion]) -> Iterable[Packed]:
    taken: set[str] = set()
    for version in versions:
        stem, _dot, kind = version.name.rpartition(".")
        name, again = f"{number:02}-{version.name}", 1
        while name in taken:
            again += 1
            name = f"{number:02}-{stem}-{again}.{kind}"
        taken.add(name)
        yield Packed(name, version, about_in_words(version), warnings_of(version.file, version))
