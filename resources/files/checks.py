"""Whether the library takes a file: what it is, what it holds, what it is called; and what its sender is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from core.upload_checks import MB, kind_of
from core.validators import telling_words
from resources.files.facts import Facts, Finding
from resources.files.reading import BusyError, read
from resources.files.words import WORDS

SIZE_MOST = 25 * MB
SIZE_LARGE = 5 * MB
KINDS = ("pdf", "docx", "pptx", "xlsx", "odt", "odp", "txt", "csv", "png", "jpg", "mp4", "webm", "vtt", "mp3")
SAME_KIND = {"jpeg": "jpg"}
MACRO_ENDINGS = frozenset({"docm", "dotm", "pptm", "potm", "ppsm", "xlsm", "xltm", "xlam", "xlsb"})
# What is refused by its name alone, since its bytes could be anything.
REFUSED_ENDINGS: dict[str, Finding] = {
    **dict.fromkeys(MACRO_ENDINGS, Finding.MACROS),
    **dict.fromkeys(("svg", "svgz"), Finding.DRAWING_SVG),
    **dict.fromkeys(("html", "htm", "xhtml", "mht"), Finding.WEB_PAGE),
    **dict.fromkeys(("exe", "com", "bat", "cmd", "msi", "scr", "js", "vbs", "ps1", "sh", "lnk"), Finding.PROGRAM),
    **dict.fromkeys(("zip", "rar", "7z", "gz"), Finding.ARCHIVE),
    **dict.fromkeys(("doc", "ppt", "xls"), Finding.OLD_OFFICE),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file the library takes: its bytes as they are kept (a picture's without its notes) and all that is known."""

    facts: Facts
    content: bytes
    first_page: bytes = b""


def check(file: File[Any], *, may_tell: bool) -> Checked:
    """The file, read and found good. Raises a `ValidationError` with every reason it is refused for.

    `may_tell` is whether the resource's page names the campaign; otherwise a document's own title, which a browser
    shows in its tab, keeps to the neutral rule too.
    """
    ending = ending_of(file.name or "")
    facts = Facts(size=file.size)
    facts.found(*_before_reading(ending, file.size))
    if facts.refusals:
        raise refusal(facts, ending)
    try:
        reading = read(file.chunks(), ending)
    except BusyError:
        raise ValidationError(_("Other files are being read. Try again in a minute."), code="busy") from None
    facts = reading.facts
    file.seek(0)
    content = reading.bare or file.read()
    file.seek(0)
    facts.size, facts.sha256 = len(content), hashlib.sha256(content).hexdigest()
    if not facts.refusals:
        facts.found(*_after_reading(facts, ending, may_tell=may_tell))
    if facts.refusals:
        raise refusal(facts, ending)
    return Checked(facts, content, reading.first_page)


def ending_of(name: str) -> str:
    """The ending of a file's name as the library spells it."""
    ending = kind_of(name)
    return SAME_KIND.get(ending, ending)


def _before_reading(ending: str, size: int) -> list[Finding]:
    if size == 0:
        return [Finding.EMPTY]
    if size > SIZE_MOST:
        return [Finding.TOO_LARGE]
    if ending in KINDS:
        return []
    return [REFUSED_ENDINGS.get(ending, Finding.KIND_NOT_TAKEN)]


def _after_reading(facts: Facts, ending: str, *, may_tell: bool) -> list[Finding]:
    found = []
    if facts.kind != ending:
        found.append(Finding.NOT_WHAT_IT_SAYS)
    if not may_tell and telling_words(facts.title):
        found.append(Finding.TELLING_TITLE)
    if facts.size > SIZE_LARGE:
        found.append(Finding.LARGE)
    if facts.kind == "pdf":
        unknown = ((facts.has_text, Finding.NO_TEXT), (facts.is_tagged, Finding.NOT_TAGGED))
        found += [finding for good, finding in unknown if not good]
        if not facts.language:
            found.append(Finding.NO_LANGUAGE)
    return found


def refusal(facts: Facts, ending: str) -> ValidationError:
    """Every reason, in words, each with its code."""
    return ValidationError(
        [ValidationError(words_of(finding, facts, ending), code=str(finding)) for finding in facts.refusals]
    )


def warnings_of(facts: Facts) -> list[str]:
    """What is told while the file is taken."""
    return [words_of(finding, facts, facts.kind) for finding in facts.warnings]


def words_of(finding: Finding, facts: Facts, ending: str) -> str:
    """The words for one finding about this file."""
    return str(WORDS[finding]) % {
        "size": filesizeformat(facts.size),
        "ending": ending or "?",
        "kinds": ", ".join(KINDS),
        "author": facts.author,
        "telling": ", ".join(dict.fromkeys(telling_words(facts.title))),
    }
