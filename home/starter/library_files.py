"""Makes the files of the starter library, with this site's short links and today's numbers, and renews them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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

    def make(self, form: Form, page: ResourcePage, made_on: date) -> bytes | None:
        """Its bytes; none where this machine makes no PDFs. The mark of a sample goes once the page was checked."""
        if page.audience not in self.arounds:
            self.arounds[page.audience] = Around(
                site_address=settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
                site_settings=self.site_settings,
                help=strip_for(page.audience),
                made_on=made_on,
            )
        around = replace(self.arounds[page.audience], made_on=made_on, is_signed_off=bool(page.checked_on))
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
        content = maker.make(form, page, today)
        if content is None:
            continue
        file = ResourceFile.objects.create(
            resource=page, order=10 * place, purpose=form.purpose, label=form.label, language=form.language
        )
        _add(file, page, form, content, change=Change.NEW, note=FIRST)
        count += 1
    ResourcePage.objects.filter(ref__in=maker.records, files=None).update(web_only=True)
    return count


def renew_files(library: Library) -> int:
    """Add a version wherever today's words, numbers or sign-off differ from those in use, and say how many.

    A file that somebody has put a version of their own into is theirs, and is left alone.
    """
    maker, today, count = FileMaker(library), timezone.localdate(), 0
    for page, place, form in maker.wanted():
        current = (
            FileVersion.objects.select_related("file")
            .filter(file__resource=page, file__order=10 * place, is_current=True, made_by=MADE_BY)
            .first()
        )
        # Made as if on the day of the version in use: that the day has changed is no change.
        if current is None or _is_same(current, maker.make(form, page, timezone.localdate(current.made_at))):
            continue
        content = maker.make(form, page, today)
        if content is None:
            continue
        is_new_sign_off = page.checked_on is not None and current.signed_off_on is None
        _add(current.file, page, form, content, change=Change.CONTENT, note=SIGNED_OFF if is_new_sign_off else AGAIN)
        count += 1
    return count


def write_files(library: Library, folder: Path) -> int:
    """Write each file, as it would be made today, into `folder`, to be looked at, and say how many."""
    maker, today, count = FileMaker(library), timezone.localdate(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for page, place, form in maker.wanted():
        content = maker.make(form, page, today)
        if content is not None:
            (folder / f"{page.slug}-{place}.{form.kind}").write_bytes(content)
            count += 1
    return count


def _is_same(current: FileVersion, content: bytes | None) -> bool:
    if content is None:
        return True
    with current.stored.open("rb") as kept:
        return bool(kept.read() == content)


def _add(file: ResourceFile, page: ResourcePage, form: Form, content: bytes, *, change: str, note: str) -> None:
    add_version(
        file,
        ContentFile(content, name=f"{page.slug}.{form.kind}"),
        change=change,
        note=note,
        by=MADE_BY,
        signed_off_by=page.checked_by,
        signed_off_on=page.checked_on,
    )
