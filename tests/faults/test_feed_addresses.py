"""Feeds whose address, or whose answer, leads where nobody should be led."""

from __future__ import annotations

import socket

import pytest

from signposting.imports.rows import SourceFault
from signposting.open_referral import public_hosts
from signposting.open_referral.public_hosts import is_public
from signposting.open_referral.reader import read_address
from tests.faults.feed_server import feed_server
from tests.faults.feeds import pages, read, service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]


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
    reasons = ("private network", "start with https://", "starting with https://", "without end", "no server called")
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
