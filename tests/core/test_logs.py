"""Logs and error reports: they say what failed and never where somebody lives."""

from __future__ import annotations

import logging
import sys

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from core.logs import NothingPostedFilter, PostcodeFreeFormatter, RouteNotAddress, without_postcodes

MARKED = "ST16 2DH"


def record_of(name, message, args=(), **extra):
    record = logging.getLogger(name).makeRecord(name, logging.ERROR, __file__, 1, message, args, None)
    record.__dict__.update(extra)
    return record


def written(record):
    RouteNotAddress().filter(record)
    return PostcodeFreeFormatter().format(record)


@pytest.mark.parametrize(
    "spelled",
    [
        "ST16 2DH", "st162dh", "St16  2Dh", "ST16+2DH", "ST16%202DH", "st16%2B2dh", "ST16%C2%A02DH",
        "postcode%3DST16%202DH", "ST16\u00a02DH", "ＳＴ１６　２ＤＨ", "ST16\u200b2DH",
        "12 High St\\nST16 2DH", "'ST16\\xa02DH'", "ST16-2DH", "EC1A 1BB",
        "M1 1AA", "W1A 0AX", "GIR 0AA", "NPT 1AA", "B33 8TH.",
    ],
)  # fmt: skip
def test_a_full_postcode_is_taken_out_however_it_is_spelled(spelled):
    cleaned = without_postcodes(f"could not read {spelled}")
    assert "[postcode]" in cleaned
    assert not any(half in cleaned.upper() for half in ("2DH", "1BB", "1AA", "0AX", "0AA", "8TH", "２ＤＨ"))


@pytest.mark.parametrize(
    "said",
    [
        "outward code ST16", "area E07000197", "at 0x7f2dc01ab2cd", "Python 3.13 on line 12",
        "2026-11-24 10:00:00,123 pid 4120", "sha256 st16f2dhabc", "HTTP 404 in 3ms", "1 in 50",
    ],
)  # fmt: skip
def test_what_is_not_a_postcode_stays_readable(said):
    assert without_postcodes(said) == said


def test_a_traceback_and_its_message_carry_no_postcode_and_leave_none_on_the_record():
    try:
        raise ValueError(f"invalid literal: {MARKED!r}")
    except ValueError:
        record = record_of("signposting", "lookup failed for %s", (MARKED,))
        record.exc_info = sys.exc_info()
    text = written(record)
    assert "Traceback" in text
    assert "lookup failed for [postcode]" in text
    assert "invalid literal: '[postcode]'" in text
    assert MARKED not in record.exc_text


def test_a_failed_request_is_logged_by_its_route_and_status_and_not_its_address(rf: RequestFactory):
    request = rf.post("/find-support/st16-2dh/?who=y", {"postcode": MARKED})
    request.resolver_match = type("Match", (), {"view_name": "signposting:find_support"})()
    args = ("Not Found", request.path)
    record = record_of("django.request", "%s: %s", args, status_code=404, request=request)
    text = written(record)
    assert "POST signposting:find_support answered 404 Not Found" in text
    assert "find-support/" not in text
    assert "who=" not in text
    assert not hasattr(record, "request")
    assert record.args == ()


def test_the_whole_of_django_logs_a_missing_page_without_its_address(client, capture_stderr_handler, db):
    client.get("/nowhere/st16-2dh/?q=hidden")
    assert "answered 404 Not Found" in capture_stderr_handler()
    assert "nowhere" not in capture_stderr_handler()
    assert "hidden" not in capture_stderr_handler()


@pytest.fixture
def capture_stderr_handler():
    """The log as the site's own handler would write it."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Keep()
    handler.addFilter(RouteNotAddress())
    handler.setFormatter(PostcodeFreeFormatter())
    logging.getLogger().addHandler(handler)
    yield lambda: "\n".join(lines)
    logging.getLogger().removeHandler(handler)


def test_a_refused_form_keeps_its_reason_and_loses_the_address_in_it(rf: RequestFactory):
    reason = "Origin checking failed - https://example.org/find-support/ does not match any trusted origins."
    request = rf.post("/admin/pages/3/edit/")
    record = record_of(
        "django.security.csrf", "Forbidden (%s): %s", (reason, request.path), status_code=403, request=request
    )
    text = written(record)
    assert text.endswith("POST no route answered 403 Forbidden (Origin checking failed)")


@pytest.mark.parametrize(
    ("message", "args", "expected"),
    [
        ("Error handling request %s %s", ("GET", "/find-support/stafford/?who=y"), "Error handling request"),
        ("Invalid request from ip=203.0.113.9: Invalid line: 'GET /x?ST16'", (), "Invalid request"),
        ("Worker (pid:%s) was sent %s!", (12, "SIGKILL"), "Worker (pid:12) was sent SIGKILL!"),
    ],
)
def test_gunicorns_own_lines_name_neither_visitor_nor_address(message, args, expected):
    assert written(record_of("gunicorn.error", message, args)).endswith(f"gunicorn.error: {expected}")


def test_a_message_with_a_mapping_or_a_percent_sign_is_not_broken():
    assert written(record_of("core", "%(done)s of 100%%", ({"done": 3},))).endswith("3 of 100%")
    line = written(record_of("django.server", "x %s", ("100%",), status_code=404))
    assert line.endswith("answered 404 Not Found")


def test_an_error_report_shows_no_posted_value_no_cookie_and_no_variable(rf, settings):
    settings.DEBUG = False
    rf.cookies["session"] = "stolen-if-shown"
    request: HttpRequest = rf.post("/find-support/?from=home", {"postcode": MARKED}, HTTP_REFERER="https://came.from")
    request.exception_reporter_filter = NothingPostedFilter()
    try:
        raise LookupError("no such area")
    except LookupError:
        data = ExceptionReporter(request, *sys.exc_info()).get_traceback_data()
    parts = ("filtered_POST_items", "request_meta", "request_COOKIES_items")
    shown = repr([data[part] for part in parts])
    assert "postcode" in shown
    assert not any(secret in shown for secret in (MARKED, "stolen-if-shown", "came.from", "from=home"))
    assert all(not frame["vars"] for frame in data["frames"])
