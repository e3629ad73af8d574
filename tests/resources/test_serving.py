"""What was printed still answers: after a rename, a move, another file, a successor, a withdrawal."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, Site

from resources.models import ResourcePage, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_disk_and_in_a_bucket")]


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def resource(make_resource):
    return make_resource("Hotel briefing")


def withdraw(resource, **more):
    ResourcePage.objects.filter(pk=resource.pk).update(
        state=State.WITHDRAWN,
        withdrawn_why="law",
        withdrawn_note="The duty changed in May.",
        withdrawn_on=timezone.localdate(),
        **more,
    )


def test_the_printed_link_leads_to_the_page_in_capitals_too_and_after_a_rename_and_a_move(client, resource, library):
    for ref in (resource.ref, resource.ref.upper()):
        assert client.get(f"/r/{ref}/", follow=True).context["page"] == resource
    resource.slug = "another-name"
    resource.save()
    elsewhere = Page.objects.get(pk=library.get_parent().pk)
    resource.move(elsewhere, pos="last-child")
    answer = client.get(f"/r/{resource.ref}/", follow=True)
    assert answer.redirect_chain == [("/another-name/", 302)]
    assert answer.status_code == 200


def test_a_file_s_link_gives_today_s_bytes_under_its_name_and_the_pinned_one_the_old(client, resource, make_version):
    first = make_version(resource, b"%PDF-1.7 one", name="briefing.pdf")
    make_version(first.file, b"%PDF-1.7 two", name="night-briefing.pdf", change="content")
    today, pinned = client.get(f"/f/{first.file.ref}/"), client.get(f"/f/{first.file.ref.upper()}/v1/")
    assert (body(today), body(pinned)) == (b"%PDF-1.7 two", b"%PDF-1.7 one")
    assert today["Content-Disposition"] == 'inline; filename="night-briefing.pdf"'
    assert today["Content-Type"] == "application/pdf"
    assert client.get(f"/f/{first.file.ref}/v3/").status_code == 404


def test_a_file_runs_nothing_is_kept_nowhere_and_is_sent_in_parts(client, resource, make_version):
    version = make_version(resource, b"PK\x03\x04 slides", name="slides.pptx")
    address = f"/f/{version.file.ref}/"
    whole = client.get(address)
    assert whole["Content-Disposition"].startswith("attachment;")
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert whole["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert whole["Cache-Control"] == "no-store"
    part = client.get(address, headers={"range": "bytes=0-1"})
    assert (part.status_code, body(part)) == (206, b"PK")
    assert client.get(address, headers={"if-none-match": whole["ETag"]}).status_code == 304


def test_what_is_withdrawn_answers_410_at_every_address_with_the_reason_and_what_to_use(
    client, resource, make_resource, make_version
):
    version = make_version(resource)
    newer = make_resource("Hotels, after the new duty")
    withdraw(resource, replaced_by=newer)
    addresses = (f"/r/{resource.ref}/", f"/f/{version.file.ref}/", f"/f/{version.file.ref}/v1/", resource.url)
    for address in addresses:
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 410, address
        assert "The duty changed in May." in page
        assert "The law changed" in page
        assert newer.url in page


def test_what_was_replaced_still_opens_and_says_first_what_to_use(client, resource, make_resource, make_version):
    version = make_version(resource)
    newer = make_resource("Hotels, second edition")
    ResourcePage.objects.filter(pk=resource.pk).update(state=State.SUPERSEDED, replaced_by=newer)
    page = client.get(f"/r/{resource.ref}/", follow=True).content.decode()
    assert page.index("There is a newer one") < page.index("Open or download")
    assert newer.url in page
    assert client.get(f"/f/{version.file.ref}/").status_code == 200


def test_bytes_from_before_a_change_for_safety_are_given_to_nobody(client, resource, make_version):
    first = make_version(resource, b"%PDF-1.7 one")
    make_version(first.file, b"%PDF-1.7 two", change="safety")
    answer = client.get(f"/f/{first.file.ref}/v1/")
    assert answer.status_code == 410
    assert resource.url in answer.content.decode()
    assert client.get(f"/f/{first.file.ref}/v2/").status_code == 200
    assert "not to be used any more" in client.get(resource.url).content.decode()


def test_the_picture_of_the_first_page_goes_where_its_file_goes(client, resource, make_version):
    version = make_version(resource)
    address = f"/f/{version.file.ref}/v1/first-page.png"
    assert client.get(address).status_code == 404
    version.first_page.save("one.png", ContentFile(b"\x89PNG"))
    assert body(client.get(address)) == b"\x89PNG"
    assert address in client.get(resource.url).content.decode()
    withdraw(resource)
    assert client.get(address).status_code == 404


def test_a_draft_s_files_are_nobody_s_yet(client, resource, make_version):
    version = make_version(resource)
    resource.unpublish()
    for address in (f"/r/{resource.ref}/", f"/f/{version.file.ref}/", f"/f/{version.file.ref}/v1/"):
        assert client.get(address).status_code == 404


def test_wagtail_s_door_for_documents_opens_on_nothing_of_the_library(client, resource, make_version):
    version = make_version(resource)
    for address in (f"/documents/{version.pk}/briefing.pdf", f"/media/{version.stored.name}"):
        assert client.get(address).status_code == 404


def test_a_resource_s_page_says_what_a_leader_needs_and_what_nobody_knows(
    client, make_resource, make_version, teacher
):
    resource = make_resource(
        "Lesson", roles=[teacher], age_min=11, age_max=14, minutes=50, delivery="<p>Ground rules.</p>"
    )
    make_version(resource, pages=2)
    page = client.get(resource.url).content.decode()
    for words in ("11 to 14 (Key Stage 3)", "50 minutes", "Ground rules.", "PDF, 2 pages", "Nobody knows yet: ask"):
        assert words in page
    assert "Sample: not yet quality-assured" in page
    assert "Tell your designated safeguarding lead the same day" in page
    assert f"/r/{resource.ref}/" in page


def test_a_resource_s_page_takes_few_queries(client, make_resource, make_version, django_assert_max_num_queries):
    resource = make_resource("Lesson")
    file = make_version(resource).file
    for number in range(5):
        make_version(file, f"%PDF-1.7 {number}".encode(), change="typo")
    client.get(resource.url)
    with django_assert_max_num_queries(20):
        client.get(resource.url)


def test_where_the_storage_has_lost_bytes_there_is_nothing_and_its_keepers_are_told(
    client, resource, make_version, caplog
):
    version = make_version(resource)
    version.first_page.save("one.png", ContentFile(b"a picture"))
    for part in (version.stored, version.first_page):
        part.storage.delete(part.name)
    address = f"/f/{version.file.ref}/"
    assert client.get(address).status_code == 404
    assert client.get(address, headers={"range": "bytes=0-3"}).status_code == 404
    assert client.get(f"{address}v1/first-page.png").status_code == 404
    lost = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert lost[0].startswith(f"The storage has lost {version.stored.name}")


def test_a_library_outside_of_the_site_has_no_addresses_and_breaks_nothing(client, resource, library, make_version):
    make_version(resource)
    home = library.get_parent().specific
    other = home.copy(recursive=False, to=home.get_parent(), update_attrs={"slug": "another-home"})
    Site.objects.get().delete()
    Site.objects.create(hostname="localhost", root_page=other, is_default_site=True)
    assert client.get(f"/r/{resource.ref}/").status_code == 404
    assert client.get("/resources/atom.xml").status_code == 404
    assert client.post("/r/find/", {"q": "hotel"}).status_code == 404
    assert client.get("/resources/list/", {"r": resource.ref}).status_code == 200
