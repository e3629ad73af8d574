"""A Directory Manager imports a list in the browser's own steps; the others may not."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from signposting.models import Channel, ImportRun, ImportSource, Service
from signposting.staff.import_forms import ImportForm
from signposting.staff.tables import TableScreen
from tests.faults.feed_server import feed_server
from tests.signposting.imports.conftest import sheet
from tests.signposting.staff.builders import member_of

ROWS = [
    {"Name": "Night line", "What it does": "<b>Listens</b>", "Where it helps": "Northam", "Phone": "01632 960001"},
    {"Name": "Day line", "What it does": "Helps.", "Where it helps": "Northam", "Phone": "01632 960002"},
    {"Name": "Bad", "What it does": "", "Where it helps": "Northam", "Phone": "01632 960003"},
]


def upload(client, data: bytes, **fields: str):
    form = {"file": SimpleUploadedFile("list.csv", data), "name": "A list", **fields}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse("directory:imports"), form)


def press(client, run: ImportRun, button: str, show: str = "new", **fields: list[int | str]) -> str:
    address = f"{reverse('directory:import_run', args=[run.pk])}?show={show}"
    return client.post(address, {"do": button, **fields}, follow=True).content.decode()


def test_upload_look_tick_apply_undo(areas):
    client = member_of("Directory Manager")
    page = client.get(upload(client, sheet(ROWS)).url).content.decode()
    run = ImportRun.objects.get()
    assert "Apply the 2 ticked" in page
    assert "&lt;b&gt;Listens" in page
    assert "<b>Listens" not in page
    refused = client.get(reverse("directory:import_run", args=[run.pk]) + "?show=refused").content.decode()
    assert "Row 4" in refused
    assert "What it does: This field cannot be blank." in refused

    rows = {row.name: row.pk for row in run.rows.all()}
    page = press(client, run, "keep", row=[rows["Night line"], rows["Day line"]], tick=[rows["Day line"]])
    assert "Apply the 1 ticked" in page
    page = press(client, run, "apply", row=[rows["Night line"], rows["Day line"]], tick=[rows["Day line"]])
    assert "1 new draft was made." in page
    assert [service.name for service in Service.objects.all()] == ["Day line"]
    address = reverse("directory:import_run", args=[run.pk])
    assert 'value="undo"' not in client.get(address).content.decode()
    assert "Yes, undo the whole import" in client.get(f"{address}?ask=undo").content.decode()
    assert "It was undone" in press(client, run, "undo")
    assert not Service.objects.exists()


def test_while_it_works_the_page_looks_again_by_itself(areas, monkeypatch):
    monkeypatch.setattr("signposting.imports.work.start", lambda run: None)
    client = member_of("Directory Manager")
    page = client.get(upload(client, sheet(ROWS)).url).content.decode()
    # Rarely enough to be read to its end, by ear too, and at once for those who ask.
    assert '<meta http-equiv="refresh" content="20">' in page
    assert "Look again now" in page
    assert "It is being read" in page


def test_what_is_missing_leads_to_withdrawing_and_nothing_to_do_is_said(areas):
    client = member_of("Directory Manager")
    upload(client, sheet(ROWS[:2]))
    run = ImportRun.objects.get()
    press(client, run, "apply")
    again = ImportRun.objects.order_by("pk")
    page = client.get(upload(client, sheet(ROWS[:1]), name="", source=str(run.source.pk)).url).content.decode()
    assert "Nothing to do" in page
    missing = client.get(reverse("directory:import_run", args=[again.last().pk]) + "?show=missing").content.decode()
    assert reverse("directory:withdraw", args=[Service.objects.get(name="Day line").pk]) in missing


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"file": ""}, "Choose a file, or give an address."),
        ({"name": ""}, "Say whose list it is."),
        ({"address": "https://directory.example/api"}, "Choose a file or an address, not both."),
        ({"file": SimpleUploadedFile("list.pdf", b"%PDF")}, "This kind of file is not read."),
    ],
)
def test_the_form_says_what_is_missing(areas, fields, says):
    client = member_of("Directory Manager")
    form = {"file": SimpleUploadedFile("list.csv", sheet(ROWS)), "name": "A list", **fields}
    assert says in client.post(reverse("directory:imports"), form).content.decode()
    assert not ImportRun.objects.exists()


def test_the_same_form_sent_twice_at_once_starts_one_import(areas, monkeypatch):
    client = member_of("Directory Manager")
    checked = ImportForm.clean

    def and_then_the_other_is_stored(form):
        cleaned = checked(form)
        ImportSource.objects.create(name="A list")
        return cleaned

    monkeypatch.setattr(ImportForm, "clean", and_then_the_other_is_stored)
    form = {"file": SimpleUploadedFile("list.csv", sheet(ROWS)), "name": "A list"}
    assert "There is a source of this name." in client.post(reverse("directory:imports"), form).content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", "\0", "-1"])
def test_a_row_of_a_number_that_no_row_has_is_passed_over(areas, start, number):
    run = start(sheet(ROWS))
    page = press(member_of("Directory Manager"), run, "keep", row=[number], tick=[number])
    assert "Apply the 2 ticked" in page


def test_only_those_who_may_add_services_import(areas, start):
    run = start(sheet(ROWS))
    addresses = [
        reverse("directory:imports"),
        reverse("directory:import_run", args=[run.pk]),
        reverse("directory:template", args=["csv"]),
    ]
    for group in ("Comms Editor", "Publisher", "Resource Librarian", "Administrator"):
        client = member_of(group)
        for address in addresses:
            assert client.get(address).status_code == 302, (group, address)
        press(client, run, "apply")
        assert not Service.objects.exists()
    client = member_of("Directory Manager")
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_only_those_who_may_change_services_download_what_is_private_and_it_is_logged(make_service):
    private = Channel(kind="address", value="1 Hidden Road, Northam", is_private=True)
    make_service("refuge", channels=[private])
    address = reverse("directory:export", args=["csv"])
    # Looking is no permission to take it all away.
    Group.objects.get(name="Publisher").permissions.remove(Permission.objects.get(codename="change_service"))
    for group in ("Comms Editor", "Resource Librarian", "Administrator", "Publisher"):
        assert member_of(group).get(address).status_code == 302, group
    assert not ModelLogEntry.objects.filter(action="signposting.export").exists()
    manager = member_of("Directory Manager")
    assert b"1 Hidden Road" in manager.get(address).content
    entry = ModelLogEntry.objects.get(action="signposting.export")
    assert entry.user.username == "directory-manager"
    assert "Downloaded the whole directory (csv)" in str(entry.message)
    assert manager.get(reverse("directory:export", args=["pdf"])).status_code == 404
    assert ModelLogEntry.objects.filter(action="signposting.export").count() == 1


def test_a_number_for_staff_only_is_in_no_list_that_is_passed_on(make_service):
    numbers = [("01632 960777", True), ("01632 960001", False)]
    make_service(
        "line", channels=[Channel(kind="phone", value=value, is_private=hidden) for value, hidden in numbers]
    )
    address = reverse("wagtailsnippets_signposting_service:list")
    text = b"".join(member_of("Publisher").get(f"{address}?export=csv").streaming_content).decode()
    assert "01632 960777" not in text
    assert "01632 960001" in text


def test_a_feeds_address_is_remembered_once_it_was_read(areas, settings):
    client = member_of("Directory Manager")
    with feed_server() as server:
        settings.FEEDS_ON_OUR_NETWORK = [server.host]
        right, wrong = server.address("/theirs"), server.address("/thiers")
        service = {"id": "00000000-0000-4000-8000-000000000001", "name": "Line", "status": "active"}
        server.answers["/theirs/services"] = lambda handler: handler.send({"total_pages": 1, "contents": [service]})
        source = ImportSource.objects.create(name="Theirs", address=right)

        def read(address: str) -> str:
            form = {"address": address, "source": source.pk}
            with TestCase.captureOnCommitCallbacks(execute=True):
                assert client.post(reverse("directory:imports"), form).status_code == 302
            source.refresh_from_db()
            return ImportRun.objects.first().state

        assert (read(wrong), source.address) == (ImportRun.State.FAILED, right)
        # Nothing typed: the one that works.
        assert (read(""), source.address) == (ImportRun.State.READY, right)
        server.answers["/new/services"] = server.answers["/theirs/services"]
        assert (read(server.address("/new")), source.address) == (ImportRun.State.READY, server.address("/new"))


@pytest.mark.parametrize("text", ["=1", "\n=1", "'=1", "@x"])
def test_no_cell_of_a_report_can_be_taken_for_a_formula(text):
    screen = TableScreen()
    screen.list_export = ["Name"]
    assert screen.to_row_dict([text]) == {"Name": f"'{text}"}


def test_the_list_of_services_is_exported_in_words_with_what_is_unchecked(make_service):
    make_service("line", name="=Line", phone="01632 960001", coverage=["north", "city"])
    client = member_of("Publisher")
    address = reverse("wagtailsnippets_signposting_service:list")
    text = b"".join(client.get(f"{address}?export=csv").streaming_content).decode()
    header, row = text.splitlines()
    assert "Last checked" in header
    assert "'=Line" in row
    assert "Never checked" in row
    assert "Yes, do not use" in row
    assert "Midcity; Northam" in row
    file = b"".join(client.get(f"{address}?export=xlsx").streaming_content)
    assert load_workbook(io.BytesIO(file)).active["A2"].value == "line"
