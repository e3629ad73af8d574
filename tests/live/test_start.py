"""A site started as `make serve` starts it answers at once, and answers what people and machines were promised."""

from __future__ import annotations

import json


def test_it_says_that_it_lives_and_that_nothing_is_failing(live_site):
    assert live_site.ask("GET", "/health/live").body == b"ok"
    assert json.loads(live_site.ask("GET", "/health/ready").body) == {"status": "ok", "failing": []}


def test_a_postcode_posted_as_curl_does_leads_to_its_area(live_site):
    answer = live_site.ask("POST", "/find-support/", b"postcode=ST16+2DH")
    assert (answer.status, answer.headers["Location"]) == (303, "/find-support/stafford/")
    area = live_site.ask("GET", answer.headers["Location"])
    assert area.status == 200
    assert 'data-area="E07000197"' in area.text
    assert "0300 111 8007" in area.text


def test_a_visitors_header_cannot_move_the_site_to_another_address(live_site):
    finder = live_site.ask("GET", "/find-support/", headers={"SCRIPT_NAME": "/find-support"})
    assert 'action="/find-support/"' in finder.text
    assert "/find-support/find-support/" not in finder.text


def test_a_file_sent_to_the_finder_is_dropped_unread_and_the_postcode_still_answered(live_site):
    parts = (
        b'--b\r\nContent-Disposition: form-data; name="postcode"\r\n\r\nST16 2DH\r\n'
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\nhello\r\n--b--\r\n'
    )
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = live_site.ask("POST", "/find-support/", parts, headers=kind)
    assert (answer.status, answer.headers["Location"]) == (303, "/find-support/stafford/")


def test_a_forged_staff_cookie_brings_no_cookie_back(live_site):
    answer = live_site.ask("GET", "/find-support/", headers={"Cookie": "csrf=x; session=x"})
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
