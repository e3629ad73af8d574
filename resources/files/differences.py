"""What a new version would change, fact by fact, for the person who has to say so and for the one who agrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from resources.files.facts import Facts
from resources.files.incoming import current_of
from resources.files.names import download_name
from resources.models import FileVersion, IncomingFile, ResourceFile


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: as it is (empty where there is no version yet) and as it would be."""

    about: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether there is something to look at."""
        return self.before != self.after


def rows_of(incoming: IncomingFile) -> list[Row]:
    """Every fact, the name on somebody's disk first."""
    former, facts = current_of(incoming.file), Facts.from_json(incoming.facts)
    file = incoming.file or ResourceFile(
        resource=incoming.resource, purpose=incoming.purpose, label=incoming.label, language=incoming.language
    )
    number = file.versions.count() + 1 if file.pk else 1
    after = [
        (_("Name when downloaded"), download_name(file, number, facts.kind)),
        *_facts(facts.kind, facts.size, facts),
        (_("Its language, as it says"), facts.language or _("It does not say")),
        (_("Words"), str(sum(len(text.split()) for text in facts.texts)) if facts.texts else "–"),
    ]
    if former is None:
        return [Row(about, "", value) for about, value in after]
    texts = list(former.page_texts.values_list("text", flat=True))
    before = [
        former.name,
        *(value for _about, value in _facts(former.kind, former.size, former)),
        former.pdf_language or _("It does not say"),
        str(sum(len(text.split()) for text in texts)) if texts else "–",
    ]
    return [Row(about, old, new) for (about, new), old in zip(after, before, strict=True)]


def pages_changed(incoming: IncomingFile) -> list[int]:
    """The numbers of the pages whose words are not those of the version in use."""
    former = current_of(incoming.file)
    if former is None:
        return []
    before = dict(former.page_texts.values_list("number", "text"))
    after = dict(enumerate(Facts.from_json(incoming.facts).texts, 1))
    return [page for page in sorted({*before, *after}) if before.get(page) != after.get(page)]


def _facts(kind: str, size: int, one: Facts | FileVersion) -> list[tuple[str, str]]:
    return [
        (_("Kind"), kind.upper()),
        (_("Size"), filesizeformat(size)),
        (_("Pages"), _known(one.pages)),
        (_("Paper"), one.paper or "–"),
        (_("Has text, is not a scan"), _yes_or_no(one.has_text)),
        (_("Tagged for screen readers"), _yes_or_no(one.is_tagged)),
    ]


def _known(value: Any) -> str:
    return "–" if value is None else str(value)


def _yes_or_no(value: bool | None) -> str:
    return "–" if value is None else str(_("Yes") if value else _("No"))
