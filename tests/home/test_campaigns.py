"""Campaigns: a kit in one file, which ends on its day."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents.models import Document

from core.models import Picture
from home.date_words import days_words
from home.models import CampaignsPage
from tests.home.partnership_pages import campaign, index, london


@pytest.fixture
def campaigns(home_page):
    return index(home_page, CampaignsPage)


def picture(**fields) -> Picture:
    stored = BytesIO()
    Image.new("RGB", (40, 30), "purple").save(stored, "PNG")
    file = ContentFile(stored.getvalue(), name="bubbles.png")
    return Picture.objects.create(title="Bubbles", file=file, source="Our designer", licence="Ours", **fields)


def unpacked(answer) -> dict[str, str]:
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as kit:
        assert kit.testzip() is None
        return {name: kit.read(name).decode("utf-8-sig") for name in kit.namelist() if name.endswith(".txt")} | {
            name: "" for name in kit.namelist() if not name.endswith(".txt")
        }


@time_machine.travel(london("2027-03-16 10:00"))
def test_the_kit_is_one_file_with_words_artwork_licence_and_a_list_of_it_all(client, campaigns):
    leaflet = Document.objects.create(title="Leaflet", file=ContentFile(b"%PDF-1.7 leaflet", name="leaflet.pdf"))
    common = {"alt": "Two speech bubbles", "size": "A4", "picture": None, "document": None}
    campaign(
        campaigns,
        hashtags="#KnowAboutIt",
        kit=[
            ("copy", {"channel": "Newsletter", "text": "Any child.\nAny family."}),
            ("artwork", {**common, "title": "A square", "picture": picture()}),
            ("artwork", {**common, "title": "A leaflet", "document": leaflet}),
        ],
    )
    page = client.get("/list-campaignspage/spring/").content.decode()
    assert 'href="/list-campaignspage/spring/kit.zip"' in page.replace("http://localhost", "")
    assert page.count("<img") == 1
    assert 'alt="Two speech bubbles"' in page

    answer = client.get("/list-campaignspage/spring/kit.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="spring-kit.zip"'
    assert answer["Cache-Control"] == "no-store"
    kit = unpacked(answer)
    assert sorted(kit) == [
        "artwork/01-a-square.png",
        "artwork/02-a-leaflet.pdf",
        "licence.txt",
        "list.txt",
        "words/01-newsletter.txt",
        "words/hashtags.txt",
    ]
    assert kit["words/01-newsletter.txt"] == "Any child.\r\nAny family.\r\n"
    assert kit["licence.txt"].startswith("Free to copy.")
    for said in (*(name for name in kit if name != "list.txt"), "Two speech bubbles", "Made by: Our designer", "A4"):
        assert said in kit["list.txt"]
    assert "sample" in kit["list.txt"]
    assert "30 April 2027" in kit["list.txt"]


def test_a_kit_is_there_to_the_end_of_its_last_day_and_then_the_page_says_that_it_is_over(client, campaigns):
    campaign(campaigns)
    address = "/list-campaignspage/spring/"
    with time_machine.travel(london("2027-04-30 23:59")):
        assert client.get(f"{address}kit.zip").status_code == 200
        assert "Download the whole kit" in client.get(address).content.decode()
    with time_machine.travel(london("2027-05-01 00:00")):
        page = client.get(address).content.decode()
        assert "This kit was good until 30 April 2027." in page
        assert "kit.zip" not in page
        assert "Any family." not in page
        gone = client.get(f"{address}kit.zip")
        assert gone.status_code == 410
        assert "This kit was good until 30 April 2027." in gone.content.decode()


@time_machine.travel(london("2027-03-16 10:00"))
def test_a_picture_whose_licence_ran_out_is_left_out_and_the_list_says_so(client, campaigns):
    old = picture(use_until=date(2027, 3, 15))
    artwork = {"title": "A square", "alt": "Two bubbles", "size": "", "picture": old, "document": None}
    campaign(campaigns, kit=[("artwork", artwork)])
    assert "<img" not in client.get("/list-campaignspage/spring/").content.decode()
    kit = unpacked(client.get("/list-campaignspage/spring/kit.zip"))
    assert not any(name.startswith("artwork/") for name in kit)
    assert "may no longer be used: A square" in kit["list.txt"]


@time_machine.travel(london("2027-03-16 10:00"))
def test_the_list_sorts_campaigns_by_today(client, campaigns):
    campaign(campaigns, "running")
    campaign(campaigns, "later", starts_on=date(2027, 7, 1), ends_on=date(2027, 7, 31))
    campaign(campaigns, "before", starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31))
    page = client.get("/list-campaignspage/").content.decode()
    order = [page.index(words) for words in ("On now", "Running", "Coming up", "Later", "Earlier", "Before")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("field", "value"),
    [("licence", ""), ("expires_on", None), ("hashtags", "KnowAbout"), ("ends_on", date(2027, 3, 1))],
)
def test_a_kit_without_licence_or_end_is_refused_and_so_are_wrong_dates_and_hashtags(campaigns, field, value):
    page = campaign(campaigns)
    setattr(page, field, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 3, 18), date(2027, 3, 18), "18 March 2027"),
        (date(2027, 3, 15), date(2027, 3, 21), "15 to 21 March 2027"),
        (date(2027, 7, 19), date(2027, 8, 31), "19 July to 31 August 2027"),
        (date(2026, 12, 1), date(2027, 1, 3), "1 December 2026 to 3 January 2027"),
    ],
)
def test_days_are_said_as_shortly_as_they_can_be(first, last, words):
    assert days_words(first, last) == words
