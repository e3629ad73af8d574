"""The safety headers, as a browser receives them, on the public's pages and on the staff's."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from core.middleware.headers import SafetyHeadersMiddleware

pytestmark = pytest.mark.django_db

FORM = "/find-support/"
STAFF = "/admin/login/"


def policy_of(answer):
    return dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))


def test_a_public_page_may_load_only_its_own_files_and_be_framed_by_nobody(client):
    answer = client.get(FORM)
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "img-src", "form-action")} == {"'self'"}
    assert not any(word in answer["Content-Security-Policy"] for word in ("unsafe", "nonce", "data:", "http"))
    assert answer["X-Frame-Options"] == "DENY"


def test_a_public_page_tells_the_next_site_nothing_and_asks_the_phone_for_nothing(client):
    answer = client.get(FORM)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]


def test_the_staff_zone_allows_previews_and_what_the_csrf_check_needs(client):
    answer = client.get(STAFF)
    policy = policy_of(answer)
    assert policy["frame-ancestors"] == policy["frame-src"] == policy["script-src"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_the_phone_keeps_no_copy_of_a_page_and_a_shared_cache_keeps_it_a_minute(client):
    page, posted, missing = client.get(FORM), client.post(FORM, {"postcode": "?"}), client.get("/not-here/")
    assert page["Cache-Control"] == posted["Cache-Control"] == missing["Cache-Control"] == "no-store"
    assert page["CDN-Cache-Control"] == "public, max-age=60"
    assert "CDN-Cache-Control" not in posted
    assert "CDN-Cache-Control" not in missing
    assert "CDN-Cache-Control" not in client.get(STAFF)


def test_a_file_may_load_nothing_and_be_taken_by_no_other_site(rf):
    answer = SafetyHeadersMiddleware(lambda request: HttpResponse("a {}", "text/css"))(rf.get("/static/css/site.css"))
    assert policy_of(answer) == {"default-src": "'none'", "frame-ancestors": "'none'"}
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    missing = SafetyHeadersMiddleware(lambda request: HttpResponse("?", status=404))(rf.get("/static/gone.css"))
    assert policy_of(missing)["script-src"] == "'self'", "what is not there is answered with a page"


@pytest.mark.parametrize("address", [FORM, "/", "/not-here/", "/health/live", "/robots.txt"])
def test_no_public_page_sets_a_cookie(client, address):
    assert not client.get(address).cookies


def test_posting_a_postcode_sets_no_cookie_and_asks_for_none(client):
    client.handler.enforce_csrf_checks = True
    answer = client.post(FORM, {"postcode": "?"}, headers={"Origin": "null"})
    assert answer.status_code == 200
    assert not answer.cookies


def test_over_https_the_browser_is_told_to_stay_there(rf, settings):
    settings.SITE_HTTPS = True
    answer = SafetyHeadersMiddleware(lambda request: HttpResponse("x"))(rf.get("/"))
    assert answer["Content-Security-Policy"].endswith("; upgrade-insecure-requests")


def test_only_the_sample_site_hides_from_search_engines(rf, settings):
    for is_sample in (True, False):
        settings.SAMPLE_SITE = is_sample
        answer = SafetyHeadersMiddleware(lambda request: HttpResponse("x"))(rf.get("/"))
        assert ("X-Robots-Tag" in answer) is is_sample
