"""The starter library as it is loaded, and the files made of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import Page

import home.starter.library_files as files
from core.pdf import PdfUnavailable
from home.starter.library import LibraryLoader, read_library
from home.starter.library_files import FileMaker, load_files
from home.starter.library_on_pages import CHOICE, show_on_pages
from resources.models import LibraryPage, PackPage, ResourcePage
from tests.pdf_ua import failures
from tests.pdfs import needs_pango, read_pdf
from tests.resources.starter_library import LIBRARY, RECORDS

pytestmark = pytest.mark.django_db
SAMPLE = "Sample: not yet quality-assured"
LARGEST = 150_000  # bytes
ONE = replace(LIBRARY, resources=(RECORDS["card-if-a-child-tells-you"],), packs=())


@pytest.fixture(scope="module")
def shelves(starter, django_db_blocker):
    """The library on the starter site, without its files; undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        LibraryLoader(LIBRARY, publish_unchecked=True).load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def no_library(starter):
    """The starter site as it is before a library is loaded."""
    for page in [*PackPage.objects.all(), *ResourcePage.objects.all(), *LibraryPage.objects.all()]:
        page.delete()


@pytest.fixture(scope="module")
def made(shelves, django_db_blocker):
    """Each file as it would be made today, by resource and place: (form, bytes)."""
    with django_db_blocker.unblock():
        maker = FileMaker(LIBRARY)
        return {
            (page.slug, place): (form, maker.make(form, page, timezone.localdate(), is_signed_off=False))
            for page, place, form in maker.wanted()
        }


@pytest.fixture(scope="module")
def sheets(made):
    """The PDFs among them, read: (slug, form, bytes, what they say)."""
    return [(slug, form, content, read_pdf(content)) for (slug, _), (form, content) in of_kind(made, "pdf").items()]


def of_kind(made, kind):
    return {key: (form, content) for key, (form, content) in made.items() if form.kind == kind}


def test_every_resource_is_complete_live_on_the_sample_and_tells_that_nobody_has_checked_it(shelves):
    resources = ResourcePage.objects.listed()
    assert {page.slug for page in resources} == RECORDS.keys()
    for page in resources:
        assert page.gaps() == {}
        assert page.needs_check
        assert page.checked_on is None
        assert len(page.topics.all()) == len(RECORDS[page.slug]["topics"])
    assert [len(pack.resources()) for pack in PackPage.objects.order_by("path")] == [7, 4, 8]


@needs_pango
def test_every_pdf_is_tagged_named_and_small_and_each_of_its_pages_says_what_it_is(sheets):
    assert len(sheets) > 24
    for slug, form, content, sheet in sheets:
        assert sheet.is_tagged, slug
        assert sheet.language == form.language
        assert sheet.title
        assert "/H1" in sheet.tags
        assert sheet.tags.count("/Figure") == len(sheet.alts), f"{slug}: a figure without words"
        assert all(sheet.alts)
        assert failures(content) == set(), f"{slug}: see tests/pdf_ua"
        assert len(content) < LARGEST
        for page in PdfReader(io.BytesIO(content)).pages:
            words = " ".join(page.extract_text().split())
            assert SAMPLE in words, slug
            assert f"/r/{RECORDS[slug]['ref']}/" in words


@needs_pango
def test_what_promises_one_page_has_one_and_a_slide_never_runs_over(sheets):
    for slug, form, _content, sheet in sheets:
        if form.pages_most:
            assert len(sheet.sizes) == form.pages_most, slug
        if form.layout == "leaflet":
            assert sheet.sizes == [(148, 210)] * 2
        if form.layout == "slides":
            assert len(sheet.sizes) == len(form.words["slides"])


@needs_pango
def test_who_to_tell_stands_on_paper_with_the_number_of_the_directory_and_its_mark(sheets):
    for slug, form, _content, sheet in sheets:
        assert "999" in sheet.text, slug
        if form.reader == "y":
            assert "0800 1111" in sheet.text
            assert "Sample: not yet checked" in sheet.text


@needs_pango
def test_a_sheet_in_the_arabic_script_is_read_out_letter_by_letter_and_its_numbers_stay_as_they_are(sheets):
    (form, sheet), *more = [(form, sheet) for _, form, _, sheet in sheets if form.direction == "rtl"]
    assert not more
    assert form.words["heading"] in sheet.text, "another face shares one glyph among letters: nothing can be read out"
    assert "پیغامات محفوظ رکھیں" in sheet.text
    assert "0800 1111" in sheet.text
    assert form.words["note"] in sheet.text


def test_versions_to_edit_open_as_office_files_with_headings_help_and_the_mark(made):
    for kind, main in (("docx", "word/document.xml"), ("pptx", "ppt/slides/slide1.xml")):
        for (slug, _place), (form, content) in of_kind(made, kind).items():
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            assert next(iter(parts)) == "[Content_Types].xml"
            assert main in parts
            for name, part in parts.items():
                ElementTree.fromstring(part)
                if name.endswith(".rels"):
                    folder = name.replace("_rels/", "").rpartition("/")[0]
                    for one in ElementTree.fromstring(part):
                        if one.get("TargetMode") != "External":
                            assert _resolved(folder, one.get("Target")) in parts, f"{slug}: {name}"
            words = b"".join(parts.values()).decode()
            assert SAMPLE in words
            assert f"/r/{RECORDS[slug]['ref']}/" in words
            assert "999" in words
            if kind == "docx":
                assert 'w:val="Heading1"' in words
                assert ("How to deliver it safely" in words) == (
                    RECORDS[slug]["kind"] == "lesson" or form.with_delivery
                )
                assert ("<w:bidi/>" in words) == (form.direction == "rtl")


def _resolved(folder, target):
    steps = [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


@needs_pango
def test_pictures_to_share_are_as_large_as_they_say(made):
    sizes = {}
    for form, content in of_kind(made, "png").values():
        sizes[form.words["shape"]] = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
        assert len(content) < LARGEST
    assert sizes == {"square": (1080, 1080), "wide": (1200, 630), "tall": (1080, 1920)}


def test_where_no_pdf_can_be_made_a_resource_says_that_its_page_is_all_of_it(shelves, monkeypatch):
    def none(*_args):
        raise PdfUnavailable

    monkeypatch.setattr(files, "make_file", none)
    assert load_files(ONE) == 0
    assert ResourcePage.objects.get(slug="card-if-a-child-tells-you").web_only


def test_on_a_real_deployment_the_library_is_drafts_until_somebody_has_read_it(no_library):
    library = LibraryLoader(read_library("exampleshire"), publish_unchecked=False).load()
    assert not library.live
    assert not library.get_descendants().live().exists()
    assert library.get_children().exact_type(ResourcePage).count() == len(RECORDS) - 1, (
        "the pack's own one is missing"
    )


def test_the_command_says_what_it_loaded_and_does_so_once(no_library, monkeypatch):
    monkeypatch.setattr("home.management.commands.load_library.read_library", lambda _pack: ONE)
    said = StringIO()
    call_command("load_library", stdout=said)
    assert "1 resources" in said.getvalue()
    call_command("load_library", if_none=True, stdout=StringIO())
    with pytest.raises(CommandError, match="library already"):
        call_command("load_library", stdout=StringIO())
    assert LibraryPage.objects.count() == 1


def test_pages_of_the_campaign_show_what_the_library_has_for_their_readers(client, shelves):
    choice = json.loads(CHOICE.read_text(encoding="utf-8"))
    for slug, names in choice["pages"].items():
        page = Page.objects.not_type(ResourcePage).get(slug=slug)
        shown = client.get(page.get_url()).content.decode()
        part = shown[shown.index(f"<h2>{choice['heading']}</h2>") :].partition("</nav>")[0]
        links = re.findall(r'href="(/resources/[^"]+)"', part)
        assert links == [f"/resources/{name}/" for name in names], slug


def test_a_page_that_shows_resources_or_is_being_changed_is_left_as_it_is(shelves):
    resources = {page.slug: page for page in ResourcePage.objects.all()}
    assert show_on_pages(resources) == 0
    page = Page.objects.get(slug="hotels").specific
    page.body = json.dumps([block for block in page.body.raw_data if block["type"] != "resource_list"])
    page.save_revision().publish()
    page.title = "Hotels and guest houses, with a draft"
    page.save_revision()
    assert show_on_pages(resources) == 0
    page.get_latest_revision().publish()
    assert show_on_pages(resources) == 1
