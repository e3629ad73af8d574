"""Feeds that misbehave: each ends in a clear report, with what was read kept and memory bounded."""

from __future__ import annotations

import gzip
import json
import socket
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid5

import pytest

from signposting.imports.rows import BrokenOff, ReadRow, SourceFault
from signposting.models import Organisation, Service
from signposting.open_referral import public_hosts
from signposting.open_referral.fetch import Limits
from signposting.open_referral.public_hosts import is_public
from signposting.open_referral.reader import read_address
from tests.faults.feed_server import FeedServer, Handler, envelope, feed_server

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]

HASTY = Limits(connect_seconds=1, read_seconds=0.4, answer_seconds=1.2, run_seconds=20)
MEGABYTE = 1_000_000
# A page may be 8 MB; nothing may need many times more than that.
MOST_MEMORY = 40 * MEGABYTE


@pytest.fixture
def server(settings) -> Iterator[FeedServer]:
    with feed_server() as running:
        settings.FEEDS_ON_OUR_NETWORK = [running.host]
        yield running


def service(number: int, **facts: object) -> dict:
    own = str(uuid5(UUID(int=0), str(number)))
    areas = [{"id": own, "name": "Northam"}]
    said = {"id": own, "name": f"Service {number}", "description": "Helps.", "status": "active"}
    return {**said, "service_areas": areas, **facts}


def pages(*contents: list, **envelope_facts: object):
    """Answers page after page of `contents`."""

    def answer(handler: Handler) -> None:
        number = min(handler.page, len(contents))
        total = sum(len(items) for items in contents)
        handler.send({**envelope(contents[number - 1], handler.page, len(contents), total), **envelope_facts})

    return answer


def read(server: FeedServer, path: str = "/feed", limits: Limits = HASTY) -> tuple[list[ReadRow], Exception | None]:
    """The rows, and what broke the reading off."""
    rows: list[ReadRow] = []
    try:
        rows.extend(read_address(server.address(path), limits))
    except SourceFault as fault:
        return rows, fault
    return rows, None


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


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://0x7f000001/",
        "https://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "",
    ],
)
def test_a_feed_cannot_send_us_to_an_address_inside(server, target):
    server.answers["/feed/services"] = lambda handler: handler.send(b"", status=302, Location=target)
    server.answers["/feed/services/"] = server.answers["/feed/services"]
    rows, fault = read(server)
    assert rows == []
    assert fault is not None
    reasons = ("private network", "start with https://", "starting with https://", "without end")
    assert any(reason in str(fault) for reason in reasons), fault


def test_a_redirect_to_another_port_of_this_machine_is_not_followed(server, settings):
    with feed_server() as inner:
        inner.answers["/services"] = pages([service(1)])
        server.answers["/feed/services"] = lambda handler: handler.send(
            b"", status=307, Location=inner.address("/services")
        )
        rows, fault = read(server)
        assert (rows, inner.asked) == ([], [])
        assert "start with https://" in str(fault)
        settings.FEEDS_ON_OUR_NETWORK = [server.host, inner.host]
        assert [row.name for row in read(server)[0]] == ["Service 1"]


@pytest.mark.parametrize(
    "addresses", [["10.0.0.5"], ["93.184.215.14", "192.168.1.1"], ["fd00::1"], ["::ffff:127.0.0.1"]]
)
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(monkeypatch, addresses):
    def resolve(host: str, port: int, **_kind: object) -> list:
        assert host == "feed.example"
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    def connect(*_where: object, **_how: object) -> None:
        pytest.fail("it was connected to")

    monkeypatch.setattr(public_hosts.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(public_hosts.socket, "create_connection", connect)
    with pytest.raises(SourceFault, match="inside a private network"):
        list(read_address("https://feed.example/api"))


def test_the_connection_goes_to_the_very_address_that_was_looked_at(monkeypatch):
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    tried = []

    def resolve(host: str, port: int, **_kind: object) -> list:
        return [(0, 0, 0, "", (address, port)) for address in next(answers)]

    def connect(where: tuple[str, int], **_how: object) -> socket.socket:
        tried.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(public_hosts.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(public_hosts.socket, "create_connection", connect)
    with pytest.raises(SourceFault, match="cannot be reached"):
        list(read_address("https://feed.example/api"))
    assert tried == [("93.184.215.14", 443)]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://feed.example/api", "start with https://"),
        ("https://me:secret@feed.example/api", "Leave the name and password out"),
        ("feed.example/api", "starting with https://"),
        ("https://feed.example:99999/", "not a web address"),
        ("https://[::1/", "not a web address"),
        ("https://feed.example/a b", "not a web address"),
        ("https://" + "a" * 3_000, "not a web address"),
        ("ftp://feed.example/", "starting with https://"),
        ("", "starting with https://"),
    ],
)
def test_an_address_that_is_none_is_refused_in_words(address, words):
    with pytest.raises(SourceFault, match=words):
        list(read_address(address))


def test_only_addresses_of_the_open_internet_are_public():
    for address in ("8.8.8.8", "2606:4700::1111"):
        assert is_public(address), address
    inside = (
        "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 192.168.0.1 192.0.0.170 "
        "224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fc00::1 fec0::1 ff02::1 ::ffff:10.0.0.1 "
        "::ffff:169.254.169.254 2002:7f00:1:: 64:ff9b::a00:1 2001:db8::1"
    )
    for address in inside.split():
        assert not is_public(address), address
