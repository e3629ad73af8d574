"""What resources say of themselves goes out as a csv and comes back: shown first, all of it or nothing."""

from __future__ import annotations

import csv
import html
import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resources.models import ContentNote, Licence, ResourcePage, Role, Topic
from resources.sheet import read_sheet, sheet_lines
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
HERE = "/admin/library/sheet/"


@pytest.fixture
def editor(client, db):
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def pair(make_resource):
    role = Role.objects.create(key="hotel", name="Hotel trainer")
    one = make_resource("One", roles=[role], minutes=20, web_only=True)
    return one, make_resource("Two", roles=[role], web_only=True)


def taken_out(client):
    text = b"".join(client.get(HERE, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def as_bytes(rows):
    out = StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def show(client, rows):
    return client.post(HERE, {"sheet": SimpleUploadedFile("a.csv", as_bytes(rows))})


def agree(client, shown):
    page = shown.content.decode()
    text = html.unescape(re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.S)[1])
    token = re.search(r'name="shown" value="(\w+)"', page)[1]
    return client.post(HERE, {"text": text, "shown": token}, follow=True)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_what_goes_out_comes_back_unchanged(editor, pair):
    assert "It changes nothing." in words(show(editor, taken_out(editor)))


def test_a_sheet_is_shown_first_and_then_changes_what_it_showed(editor, pair):
    Topic.objects.create(name="Hotels")
    Licence.objects.create(key="ogl", name="Open Government Licence")
    rows = taken_out(editor)
    rows[0] |= {"Topics": "hotels; signs", "Minutes": "", "Licence": "open government licence", "Type": "Poster"}
    shown = show(editor, rows)
    assert "<del>signs</del> → <ins>Hotels; signs</ins>" in words(shown)
    assert "<del>20</del> → <ins>nothing</ins>" in words(shown)
    assert "1 row stays as it is." in words(shown)
    assert ResourcePage.objects.get(title="One").minutes == 20
    assert "1 resource is changed." in words(agree(editor, shown))
    one = ResourcePage.objects.get(title="One")
    assert (one.minutes, one.kind, one.licence.name) == (None, "poster", "Open Government Licence")
    assert [topic.name for topic in one.topics.all()] == ["Hotels", "signs"]
    assert ResourcePage.objects.get(title="Two").latest_revision is None


def test_one_wrong_cell_and_nothing_of_the_sheet_is_taken(editor, pair):
    ContentNote.objects.create(key="told", name="A survivor tells", is_depiction=True)
    rows = taken_out(editor)
    rows[0] |= {"Minutes": "45", "Topics": "sings; grooming"}
    rows[1] |= {"Minutes": "x", "Type": "Song"}
    shown = words(show(editor, rows))
    assert "Row 2 (One): Topics: “sings”, “grooming”: not in our list." in shown
    assert "Row 3 (Two): Minutes: “x” is not a whole number." in shown
    assert "Type: “Song” is not one of: Lesson plan" in shown
    assert "Change all of this" not in shown
    rows = taken_out(editor)
    rows[0] |= {"Content notes": "A survivor tells"}
    rows[1] |= {"From age": "16", "To age": "11"}
    shown = words(show(editor, rows))
    assert "it is never used without supervision" in shown
    assert "The lower age comes first." in shown
    forced = editor.post(HERE, {"text": as_bytes(rows).decode(), "shown": "0" * 64})
    assert "Nothing is changed" in words(forced)
    assert not ResourcePage.objects.filter(latest_revision__isnull=False).exists()


def test_a_sheet_that_would_keep_everybody_else_waiting_is_sent_in_parts(editor, pair, monkeypatch):
    monkeypatch.setattr("resources.staff.sheet.MOST_CHANGED", 1)
    rows = taken_out(editor)
    rows[0]["Minutes"] = rows[1]["Minutes"] = "45"
    shown = words(show(editor, rows))
    assert "It would change 2 resources: at most 1 at once. Send it in parts." in shown
    assert "Change all of this" not in shown
    shown = show(editor, rows[:1])
    assert "1 resource is changed." in words(agree(editor, shown))


def test_one_that_would_change_too_many_by_the_time_it_is_agreed_to_is_not_taken(editor, pair, monkeypatch):
    rows = taken_out(editor)
    rows[0]["Minutes"] = rows[1]["Minutes"] = "45"
    shown = show(editor, rows)
    monkeypatch.setattr("resources.staff.sheet.MOST_CHANGED", 1)
    assert "It would change 2 resources: at most 1 at once." in words(agree(editor, shown))
    assert not ResourcePage.objects.filter(minutes=45).exists()


def test_what_somebody_changed_meanwhile_is_shown_again_and_not_overwritten_unseen(editor, pair):
    rows = taken_out(editor)
    rows[0]["Minutes"] = "45"
    shown = show(editor, rows)
    ResourcePage.objects.filter(title="One").update(minutes=30)
    answer = agree(editor, shown)
    assert "Something else changed meanwhile." in words(answer)
    assert "<del>30</del> → <ins>45</ins>" in words(answer)
    assert ResourcePage.objects.get(title="One").minutes == 30


def test_a_sheet_that_is_not_ours_says_why(editor, pair):
    for content, why in (
        (b"Name,Minutes\nOne,3\n", "There is no column “Code”."),
        (b"Code,Wisdom\n", "The column “Wisdom” is not one of ours."),
        (b"Code,Minutes,minutes\n", "Two columns are called “minutes”."),
        (b"\x00\x01", "This is not a CSV file."),
        (b"Code,Minutes\nzzzzzz,3\n", "No resource has the code “zzzzzz”."),
        (f"Code,Minutes\n{pair[0].ref},3\n{pair[0].ref},4\n".encode(), "stands in two rows."),
    ):
        assert why in words(editor.post(HERE, {"sheet": SimpleUploadedFile("a.csv", content)})), why


@pytest.mark.parametrize("text", ["", "\0", "Summary\nWithout a code"])
def test_a_sheet_that_came_back_as_something_else_is_not_taken_and_says_why(editor, pair, text):
    answer = editor.post(HERE, {"text": text, "shown": "x"})
    assert answer.status_code == 200
    assert "Nothing is changed; look again." in words(answer)


def test_a_librarians_sheet_makes_drafts_and_others_do_not_get_in(pair):
    librarian = member_of("Resource Librarian")
    rows = taken_out(librarian)
    rows[0]["Minutes"] = "45"
    assert "1 of them in drafts: send them to be published." in words(agree(librarian, show(librarian, rows)))
    one = ResourcePage.objects.get(title="One")
    assert (one.minutes, one.get_latest_revision_as_object().minutes) == (20, 45)
    for group in ("Publisher", "Comms Editor", "Directory Manager", "Administrator"):
        assert member_of(group).get(HERE, {"export": "csv"}).status_code == 302
    assert reverse("library:sheet") == HERE


@pytest.mark.parametrize("has_draft", [True, False])
def test_fifty_rows_ask_the_database_no_more_than_ten(make_resource, has_draft):
    role = Role.objects.create(key="hotel", name="Hotel trainer")
    note = ContentNote.objects.create(key="theme", name="A theme")
    licence = Licence.objects.create(key="ogl", name="Open Government Licence")
    asked = []
    for rows in (10, 50):
        for number in range(ResourcePage.objects.count(), rows):
            page = make_resource(f"R{number}", roles=[role], content_notes=[note], licence=licence, minutes=number)
            if has_draft:
                page.minutes = 100 + number
                page.save_revision()
        with CaptureQueriesContext(connection) as queries:
            lines = list(sheet_lines())
            read = read_sheet(enumerate(lines, 1))
        assert len(lines) == rows + 1
        assert not any(row.differences or row.faults for row in read)
        asked.append(len(queries))
    assert asked[1] <= asked[0] <= 20
    minutes = lines[0].index("Minutes")
    assert sorted(int(line[minutes]) for line in lines[1:])[0] == (100 if has_draft else 0)
    assert lines[1][lines[0].index("Topics")] == "signs"
    assert lines[1][lines[0].index("Content notes")] == "A theme"
