"""A card shows an area's numbers on other sites' pages, and is the only page of ours that can be framed."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.urls import get_resolver

from signposting.models import Channel

CARD = "/find-support/northam/card/"
DAY, NIGHT = "01632 960100", "01632 960101"


@time_machine.travel("2026-11-24T12:00:00Z", tick=False)
def test_it_says_who_to_ring_day_and_night_with_its_date_and_its_marks(client, directory):
    page = client.get(CARD).content.decode()
    for words in (DAY, NIGHT, "999", "01632 960111", "Monday to Friday 9am to 5pm", "Day and night, every day"):
        assert words in page
    assert "Details as of 24 November 2026." in page
    assert "Last checked 2 November 2026" in page
    assert page.count("Not yet checked") == 2
    assert not re.search(r"open now|closed now", page, re.IGNORECASE), "a shared cache may keep it"


def test_any_site_may_frame_it_and_nothing_in_it_can_be_typed_into_sent_or_run(client, directory):
    answer = client.get(CARD)
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == policy["form-action"] == "'none'"
    assert "script-src" not in policy
    assert "X-Frame-Options" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not re.search(r"<(script|form|input|button|iframe|textarea)\b", answer.content.decode())


def test_every_link_out_of_the_frame_opens_our_page_in_a_tab_of_its_own(client, directory):
    links = re.findall(r"<a ([^>]*)>", client.get(CARD).content.decode())
    out = [link for link in links if 'href="http' in link]
    assert 'href="https://help.example/find-support/northam/"' in " ".join(out)
    for link in out:
        assert 'target="_blank"' in link
        assert 'rel="noopener noreferrer"' in link
    assert all('href="tel:' in link for link in links if link not in out)


def test_a_shared_cache_keeps_it_a_minute_and_a_changed_number_is_sent_again(client, directory):
    first = client.get(CARD)
    assert (first["Cache-Control"], first["CDN-Cache-Control"]) == ("no-store", "public, max-age=60")
    assert client.get(CARD, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Channel.objects.filter(value=DAY).update(value="01632 960555")
    changed = client.get(CARD, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "01632 960555" in changed.content.decode()


@pytest.mark.parametrize("who", ["", "y"])
def test_no_other_address_below_the_finder_may_be_framed(client, directory, who):
    fillings = {"slug": "northam", "key": "childline"}
    tried = 0
    for pattern in get_resolver("signposting.urls").url_patterns:
        path = re.sub(r"<\w+:(\w+)>", lambda name: fillings[name[1]], str(pattern.pattern))
        if path == CARD.removeprefix("/find-support/"):
            continue
        answer = client.get(f"/find-support/{path}?who={who}")
        assert answer["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], path
        tried += 1
    assert tried >= 6
    gone = client.get("/find-support/nowhere/card/")
    assert (gone.status_code, gone["X-Frame-Options"]) == (404, "DENY")
