"""A poster tells who to ring, day and night, as the directory has it at that minute; on paper it cannot mislead."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
import segno
import time_machine

from core import pdf
from core.qr import QUIET_ZONE, qr_code
from signposting.models import Area, Channel, OpeningTime, Service
from signposting.models.choices import ChannelKind
from tests.pdfs import Pdf, needs_pango, read_pdf
from tests.signposting.handouts.conftest import SITE

TODAY = "2026-11-24T12:00:00Z"
DAY, NIGHT = "01632 960100", "01632 960101"


def text_of(answer) -> str:
    """What a page's own part says, in one line."""
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def poster(client, query: str = "", slug: str = "northam") -> Pdf:
    answer = client.get(f"/find-support/{slug}/poster.pdf{query}")
    assert answer["Content-Type"] == "application/pdf", answer
    return read_pdf(answer.content)


def dark_modules(path: str, side: int) -> list[list[int]]:
    """The squares an SVG path of rectangles paints, read from the path alone."""
    grid = [[0] * side for _ in range(side)]
    assert re.fullmatch(r"(?:m-?\d+ \d+h(\d+)v1h-\1z)+", path)
    left = top = 0
    for x, y, length in re.findall(r"m(-?\d+) (\d+)h(\d+)v1h-\3z", path):
        left, top = left + int(x), top + int(y)
        for step in range(int(length)):
            grid[top][left + step] = 1
    return grid


@needs_pango
@time_machine.travel(TODAY, tick=False)
@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("who", ["", "y"])
def test_it_is_one_page_of_its_paper_that_a_screen_reader_can_read(client, directory, size, who):
    made = poster(client, f"?size={size}&who={who}")
    assert made.sizes == [{"a4": (210, 297), "a5": (148, 210)}[size]]
    assert (made.is_tagged, made.language, made.title) == (True, "en-GB", "Help in Northam: a poster")
    assert {"/H1", "/H2", "/H3", "/P", "/Link", "/Figure"} <= set(made.tags)
    assert made.alts == ["QR code: help.example/find-support/northam"]
    for number in ("999", DAY, NIGHT, "01632 960111"):
        assert number in made.text
    assert {"tel:999", "tel:01632960100", "tel:01632960101", "tel:01632960111"} <= made.links


@needs_pango
@time_machine.travel(TODAY, tick=False)
def test_it_says_when_lines_answer_and_of_which_day_it_is_and_never_that_they_are_open_now(client, directory):
    made = poster(client)
    assert "Details as of 24 November 2026." in made.text
    assert "Monday to Friday 9am to 5pm" in made.text
    assert "When the daytime service is closed" in made.text
    assert "Day and night, every day" in made.text
    for page in (made.text, text_of(client.get("/find-support/northam/poster/"))):
        assert not re.search(r"open now|closed now|opens", page, re.IGNORECASE)
    with time_machine.travel("2026-11-28T23:00:00Z", tick=False):
        weekend = poster(client)
    assert weekend.text == made.text.replace("24 November", "28 November"), "the hour of printing changes nothing"


@time_machine.travel(TODAY, tick=False)
def test_the_code_leads_to_the_areas_page_and_tells_nothing_else(client, directory):
    for who, address in (("", f"{SITE}/find-support/northam/"), ("y", f"{SITE}/find-support/northam/?who=y")):
        page = client.get(f"/find-support/northam/poster/?who={who}&utm_source=wall").content.decode()
        side, path = re.search(
            r'class="poster-qr" viewBox="0 0 (\d+) \1".*?fill="#000" d="([^"]+)"', page, re.DOTALL
        ).groups()
        expected = segno.make_qr(address, error="m")
        assert expected.error in {"M", "Q", "H"}
        frame = QUIET_ZONE
        painted = dark_modules(path, int(side))
        assert [row[frame:-frame] for row in painted[frame:-frame]] == [list(row) for row in expected.matrix]
        assert not any(painted[0] + painted[frame - 1] + [row[0] for row in painted] + [row[-1] for row in painted])
        assert client.get(address.removeprefix(SITE)).status_code == 200


def test_a_code_leaves_four_light_modules_on_every_side():
    code = qr_code("https://help.example/find-support/northam/")
    grid = dark_modules(code.path, code.side)
    edge = [*grid[:4], *grid[-4:], *(row[:4] + row[-4:] for row in grid)]
    assert not any(any(row) for row in edge)
    assert grid[4][4:11] == [1] * 7, "the corner that a reader looks for begins right after them"


@needs_pango
def test_a_young_persons_poster_names_nobody_and_says_nothing_about_its_reader(client, directory):
    young, adults = poster(client, "?who=y"), poster(client)
    assert young.text.index("01632 960111") < young.text.index(DAY), "someone to talk to comes first"
    assert "Midshire Partnership" in adults.text
    for words in ("Midshire Partnership", "Line for adults"):
        assert words not in young.text
    for made in (young, adults):
        assert not re.search(r"abuse|\bCSE\b|exploit|sexual|groom|victim", made.text + made.title, re.IGNORECASE)


@needs_pango
def test_the_file_in_a_list_of_downloads_says_nothing(client, directory):
    answer = client.get("/find-support/northam/poster.pdf?who=y&size=a5")
    assert answer["Content-Disposition"] == 'attachment; filename="know-about-northam-a5.pdf"'
    assert (answer["Cache-Control"], answer["CDN-Cache-Control"]) == ("no-store", "public, max-age=60")
    assert answer["X-Robots-Tag"] == "noindex"


@needs_pango
@time_machine.travel(TODAY, tick=False)
def test_what_nobody_has_checked_says_so_on_paper_and_what_was_checked_says_when(client, directory, settings):
    page = poster(client).text
    assert "Last checked 2 November 2026" in page
    assert page.count("Not yet checked") == 2  # the night team and Childline; 999 needs no check
    settings.SAMPLE_SITE = True
    sample = poster(client).text
    assert sample.count("Sample: not yet checked") == 2
    assert "do not put it on a wall" in sample


@needs_pango
def test_a_changed_number_is_on_the_next_sheet_and_an_unchanged_one_is_not_sent_twice(client, directory):
    address = "/find-support/northam/poster.pdf"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Channel.objects.filter(value=DAY).update(value="01632 960555")
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "01632 960555" in read_pdf(changed.content).text
    assert DAY not in read_pdf(changed.content).text


def test_a_withdrawn_front_door_leaves_the_police_and_a_line_for_adults_in_its_place_at_once(client, directory):
    Service.objects.filter(key="county-door").update(withdrawn_on=date(2026, 11, 24), withdrawn_reason="closed")
    page = text_of(client.get("/find-support/northam/poster/"))
    assert "We are checking the number to ring here." in page
    assert "101" in page
    assert "01632 960222" in page
    assert DAY not in page
    assert NIGHT in page, "the night team still answers"
    young = text_of(client.get("/find-support/northam/poster/?who=y"))
    assert "We are checking the number to ring here." in young
    assert "01632 960222" not in young


def test_a_front_door_without_a_number_is_in_check_too_and_its_form_still_stands(client, directory):
    door = directory["county day"]
    door.channels.all().delete()
    Channel.objects.create(service=door, kind=ChannelKind.WEB, value="https://county.example/tell", sort_order=1)
    page = text_of(client.get("/find-support/northam/poster/"))
    assert "We are checking the number to ring here." in page
    assert "01632 960222" in page
    assert "county.example/tell" in page


def test_a_new_council_without_a_number_of_its_own_shows_those_from_before(client, directory, areas):
    new = Area.objects.create(
        code="X00000001", name="Newshire", slug="newshire", kind="single_tier", parent=areas["england"],
        in_campaign=True, valid_from=date(2026, 4, 1),
    )  # fmt: skip
    for name in ("north", "city"):
        areas[name].valid_until, areas[name].successor = date(2026, 4, 1), new
        areas[name].save()
    Area.objects.filter(slug="midshire").update(valid_until=date(2026, 4, 1))
    page = text_of(client.get("/find-support/newshire/poster/"))
    assert "If the child lives in Northam" in page
    assert "If the child lives in Midcity" in page
    for number in (DAY, NIGHT, "01632 960200", "01632 960201"):
        assert number in page


def test_a_number_for_staff_only_is_never_printed(client, directory):
    door = directory["county day"]
    Channel.objects.create(service=door, kind=ChannelKind.PHONE, value="01632 960999", is_private=True, sort_order=9)
    assert "960999" not in client.get("/find-support/northam/poster/").content.decode()


@needs_pango
def test_a_record_with_many_hours_still_stands_on_one_page(client, directory):
    line = directory["county day"].channels.get()
    for day in range(7):
        OpeningTime.objects.create(
            channel=line, first_day=day, last_day=day, opens=time(7, day), closes=time(18, day), sort_order=day
        )
    made = poster(client, "?who=y&size=a5")
    assert made.sizes == [(148, 210)]
    assert "7.06am" in made.text


def test_only_areas_we_serve_have_posters(client, directory):
    Area.objects.filter(slug="northam").update(valid_from=date(2099, 4, 1))
    for slug in ("farcity", "midshire", "nowhere", "northam"):
        for sheet in ("poster/", "poster.pdf", "card/"):
            assert client.get(f"/find-support/{slug}/{sheet}").status_code == 404, (slug, sheet)


def test_the_link_on_an_old_poster_and_its_own_address_lead_on_when_the_council_is_replaced(client, directory, areas):
    ended = areas["north"]
    ended.valid_until, ended.successor = date(2026, 4, 1), areas["city"]
    ended.save()
    for sheet in ("poster/", "poster.pdf", "card/"):
        answer = client.get(f"/find-support/northam/{sheet}?who=y&size=a5&postcode=x")
        assert answer.status_code == 301
        assert answer["Location"] == f"/find-support/midcity/{sheet}?who=y&size=a5"


def test_where_a_council_was_split_every_front_door_it_may_be_is_on_the_sheet(client, directory, areas):
    ended = areas["north"]
    ended.valid_until, ended.successor = date(2026, 4, 1), areas["city"]
    ended.other_successors = [areas["south"]]
    ended.save()
    page = text_of(client.get("/find-support/northam/poster/"))
    assert "If the child lives in Midcity" in page
    assert "If the child lives in Southam" in page
    for number in ("01632 960200", "01632 960201", DAY, NIGHT):
        assert number in page


def test_a_machine_that_cannot_make_pdfs_offers_the_page_to_print(client, directory, monkeypatch):
    def missing():
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_load", missing)
    Service.objects.filter(key="county-door").update(name="A name nobody printed before")
    answer = client.get("/find-support/northam/poster.pdf?who=y&size=a5")
    assert (answer.status_code, answer["Location"]) == (302, "/find-support/northam/poster/?who=y&size=a5")
    assert "A name nobody printed before" in text_of(client.get(answer["Location"]))


@needs_pango
def test_posters_and_cards_take_few_queries_however_many_services(
    client, directory, make_service, make_need, django_assert_max_num_queries
):
    tell = make_need("talk")
    for number in range(30):
        make_service(f"more-{number}", coverage=["county"], needs=[tell], hours=[(0, 4, time(9), time(17))])
    for sheet, most in (("poster/", 10), ("poster.pdf", 9), ("card/", 7)):
        client.get(f"/find-support/northam/{sheet}")
        with django_assert_max_num_queries(most):
            assert client.get(f"/find-support/northam/{sheet}").status_code == 200


@needs_pango
def test_every_area_of_the_starter_has_its_own_numbers_on_its_own_poster(client, starter, db):
    county, city = ("0300 111 8007", "0345 604 2886"), ("01782 235100", "01782 234234")
    served = Area.objects.filter(in_campaign=True)
    assert len(served) == 9
    for area in served:
        mine, others = (city, county) if area.slug == "stoke-on-trent" else (county, city)
        page = text_of(client.get(f"/find-support/{area.slug}/poster/"))
        assert all(number in page for number in (*mine, "999", "0800 1111")), area.slug
        assert not any(number in page for number in others), area.slug
    longest = poster(client, slug="newcastle-under-lyme")
    assert longest.sizes == [(210, 297)]
    assert all(number in longest.text for number in county)
