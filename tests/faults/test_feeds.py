"""Feeds that misbehave: each ends in a clear report, with what was read kept and memory bounded."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
import zlib
from contextlib import contextmanager

import pytest

from signposting.imports.rows import BrokenOff
from signposting.models import Organisation, Service
from signposting.open_referral.fetch import Limits
from tests.faults.feed_server import Handler, envelope
from tests.faults.feeds import pages, read, service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]

MEGABYTE = 1_000_000
# A page may be 8 MB; nothing may need many times more than that.
MOST_MEMORY = 40 * MEGABYTE


@contextmanager
def bounded_memory():
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def test_a_good_feed_is_read_to_its_end_over_one_connection(server):
    server.answers["/feed/services"] = pages([service(1), service(2)], [service(3)])
    rows, fault = read(server)
    assert fault is None
    assert [(row.number, row.name, row.faults) for row in rows] == [
        (1, "Service 1", ()),
        (2, "Service 2", ()),
        (3, "Service 3", ()),
    ]
    assert rows[0].external_id == service(1)["id"]
    assert rows[0].record["coverage"] == ["E07000901"]
    assert server.asked == ["/feed/services?page=1", "/feed/services?page=2"]
    assert not Service.objects.exists()
    assert not Organisation.objects.exists()


def test_older_envelopes_and_a_bare_list_are_read_too(server):
    def older(handler: Handler) -> None:
        last = handler.page == 2
        handler.send({"totalPages": 2, "last": last, "content": [service(handler.page)]}, Content_Type="text/json")

    server.answers["/old/services"] = older
    server.answers["/list/services"] = lambda handler: handler.send([service(1), service(2)])
    assert [row.name for row in read(server, "/old")[0]] == ["Service 1", "Service 2"]
    assert [row.name for row in read(server, "/list/services/")[0]] == ["Service 1", "Service 2"]


def test_where_the_list_is_a_summary_each_service_is_asked_for(server):
    summaries = [{key: value for key, value in service(n).items() if key != "service_areas"} for n in (1, 2)]
    server.answers["/feed/services"] = pages(summaries)
    phones = [{"id": service(1)["id"], "number": "01632 960001"}]
    server.answers[f"/feed/services/{service(1)['id']}"] = lambda handler: handler.send(service(1, phones=phones))
    rows, fault = read(server)
    assert fault is None
    assert rows[0].record["channels"][0]["value"] == "01632 960001"
    assert rows[1].record is None
    assert rows[1].faults == ("Its details could not be read. The server refused (it answered 404).",)


def test_a_server_whose_details_all_fail_is_not_asked_for_ever(server):
    server.answers["/feed/services"] = pages([{"id": service(n)["id"], "name": "x"} for n in range(50)])
    rows, fault = read(server)
    assert isinstance(fault, BrokenOff)
    assert str(fault) == "The details of 3 services in a row could not be read."
    assert len(rows) == 3


def test_a_feed_that_never_answers_is_given_up(server):
    server.answers["/feed/services"] = lambda handler: server.over.wait(10)
    begun = time.monotonic()
    rows, fault = read(server)
    assert (rows, str(fault)) == ([], "No answer for 0.4 seconds.")
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_feed_that_drips_is_cut_off(server, where):
    def drip(handler: Handler) -> None:
        if where == "body":
            handler.start(Content_Length="1000")
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not server.over.wait(0.1):
            handler.wfile.write(b"x")

    server.answers["/feed/services"] = drip
    begun = time.monotonic()
    _rows, fault = read(server)
    assert "was not complete after 1.2 seconds" in str(fault)
    assert time.monotonic() - begun < 4


def test_a_whole_reading_has_its_time_too(server):
    def slow(handler: Handler) -> None:
        server.over.wait(0.2)
        handler.send(envelope([service(handler.page)], handler.page, 50))

    server.answers["/feed/services"] = slow
    rows, fault = read(server, limits=Limits(run_seconds=1))
    assert isinstance(fault, BrokenOff)
    assert 1 <= len(rows) < 10


@pytest.mark.parametrize(
    "said", [{"Content_Length": "200000000"}, {"Connection": "close"}, {"Transfer_Encoding": "chunked"}]
)
def test_a_feed_of_200_mb_is_refused_early_and_memory_stays_small(server, said):
    sent = 0

    def huge(handler: Handler) -> None:
        nonlocal sent
        handler.start(**said)
        piece = b" " * 65_536
        chunk = b"%x\r\n%s\r\n" % (len(piece), piece) if "Transfer_Encoding" in said else piece
        while sent < 200 * MEGABYTE:
            handler.wfile.write(chunk)
            sent += len(piece)

    server.answers["/feed/services"] = huge
    with bounded_memory():
        rows, fault = read(server, limits=Limits())
    assert (rows, str(fault)) == ([], "The answer is larger than 8 MB.")
    assert server.hung_up.wait(5)
    assert sent < 30 * MEGABYTE


def test_a_feed_of_200_mb_in_pages_ends_at_the_limit_and_keeps_what_it_gave(server):
    filling = "x" * 400_000

    def answer(handler: Handler) -> None:
        handler.send(envelope([service(handler.page, filling=filling)], handler.page, 500))

    server.answers["/feed/services"] = answer
    with bounded_memory():
        rows, fault = read(server, limits=Limits(answer_bytes=MEGABYTE, run_bytes=10 * MEGABYTE))
    assert isinstance(fault, BrokenOff)
    assert "larger than 10 MB in all" in str(fault)
    assert 20 < len(rows) < 26
    assert all(row.record for row in rows)


def test_a_small_answer_that_unpacks_to_200_mb_is_stopped(server):
    pack = zlib.compressobj(wbits=31)
    bomb = b"".join(pack.compress(b" " * MEGABYTE) for _ in range(200)) + pack.flush()
    server.answers["/feed/services"] = lambda handler: handler.send(bomb, Content_Encoding="gzip")
    with bounded_memory():
        _rows, fault = read(server, limits=Limits())
    assert len(bomb) < MEGABYTE
    assert str(fault) == "The answer is larger than 8 MB."


def test_packed_answers_are_read_and_packing_nobody_asked_for_is_refused(server):
    whole = json.dumps(envelope([service(1, description="Helps. " * 30_000)])).encode()
    packed = gzip.compress(whole)
    server.answers["/packed/services"] = lambda handler: handler.send(packed, Content_Encoding="gzip")
    server.answers["/cut/services"] = lambda handler: handler.send(packed[:-20], Content_Encoding="gzip")
    server.answers["/wrong/services"] = lambda handler: handler.send(whole, Content_Encoding="gzip")
    server.answers["/br/services"] = lambda handler: handler.send(b"\x00" * 100, Content_Encoding="br")
    assert read(server, "/packed")[1] is None
    assert "broke before the answer was complete" in str(read(server, "/cut")[1])
    assert "cannot be unpacked" in str(read(server, "/wrong")[1])
    assert "not asked for (“br”)" in str(read(server, "/br")[1])


def test_a_page_that_is_malformed_is_named_and_the_pages_before_it_are_kept(server):
    def answer(handler: Handler) -> None:
        if handler.page == 3:
            handler.send(b'{"contents": [\n{"id": ')
        else:
            handler.send(envelope([service(handler.page * 10 + n) for n in range(2)], handler.page, 5))

    server.answers["/feed/services"] = answer
    rows, fault = read(server)
    assert isinstance(fault, BrokenOff)
    assert str(fault) == "Page 3: This is not whole JSON: it breaks at line 2, column 8."
    assert [row.name for row in rows] == ["Service 10", "Service 11", "Service 20", "Service 21"]
    assert not Service.objects.exists()


def test_a_connection_that_breaks_inside_an_answer_is_no_shorter_feed(server):
    def half(handler: Handler) -> None:
        handler.start(Content_Length="5000")
        handler.wfile.write(b"[]")
        handler.close_connection = True

    server.answers["/feed/services"] = half
    assert str(read(server)[1]) == "The connection broke before the answer was complete."


def test_ids_that_come_twice_count_once(server):
    server.answers["/feed/services"] = pages([service(1), service(2)], [service(2, name="Again"), service(3)])
    rows, fault = read(server)
    assert fault is None
    assert [row.external_id for row in rows if row.record] == [service(n)["id"] for n in (1, 2, 3)]
    assert rows[2].faults == ("It has the same id as number 2 of the feed, and the first counts.",)


@pytest.mark.parametrize("sort", ["same page", "growing", "no end", "empty", "short"])
def test_paging_that_leads_nowhere_ends(server, sort):
    def answer(handler: Handler) -> None:
        n = handler.page
        match sort:
            case "same page":
                handler.send(envelope([service(1), service(2)], 1, 9))
            case "growing":
                handler.send(envelope([service(n)], n, n + 1))
            case "no end":
                handler.send({"last": False, "content": [service(n % 4)]})
            case "empty":
                handler.send(envelope([service(n)] if n < 3 else [], n, 9))
            case "short":
                handler.send(envelope([service(n)], n, 2, total=30))

    server.answers["/feed/services"] = answer
    rows, fault = read(server)
    assert isinstance(fault, BrokenOff)
    expected = {
        "same page": (2, "Page 2 repeats what came before"),
        "growing": (5, "On page 5 the feed has become longer than it said"),
        "no end": (4, "Page 5 repeats what came before"),
        "empty": (2, "Page 3 is empty"),
        "short": (2, "says that it holds 30 services and gave 2"),
    }
    count, words = expected[sort]
    assert words in str(fault)
    assert len(rows) == count


def test_what_is_no_feed_says_so(server):
    server.answers["/html/services"] = lambda handler: handler.send(b"<html></html>", Content_Type="text/html")
    server.answers["/pdf/services"] = lambda handler: handler.send(b"%PDF", Content_Type="application/pdf")
    server.answers["/deep/services"] = lambda handler: handler.send(b"[" * 100_000)
    server.answers["/many/services"] = lambda handler: handler.send(b"[" + b"[]," * 1_000_000 + b"1]")
    server.answers["/other/services"] = lambda handler: handler.send({"message": "hello"})
    server.answers["/error/services"] = lambda handler: handler.send({}, status=500)
    server.answers["/busy/services"] = lambda handler: handler.send({}, status=429, Retry_After="3600")
    for path, words in {
        "/html": "sent a web page instead of JSON",
        "/pdf": "“application/pdf” instead of JSON",
        "/deep": "nests more than 40 levels",
        "/many": "more than 400,000 values",
        "/other": "no list of services",
        "/error": "answered 500",
        "/busy": "too busy",
        "/none": "answered 404",
    }.items():
        with bounded_memory():
            rows, fault = read(server, path)
        assert rows == []
        assert words in str(fault), path
        assert not isinstance(fault, BrokenOff)


def test_huge_numbers_harm_nothing(server):
    text = json.dumps(envelope([service(1, minimum_age=777)])).replace("777", "9" * 5_000)
    text = text.replace('"size": 1', '"size": 1e999, "more": NaN')
    server.answers["/feed/services"] = lambda handler: handler.send(text.encode())
    rows, fault = read(server)
    assert fault is None
    assert "age_min" not in rows[0].record
