"""The wizard by which a file gets into the library, as a librarian and a second person use it."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from core.models import SiteSettings
from resources.files.adding import add_version
from resources.files.incoming import drop_old
from resources.files.keeping import storage
from resources.models import IncomingFile, ResourceFile
from tests.signposting.staff.builders import member_of

from . import other_bytes as other
from . import pdf_bytes as pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(make_resource):
    made = ResourceFile.objects.create(resource=make_resource("Hotel briefing"))
    add_version(made, upload("a.pdf", pdf.tagged(text=b"Ring the day team")), note="Made.")
    return made


@pytest.fixture
def librarian(file):
    return member_of("Resource Librarian")


def upload(name, content):
    return SimpleUploadedFile(name, content)


def choose(client, file, content, name="new.pdf"):
    return client.post(
        reverse("library:replace_file", args=[file.pk]), {"upload": upload(name, content)}, follow=True
    )


def say(client, answer, **said):
    address = answer.redirect_chain[-1][0]
    return client.post(address, {"change": "content", "change_note": "The duty changed.", **said}, follow=True)


def words(answer):
    return " ".join(answer.content.decode().split())


def current(file):
    return file.versions.get(is_current=True)


def found_accessible(file):
    """Somebody checked the version in use."""
    file.is_accessible, file.accessible_checked_by = True, "Access team"
    file.accessible_checked_on = timezone.localdate()
    file.save()


def test_a_new_version_is_not_called_accessible_because_the_one_before_it_was(librarian, file):
    found_accessible(file)
    answer = choose(librarian, file, pdf.tagged(text=b"Other words"))
    kept = say(librarian, answer, still_accessible="on")
    assert "More than a typo changed: check the new version" in words(kept)
    assert current(file).number == 1
    say(librarian, answer)
    file.refresh_from_db()
    assert (file.is_accessible, file.accessible_checked_by, file.accessible_checked_on) == (None, "", None)
    history = librarian.get(reverse("wagtailadmin_pages:history", args=[file.resource_id]))
    assert "whether it is accessible is not known any more" in words(history)


def test_after_a_typo_whoever_puts_it_in_may_say_that_it_is_still_accessible(librarian, file):
    found_accessible(file)
    answer = choose(librarian, file, pdf.tagged(text=b"Ring the day teem"))
    say(librarian, answer, change="typo", still_accessible="on")
    file.refresh_from_db()
    assert (file.is_accessible, file.accessible_checked_by) == (True, "Access team")
    assert "What was found of its accessibility" in words(answer)
    say(librarian, choose(librarian, file, pdf.tagged(text=b"Ring the day team now")), change="typo")
    file.refresh_from_db()
    assert file.is_accessible is None


def test_replacing_a_file_shows_what_changes_before_anything_is_public(librarian, file, client):
    new = pdf.many_pages(3)
    answer = choose(librarian, file, new, "My letter.pdf")
    shown = words(answer)
    assert "hotel-briefing-v2.pdf" in shown
    assert "Read “My letter.pdf” first" in shown
    assert "<strong>3</strong>" in shown
    assert "Pages with other words than before: 1, 2, 3." in shown
    assert "It has no tags" in shown
    assert current(file).number == 1
    answer = say(librarian, answer, signed_off_by="Safeguarding lead")
    assert "“hotel-briefing-v2.pdf” is version 2, and in use from now." in words(answer)
    version = current(file)
    assert (version.number, version.change, version.change_note) == (2, "content", "The duty changed.")
    assert (version.made_by, version.signed_off_by) == ("Resource Librarian", "Safeguarding lead")
    assert version.signed_off_on == timezone.localdate()
    assert not IncomingFile.objects.exists()
    assert b"".join(client.get(f"/f/{file.ref}/").streaming_content) == new


def test_what_changed_and_why_must_be_said(librarian, file):
    answer = choose(librarian, file, pdf.tagged(text=b"New"))
    again = say(librarian, answer, change="", change_note=" ")
    assert "Say what changed. Nothing is put in yet." in words(again)
    assert "Say why. Nothing is put in yet." in words(again)
    again = say(librarian, answer, change_note="x" * 281)
    assert "at most 280" in words(again)
    assert current(file).number == 1


def test_a_file_that_is_refused_says_why_on_the_same_screen_and_leaves_nothing(librarian, file):
    answer = choose(librarian, file, pdf.action(b"/S/JavaScript/JS(1)"))
    assert "There is a script (JavaScript) in it." in words(answer)
    answer = choose(librarian, file, b"")
    assert "The file is empty." in words(answer)
    assert not IncomingFile.objects.exists()


def test_what_keeps_people_safe_waits_until_somebody_else_has_read_it(librarian, file, client):
    new = pdf.tagged(text=b"Ring the night team")
    answer = say(librarian, choose(librarian, file, new), change="safety")
    assert "It waits for a second person to read it." in words(answer)
    assert current(file).number == 1
    address = reverse("library:incoming", args=[IncomingFile.objects.get().pk])
    answer = librarian.post(address, {"agree": "1"})
    assert "somebody else has to read it and agree" in words(answer)
    assert current(file).number == 1
    publisher = member_of("Publisher")
    assert "Hotel briefing" in words(publisher.get(reverse("wagtailadmin_home")))
    saved = publisher.get(f"{address}file")
    assert saved["Content-Disposition"].startswith("attachment")
    assert b"".join(saved.streaming_content) == new
    publisher.post(address, {"agree": "1"})
    version = current(file)
    assert (version.number, version.change) == (2, "safety")
    assert b"".join(client.get(f"/f/{file.ref}/").streaming_content) == new
    acts = PageLogEntry.objects.filter(page_id=file.resource_id, action__startswith="resources.")
    assert [(entry.action, entry.user.username) for entry in acts.order_by("timestamp")] == [
        ("resources.sent", "resource-librarian"),
        ("resources.put_in", "publisher"),
    ]
    assert not ModelLogEntry.objects.filter(action__startswith="resources.").exists()


def test_those_who_may_agree_are_told_by_mail_with_a_title_and_a_link_only(librarian, file, settings):
    second = member_of("Publisher"), member_of("Resource Librarian", "other")
    member_of("Comms Editor")
    answer = say(librarian, choose(librarian, file, pdf.tagged(text=b"Ring 01632 960999")), change="safety")
    assert "They were told by mail." in words(answer)
    assert [message.to for message in mail.outbox] == [["other@example.org"], ["publisher@example.org"]]
    address = reverse("library:incoming", args=[IncomingFile.objects.get().pk])
    for message, client in zip(mail.outbox, second, strict=True):
        assert "Hotel briefing" in message.subject
        assert f"{settings.WAGTAILADMIN_BASE_URL}{address}" in message.body
        assert "The duty changed." not in message.subject + message.body
        assert "you sent it" not in words(client.get(reverse("wagtailadmin_home")))
        assert "I have read it: put it in" in words(client.get(address))


def test_nobody_is_told_of_what_one_person_may_put_in_and_without_mail_the_sender_tells(librarian, file, settings):
    member_of("Publisher")
    say(librarian, choose(librarian, file, pdf.tagged(text=b"Other words")))
    assert mail.outbox == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    answer = say(librarian, choose(librarian, file, pdf.tagged(text=b"Ring")), change="safety")
    assert "No mail reached anybody who may be that person: tell one of them yourself." in words(answer)


def test_nobody_agrees_to_their_own_file_not_even_a_superuser_unless_they_work_alone(file, client):
    client.force_login(User.objects.create_superuser("root"))
    answer = say(client, choose(client, file, pdf.tagged(text=b"New")), change="safety")
    address = answer.redirect_chain[-1][0]
    assert "somebody else has to read it" in words(client.post(address, {"agree": "1"}))
    assert current(file).number == 1
    SiteSettings.objects.update(numbers_need_two=False)
    client.post(address, {"agree": "1"})
    assert current(file).number == 2


def test_the_second_person_may_say_no_and_the_bytes_are_gone(librarian, file):
    say(librarian, choose(librarian, file, pdf.tagged(text=b"Wrong")), change="safety")
    incoming = IncomingFile.objects.get()
    answer = member_of("Publisher").post(reverse("library:incoming", args=[incoming.pk]), {"drop": "1"}, follow=True)
    assert answer.status_code == 200
    assert not IncomingFile.objects.exists()
    assert not storage().exists(incoming.stored.name)
    assert current(file).number == 1


def test_bytes_that_a_version_has_too_are_kept_when_an_upload_of_them_is_dropped(librarian, file):
    choose(librarian, file, pdf.tagged(text=b"Ring the day team"))
    address = reverse("library:incoming", args=[IncomingFile.objects.get().pk])
    assert "byte for byte" in words(librarian.post(address, {"change": "typo", "change_note": "Same."}))
    librarian.post(address, {"drop": "1"})
    assert storage().exists(current(file).stored.name)


def test_of_two_librarians_who_replace_one_file_the_second_is_told(librarian, file):
    other_librarian = member_of("Resource Librarian", "other")
    mine = choose(librarian, file, pdf.tagged(text=b"Mine"))
    theirs = choose(other_librarian, file, pdf.tagged(text=b"Theirs"))
    say(other_librarian, theirs)
    answer = say(librarian, mine)
    assert "Somebody put in another version" in words(answer)
    assert current(file).number == 2


def test_two_people_who_agree_at_once_put_it_in_once(librarian, file):
    say(librarian, choose(librarian, file, pdf.tagged(text=b"New")), change="safety")
    address = reverse("library:incoming", args=[IncomingFile.objects.get().pk])
    one, two = member_of("Publisher", "one"), member_of("Publisher", "two")
    assert one.get(address).status_code == two.get(address).status_code == 200
    one.post(address, {"agree": "1"})
    assert "Somebody has decided about this file already." in words(two.post(address, {"agree": "1"}, follow=True))
    assert current(file).number == 2


def test_a_file_is_added_with_what_it_is_for_and_its_language(librarian, file):
    address = reverse("library:add_file", args=[file.resource_id])
    sent = {
        "purpose": "artwork",
        "label": "",
        "language": "en",
        "upload": upload("a.jpg", other.photograph_with_place()),
    }
    answer = librarian.post(address, sent, follow=True)
    assert "were taken out" in words(answer)
    answer = say(librarian, answer)
    added = ResourceFile.objects.exclude(pk=file.pk).get()
    assert (added.purpose, added.language) == ("artwork", "en")
    version = current(added)
    assert (version.name, version.change) == ("hotel-briefing-artwork-v1.jpg", "new")
    refused = librarian.post(
        address, {**sent, "language": "Welsh!", "upload": upload("a.jpg", other.picture("JPEG"))}
    )
    assert "A code as in HTML" in words(refused)


def test_what_nobody_said_anything_about_for_a_week_goes_and_what_waits_stays(librarian, file):
    say(librarian, choose(librarian, file, pdf.tagged(text=b"Waits")), change="safety")
    choose(librarian, file, pdf.tagged(text=b"Left"))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        drop_old()
    assert [incoming.waits for incoming in IncomingFile.objects.all()] == [True]


@pytest.mark.parametrize(
    ("group", "looks", "puts_in"),
    [
        ("Resource Librarian", True, True),
        ("Publisher", True, False),
        ("Comms Editor", False, False),
        ("Directory Manager", False, False),
        ("Administrator", False, False),
    ],
)
def test_who_may_do_what(file, group, looks, puts_in):
    someone = member_of(group, "someone")
    waits = choose(member_of("Resource Librarian", "chooser"), file, pdf.tagged(text=b"New")).redirect_chain[-1][0]

    def opens(address):
        return someone.get(address).status_code == 200

    assert opens(reverse("library:files", args=[file.resource_id])) == looks
    assert opens(waits) == opens(f"{waits}file") == looks
    assert opens(reverse("library:add_file", args=[file.resource_id])) == puts_in
    assert opens(reverse("library:replace_file", args=[file.pk])) == puts_in
    someone.post(waits, {"change": "typo", "change_note": "x"})
    assert current(file).number == (2 if puts_in else 1)
    assert member_of("Publisher", "p").get(reverse("library:files", args=[file.resource_id])).status_code == 200


def test_nobody_gets_at_a_waiting_file_without_signing_in(librarian, file, client):
    waits = choose(librarian, file, pdf.tagged(text=b"New")).redirect_chain[-1][0]
    for address in (waits, f"{waits}file", f"{waits}first-page"):
        assert client.get(address).status_code == 302


def test_a_resource_has_a_button_to_its_files_and_its_history_tells_of_them(file, client):
    client.force_login(User.objects.create_superuser("root"))
    say(client, choose(client, file, pdf.tagged(text=b"New")))
    page = file.resource_id
    link = reverse("library:files", args=[page])
    assert link in words(client.get(reverse("wagtailadmin_pages:edit", args=[page])))
    assert link in words(client.get(reverse("wagtailadmin_explore", args=[file.resource.get_parent().pk])))
    history = words(client.get(reverse("wagtailadmin_pages:history", args=[page])))
    assert "To print: version 2 is in use. Content." in history
    assert "hotel-briefing-v1.pdf" in words(client.get(link))


def test_upgrading_forgets_what_was_found_of_versions_no_longer_in_use(file, make_resource):
    untouched = ResourceFile.objects.create(resource=make_resource("Poster"))
    add_version(untouched, upload("b.pdf", pdf.tagged(text=b"Poster")), note="Made.")
    found_accessible(untouched)
    add_version(file, upload("a.pdf", pdf.tagged(text=b"Ring the night team")), note="Changed.")
    found_accessible(file)
    ResourceFile.objects.update(accessible_checked_on=timezone.localdate() - timedelta(days=9))
    migration = import_module("resources.migrations.0002_accessible_of_older_versions")
    migration.forget_what_was_found_of_older_versions(apps, None)
    assert ResourceFile.objects.get(is_accessible=None) == file
    assert ResourceFile.objects.get(is_accessible=True) == untouched
