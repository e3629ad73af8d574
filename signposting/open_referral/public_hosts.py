"""Connects to servers of others by addresses that people type, and never to anything inside our own network.

A name is resolved once, every address it leads to must be a public one, and the connection goes to the very address
that was looked at: a name that means something else a moment later leads nowhere new.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.conf import settings

LONGEST_ADDRESS = 2000
MOST_TRIED = 4
# What may stand in a path or query as it is; "%" so that what is escaped already stays.
_PLAIN = "/%:@!$&'()*+,;=~-._?"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"https": 443, "http": 80}


class FetchFault(Exception):  # noqa: N818 (reads as what happened)
    """Why an address could not be read, in words for staff."""


class InsideFault(FetchFault):
    """The address leads into a private network."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes. `path` begins with "/" and carries the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def server(self) -> tuple[str, str, int]:
        """What two requests must share to share a connection."""
        return (self.scheme, self.host, self.port)

    @property
    def is_ours(self) -> bool:
        """Whether the operator named this server as a directory on the partnership's own network."""
        return f"{self.host}:{self.port}" in settings.FEEDS_ON_OUR_NETWORK


def target_of(address: str, *, may_be_plain: bool = False) -> Target:
    """The request that `address` stands for. Raises `FetchFault` unless it is a whole https address.

    Plain http is for servers named in the setting `FEEDS_ON_OUR_NETWORK`; and with `may_be_plain` for questions of
    which no answer is read, only whether there is one.
    """
    if len(address) > LONGEST_ADDRESS or any(character <= " " or character == "\\" for character in address):
        raise FetchFault("That is not a web address.")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchFault("That is not a web address.") from error
    if not host or parts.scheme not in _PORTS:
        raise FetchFault("Type the whole address, starting with https://")
    if parts.username is not None or parts.password is not None:
        raise FetchFault("Leave the name and password out of the address. Open data needs none.")
    query = f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else ""
    target = Target(parts.scheme, host, port, quote(parts.path or "/", safe=_PLAIN) + query)
    if target.scheme != "https" and not (may_be_plain or target.is_ours):
        raise FetchFault("Only addresses that start with https:// are read, so that nobody changes them on the way.")
    return target


def connect(target: Target, seconds: float) -> socket.socket:
    """An open connection to a public address of the target's server, not yet encrypted. Raises `FetchFault`.

    The first few addresses of the server are tried, each for `seconds` at most.
    """
    failure: OSError | None = None
    for address in _addresses(target)[:MOST_TRIED]:
        try:
            return socket.create_connection((address, target.port), timeout=seconds)
        except OSError as error:
            failure = error
    if isinstance(failure, TimeoutError):
        raise FetchFault(f"{target.host} did not answer within {seconds:g} seconds.")
    raise FetchFault(f"{target.host} cannot be reached.")


def encrypt(line: socket.socket, target: Target) -> socket.socket:
    """The same connection, encrypted where the address says https. Raises `FetchFault`."""
    if target.scheme != "https":
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=target.host)
    except OSError as error:
        line.close()
        if isinstance(error, ssl.SSLCertVerificationError):
            fault = f"The certificate of {target.host} is not valid, so it may not be who it says it is."
        else:
            fault = f"{target.host} cannot be reached over https."
        raise FetchFault(fault) from error


def is_public(address: str) -> bool:
    """Whether an IP address, in numbers, is one of the open internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inside is not None:
            return is_public(str(inside))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _addresses(target: Target) -> list[str]:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchFault(f"There is no server called {target.host}.") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not target.is_ours and not all(is_public(address) for address in addresses):
        raise InsideFault(
            f"{target.host} is an address inside a private network. Only addresses on the open internet are read."
        )
    return addresses
