"""A Directory Manager imports a list in the browser's own steps; the others may not."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from openpyxl import load_workbook

from signposting.models import ImportRun, ImportSource, Service
from signposting.staff.import_forms import ImportForm
from tests.signposting.imports.conftest import sheet

ROWS = [
    {"Name": "Night line", "What it does": "<b>Listens</b>", "Where it helps": "Northam", "Phone": "01632 960001"},
    {"Name": "Day line", "What it does": "Helps.", "Where it helps": "Northam", "Phone": "01632 960002"},
    {"Name": "Bad", "What it does": "", "Where it helps": "Northam", "Phone": "01632 960003"},
]


@pytest.fixture
def sign_in(client, db):
    def as_member_of(group: str):
        user = User.objects.create_user(group.replace(" ", "").lower(), password="a long enough password")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return as_member_of


def upload(client, data: bytes, **fields: str):
    form = {"file": SimpleUploadedFile("list.csv", data), "name": "A list", **fields}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse("directory:imports"), form)


def press(client, run: ImportRun, button: str, show: str = "new", **fields: list[int | str]) -> str:
    address = f"{reverse('directory:import_run', args=[run.pk])}?show={show}"
    return client.post(address, {"do": button, **fields}, follow=True).content.decode()


def test_upload_look_tick_apply_undo(sign_in, areas):
    client = sign_in("Directory Manager")
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
    assert "It was undone" in press(client, run, "undo")
    assert not Service.objects.exists()


def test_while_it_works_the_page_looks_again_by_itself(sign_in, areas, monkeypatch):
    monkeypatch.setattr("signposting.imports.work.start", lambda run: None)
    client = sign_in("Directory Manager")
    page = client.get(upload(client, sheet(ROWS)).url).content.decode()
    assert '<meta http-equiv="refresh"' in page
    assert "It is being read" in page


def test_what_is_missing_leads_to_withdrawing_and_nothing_to_do_is_said(sign_in, areas):
    client = sign_in("Directory Manager")
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
def test_the_form_says_what_is_missing(sign_in, areas, fields, says):
    client = sign_in("Directory Manager")
    form = {"file": SimpleUploadedFile("list.csv", sheet(ROWS)), "name": "A list", **fields}
    assert says in client.post(reverse("directory:imports"), form).content.decode()
    assert not ImportRun.objects.exists()


def test_the_same_form_sent_twice_at_once_starts_one_import(sign_in, areas, monkeypatch):
    client = sign_in("Directory Manager")
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
def test_a_row_of_a_number_that_no_row_has_is_passed_over(sign_in, areas, start, number):
    run = start(sheet(ROWS))
    page = press(sign_in("Directory Manager"), run, "keep", row=[number], tick=[number])
    assert "Apply the 2 ticked" in page


def test_only_those_who_may_add_services_import(sign_in, areas, start):
    run = start(sheet(ROWS))
    addresses = [
        reverse("directory:imports"),
        reverse("directory:import_run", args=[run.pk]),
        reverse("directory:template", args=["csv"]),
    ]
    for group in ("Comms Editor", "Publisher", "Resource Librarian", "Administrator"):
        client = sign_in(group)
        for address in addresses:
            assert client.get(address).status_code == 302, (group, address)
        press(client, run, "apply")
        assert not Service.objects.exists()
        assert client.get(reverse("directory:export", args=["csv"])).status_code == 200
    client = sign_in("Directory Manager")
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_the_list_of_services_is_exported_in_words_with_what_is_unchecked(sign_in, make_service):
    make_service("line", name="=Line", phone="01632 960001", coverage=["north", "city"])
    client = sign_in("Publisher")
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
