"""Files of the starter library made again: what was signed off stays so, and whose version it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.starter.library import LibraryLoader
from home.starter.library_files import Renewed, load_files, renew_files
from resources.files.incoming import current_of
from resources.models import ResourceFile, ResourcePage
from resources.staff.sign_off import sign_off
from signposting.models import Channel
from tests.pdfs import needs_pango, read_pdf
from tests.resources.starter_library import LIBRARY, RECORDS

pytestmark = [pytest.mark.django_db, needs_pango]
SAMPLE = "Sample: not yet quality-assured"
ONE = replace(LIBRARY, resources=(RECORDS["card-if-a-child-tells-you"],), packs=())


@pytest.fixture
def file(starter):
    """The only file of a library of one card, as it is loaded."""
    LibraryLoader(ONE, publish_unchecked=True).load()
    assert load_files(ONE) == 1
    return ResourceFile.objects.get(resource__slug="card-if-a-child-tells-you")


@pytest.fixture
def signed_off(file, admin_user):
    """The same after a librarian has read it, found it good and accessible, and it was made again."""
    today = timezone.localdate()
    said = {
        "signed_off_by": "Resource librarian",
        "signed_off_on": today,
        "is_accessible": "yes",
        "accessible_checked_by": "Accessibility tester",
        "accessible_checked_on": today,
    }
    sign_off(file, current_of(file), said, by=admin_user)
    assert renew_files(ONE) == Renewed(1, ())
    file.refresh_from_db()
    return file


def ring_another_number(number):
    Channel.objects.filter(service__key="police-999").update(value=number)


def words_of(file):
    with current_of(file).stored.open("rb") as kept:
        return read_pdf(kept.read()).text


def test_a_file_is_made_again_only_when_something_changed(file):
    assert load_files(ONE) == 0
    assert renew_files(ONE) == Renewed(0, ())
    ring_another_number("112")
    assert renew_files(ONE) == Renewed(1, ())
    assert "112" in words_of(file)
    assert SAMPLE in words_of(file)
    assert current_of(file).signed_off_on is None


def test_once_a_file_is_signed_off_only_its_mark_goes_and_all_that_was_said_of_it_stays(signed_off):
    version = current_of(signed_off)
    assert SAMPLE not in words_of(signed_off)
    assert (version.number, version.signed_off_by) == (2, "Resource librarian")
    assert signed_off.is_accessible
    assert signed_off.accessible_checked_by == "Accessibility tester"
    assert renew_files(ONE) == Renewed(0, ())


def test_a_sign_off_is_never_taken_back_unasked(signed_off):
    version = current_of(signed_off)
    ring_another_number("112")
    said = StringIO()
    call_command("load_library", again=True, stdout=said)
    assert f"Left alone: {version.name}" in said.getvalue()
    assert current_of(signed_off) == version

    assert renew_files(ONE, also_signed_off=True) == Renewed(1, ())
    newest = current_of(signed_off)
    assert "112" in words_of(signed_off)
    assert SAMPLE in words_of(signed_off)
    assert (newest.signed_off_by, newest.signed_off_on) == ("", None)
    assert "Nobody has signed these off yet" in newest.change_note
    signed_off.refresh_from_db()
    assert signed_off.is_accessible is None
    assert signed_off.versions.get(number=version.number).signed_off_by == "Resource librarian"


def test_whoever_checks_the_page_again_after_a_change_has_signed_off_what_is_made_of_it(signed_off):
    signed_off.versions.filter(is_current=True).update(signed_off_on=timezone.localdate() - timedelta(days=9))
    ring_another_number("112")
    ResourcePage.objects.filter(pk=signed_off.resource_id).update(
        checked_by="Health lead", checked_on=timezone.localdate()
    )
    assert renew_files(ONE) == Renewed(1, ())
    assert SAMPLE not in words_of(signed_off)
    assert current_of(signed_off).signed_off_by == "Health lead"


def test_a_version_somebody_put_in_is_never_written_over(signed_off):
    version = current_of(signed_off)
    signed_off.versions.filter(pk=version.pk).update(made_by="Resource librarian", signed_off_by="")
    ring_another_number("112")
    assert renew_files(ONE, also_signed_off=True) == Renewed(0, ())
    assert current_of(signed_off) == version
