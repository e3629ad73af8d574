"""Makes the files of the starter library, with this site's short links and today's numbers, and renews them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Site

from core.models import SiteSettings
from core.pdf import PdfUnavailable
from home.starter.library import MADE_BY, Library, stored
from home.starter.pack import Record
from resources.files.adding import add_version
from resources.models import Change, FileVersion, ResourceFile, ResourcePage
from resources.paper.form import Form
from resources.paper.making import Around, make_file
from signposting.help_strip import strip_for

FIRST = "Made from this site’s own words."
AGAIN = "Made again from this site’s own words and today’s numbers."
SIGNED_OFF = "Quality-assured: the sample mark is gone."
TO_READ = "Made again from today’s words and numbers. Nobody has signed these off yet."


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who (a role) found it good, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of the files: how many have a new version, and the names of those that were left alone, because
    somebody signed off other words or numbers than today's."""

    count: int
    left: tuple[str, ...]


def forms_of(record: Record) -> list[Form]:
    """The files of a resource, in their order."""
    return [Form(**{**one, "body": stored(one["body"]) if "body" in one else None}) for one in record["files"]]


class FileMaker:
    """Makes files of the resources of one library, as this site would today."""

    def __init__(self, library: Library) -> None:
        """Looks the site up once, and the help lines once for each reader."""
        self.records = {record["ref"]: record for record in library.resources}
        self.site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        self.arounds: dict[str, Around] = {}

    def wanted(self) -> Iterator[tuple[ResourcePage, int, Form]]:
        """Each file there should be, with its place among those of its resource."""
        for page in ResourcePage.objects.filter(ref__in=self.records).select_related("licence").order_by("path"):
            for place, form in enumerate(forms_of(self.records[page.ref]), start=1):
                yield page, place, form

    def make(self, form: Form, page: ResourcePage, made_on: date, *, is_signed_off: bool) -> bytes | None:
        """Its bytes; none where this machine makes no PDFs."""
        if page.audience not in self.arounds:
            self.arounds[page.audience] = Around(
                site_address=settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
                site_settings=self.site_settings,
                help=strip_for(page.audience),
                made_on=made_on,
            )
        around = replace(self.arounds[page.audience], made_on=made_on, is_signed_off=is_signed_off)
        try:
            return make_file(form, page, around)
        except PdfUnavailable:
            return None


def load_files(library: Library) -> int:
    """Put in each file that a resource of the library still lacks, and say how many.

    A resource that is left without any, on a machine that makes no PDFs, says that its page is all of it.
    """
    maker, today, count = FileMaker(library), timezone.localdate(), 0
    for page, place, form in maker.wanted():
        if ResourceFile.objects.filter(resource=page, order=10 * place).exists():
            continue
        sign_off = _of_page(page)
        content = maker.make(form, page, today, is_signed_off=bool(sign_off))
        if content is None:
            continue
        file = ResourceFile.objects.create(
            resource=page, order=10 * place, purpose=form.purpose, label=form.label, language=form.language
        )
        _add(file, page, form, content, sign_off, change=Change.NEW, note=FIRST)
        count += 1
    ResourcePage.objects.filter(ref__in=maker.records, files=None).update(web_only=True)
    return count


def renew_files(library: Library, *, also_signed_off: bool = False) -> Renewed:
    """Add a version wherever today's words, numbers or sign-off differ from those in use.

    A file that somebody has put a version of their own into is theirs, and is left alone. So is one that somebody
    signed off with other words or numbers, unless `also_signed_off`: its new version then says on each page, and in
    its history, that nobody has read it. Where only the mark of a sample goes, what was said of it still holds.
    """
    maker, today, count, left = FileMaker(library), timezone.localdate(), 0, []
    for page, place, form in maker.wanted():
        current = (
            FileVersion.objects.select_related("file")
            .filter(file__resource=page, file__order=10 * place, is_current=True, made_by=MADE_BY)
            .first()
        )
        if current is None:
            continue
        # Made as if on the day of the version in use: that the day has changed is no change.
        made_on, sign_off = timezone.localdate(current.made_at), _sign_off(page, current)
        if _is_same(current, maker.make(form, page, made_on, is_signed_off=bool(sign_off))):
            continue
        is_only_mark = bool(sign_off) and _is_same(current, maker.make(form, page, made_on, is_signed_off=False))
        if sign_off and sign_off.on == current.signed_off_on and not is_only_mark:
            if not also_signed_off:
                left.append(current.name)
                continue
            sign_off = None
        content = maker.make(form, page, today, is_signed_off=bool(sign_off))
        if content is None:
            continue
        note = SIGNED_OFF if is_only_mark else TO_READ if current.signed_off_on and not sign_off else AGAIN
        change = Change.TYPO if is_only_mark else Change.CONTENT
        _add(current.file, page, form, content, sign_off, change=change, note=note)
        count += 1
    return Renewed(count, tuple(left))


def write_files(library: Library, folder: Path) -> int:
    """Write each file, as it would be made today, into `folder`, to be looked at, and say how many."""
    maker, today, count = FileMaker(library), timezone.localdate(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for page, place, form in maker.wanted():
        content = maker.make(form, page, today, is_signed_off=bool(_of_page(page)))
        if content is not None:
            (folder / f"{page.slug}-{place}.{form.kind}").write_bytes(content)
            count += 1
    return count


def _is_same(current: FileVersion, content: bytes | None) -> bool:
    if content is None:
        return True
    with current.stored.open("rb") as kept:
        return bool(kept.read() == content)


def _of_page(page: ResourcePage) -> SignOff | None:
    """Who checked the page that a file prints."""
    return SignOff(page.checked_by, page.checked_on) if page.checked_on else None


def _sign_off(page: ResourcePage, current: FileVersion) -> SignOff | None:
    """The later one of who signed off the file in use and who checked its page."""
    of_file = SignOff(current.signed_off_by, current.signed_off_on) if current.signed_off_on else None
    known = [one for one in (of_file, _of_page(page)) if one]
    return max(known, key=lambda one: one.on) if known else None


def _add(
    file: ResourceFile,
    page: ResourcePage,
    form: Form,
    content: bytes,
    sign_off: SignOff | None,
    *,
    change: str,
    note: str,
) -> None:
    add_version(
        file,
        ContentFile(content, name=f"{page.slug}.{form.kind}"),
        change=change,
        note=note,
        by=MADE_BY,
        signed_off_by=sign_off.by if sign_off else "",
        signed_off_on=sign_off.on if sign_off else None,
        still_accessible=change == Change.TYPO,
    )
