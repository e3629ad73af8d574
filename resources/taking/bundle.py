"""What goes into one zip: today's versions of the files of several resources, in order, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from resources.models import FileVersion, ResourcePage, State, Supervision
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
    """One resource of the zip with its files; `note` says what it is for in a pack, `cautions` what a leader should
    not find out in the room."""

    number: int
    resource: ResourcePage
    note: str
    files: tuple[Packed, ...]
    cautions: tuple[str, ...] = ()


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
    """The bundle of public or withdrawn resources, each with its note, in their order. Two queries.

    File names are neutral already; a number in front keeps the order and tells two of one name apart.
    """
    asked = list(resources)
    current = [(page, note) for page, note in asked if page.state == State.CURRENT and page.live]
    versions: dict[int, list[FileVersion]] = defaultdict(list)
    found = FileVersion.objects.filter(is_current=True, file__resource__in=[page.pk for page, _words in current])
    for version in found.select_related("file").order_by("file__order", "file_id"):
        versions[version.file.resource_id].append(version)
    notes = _content_notes(current)
    return Bundle(
        parts=tuple(
            Part(number, page, note, tuple(_packed(number, versions[page.pk])), _cautions(page, notes[page.pk]))
            for number, (page, note) in enumerate(current, 1)
        ),
        left_out=tuple(left_out(page) for page, _words in asked if page.state != State.CURRENT),
    )


def _content_notes(pages: Iterable[tuple[ResourcePage, str]]) -> dict[int, list[str]]:
    links = ResourcePage.content_notes.through.objects.filter(resourcepage__in=[page.pk for page, _words in pages])
    found: dict[int, list[str]] = defaultdict(list)
    in_order = links.order_by("contentnote__order", "contentnote__name")
    for pk, name in in_order.values_list("resourcepage_id", "contentnote__name"):
        found[pk].append(name)
    return found


def _cautions(page: ResourcePage, notes: list[str]) -> tuple[str, ...]:
    cautions = [_("May distress: %(notes)s") % {"notes": "; ".join(notes)}] if notes else []
    if page.supervision != Supervision.NONE:
        cautions.append(str(page.get_supervision_display()))
    return tuple(cautions)


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
