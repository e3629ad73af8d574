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
