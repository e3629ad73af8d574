"""Fetches JSON from a server nobody vouches for: within limits of time and size, however it behaves."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from signposting.open_referral.public_hosts import FetchFault, Target, connect, encrypt, target_of

CHUNK = 65_536
_HEADERS = {
    "Accept": "application/json",
    # One kind of packing, which is unpacked here piece by piece; anything else is refused.
    "Accept-Encoding": "gzip",
    "User-Agent": "Know About CSE (reads open directories)",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_LONGEST_WAIT = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a run of requests may take: seconds, bytes as unpacked, redirects in a row."""

    connect_seconds: float = 5
    # Without a single byte.
    read_seconds: float = 20
    # For one answer, however steadily it drips.
    answer_seconds: float = 60
    run_seconds: float = 900
    answer_bytes: int = 8_000_000
    run_bytes: int = 100_000_000
    redirects: int = 3


DEFAULT_LIMITS = Limits()


class Fetcher:
    """The requests of one run. They share a connection where they can, and one allowance of time and bytes."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._ends_at = time.monotonic() + limits.run_seconds
        self._bytes_left = limits.run_bytes
        self._connection: Connection | None = None

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.hang_up()
            self._connection = None

    def get(self, address: str) -> bytes:
        """The JSON text at `address`, unpacked, at most `answer_bytes` long. Raises `FetchFault` in plain words."""
        may_wait = True
        ends_at = min(time.monotonic() + self.limits.answer_seconds, self._ends_at)
        for _turn in range(self.limits.redirects + 2):
            target = target_of(address)
            with self._until(ends_at) as seconds:
                response = self._ask(target, seconds)
                if response.status not in _MOVED | _BUSY:
                    return self._body(response)
            self.close()
            if response.status in _MOVED:
                address = urljoin(address, response.getheader("Location") or "")
                continue
            wait = response.getheader("Retry-After") or ""
            if not (may_wait and wait.isdecimal() and int(wait) <= min(_LONGEST_WAIT, ends_at - time.monotonic())):
                raise FetchFault(f"The server is too busy (it answered {response.status}). Try again later.")
            may_wait = False
            time.sleep(int(wait))
        raise FetchFault("The address leads from one place to another without end.")

    @contextmanager
    def _until(self, ends_at: float) -> Iterator[float]:
        """Hang up when the answer's time is over; time-outs of single reads cannot see a steady drip."""
        seconds = ends_at - time.monotonic()
        if self._ends_at - time.monotonic() <= 0:
            raise FetchFault(f"Reading was stopped after {self.limits.run_seconds / 60:g} minutes.")
        if seconds <= 0:
            raise self._too_slow()
        is_over = threading.Event()

        def cut() -> None:
            is_over.set()
            if self._connection is not None:
                self._connection.cut()

        timer = threading.Timer(seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield seconds
        except TimeoutError as error:
            self.close()
            raise FetchFault(f"No answer for {self.limits.read_seconds:g} seconds.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            if is_over.is_set():
                raise self._too_slow() from error
            raise FetchFault("The connection broke before the answer was complete.") from error
        except FetchFault as fault:
            self.close()
            if is_over.is_set():
                raise self._too_slow() from fault
            raise
        finally:
            timer.cancel()

    def _ask(self, target: Target, seconds: float) -> http.client.HTTPResponse:
        kept = self._connection
        if kept is not None and kept.target.server == target.server and kept.sock is not None:
            try:
                return kept.ask(target)
            except (OSError, http.client.HTTPException) as error:
                # A server may hang up between two requests; that is no fault yet.
                if kept.was_cut or isinstance(error, TimeoutError):
                    raise
                self.close()
        self.close()
        self._connection = Connection(target, self.limits, seconds)
        return self._connection.ask(target)

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        if response.status != 200:
            raise FetchFault(f"The server refused (it answered {response.status}).")
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json") and kind != "text/json":
            what = "a web page" if "html" in kind else f"“{kind[:60]}”" if kind else "something without a type"
            raise FetchFault(f"There is no data at this address: the server sent {what} instead of JSON.")
        packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
        if packing not in {"identity", "gzip"}:
            raise FetchFault(f"The answer is packed in a way that was not asked for (“{packing[:20]}”).")
        most = min(self.limits.answer_bytes, self._bytes_left)
        if (response.length or 0) > most:
            raise self._too_big()
        body = bytearray()
        for piece in _unpacked(_pieces(response), packing):
            body += piece
            if len(body) > most:
                raise self._too_big()
        response.close()
        self._bytes_left -= len(body)
        return bytes(body)

    def _too_slow(self) -> FetchFault:
        return FetchFault(f"The answer was not complete after {self.limits.answer_seconds:g} seconds.")

    def _too_big(self) -> FetchFault:
        if self._bytes_left < self.limits.answer_bytes:
            return FetchFault(f"The feed is larger than {self.limits.run_bytes // 1_000_000} MB in all.")
        return FetchFault(f"The answer is larger than {self.limits.answer_bytes // 1_000_000} MB.")


class Connection(http.client.HTTPConnection):
    """A connection to an address that was looked at first, which another thread can cut off."""

    def __init__(self, target: Target, limits: Limits, seconds: float) -> None:
        self.default_port = 443 if target.scheme == "https" else 80
        super().__init__(target.host, target.port)
        self.target = target
        self._limits = limits
        self._seconds = seconds
        self._line: socket.socket | None = None
        self._answer: http.client.HTTPResponse | None = None
        self.was_cut = False

    def connect(self) -> None:
        """Open the line to the address that was looked at."""
        line = connect(self.target, min(self._limits.connect_seconds, self._seconds))
        # A second handle on the same line, for `cut`: encryption and the answer take over the first.
        self._line = socket.socket(fileno=os.dup(line.fileno()))
        if self.was_cut:
            line.close()
            raise TimeoutError
        self.sock = encrypt(line, self.target)
        self.sock.settimeout(self._limits.read_seconds)

    def ask(
        self, target: Target, method: str = "GET", headers: Mapping[str, str] = _HEADERS
    ) -> http.client.HTTPResponse:
        """Send one request to the target's server and read the head of the answer."""
        self.request(method, target.path, headers=headers)
        self._answer = self.getresponse()
        return self._answer

    def cut(self) -> None:
        """End it from another thread: whoever waits for an answer gets an error."""
        self.was_cut = True
        if self._line is not None:
            try:
                self._line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it is gone already

    def hang_up(self) -> None:
        """Let go of the line, answer and all."""
        # Not `close`: http.client calls that itself while the last answer is still to be read. The answer holds the
        # line as well, and a server only notices that nobody listens once every hold on it is gone.
        self.cut()
        self.close()
        for held in (self._answer, self._line):
            if held is not None:
                held.close()
        self._answer = self._line = None


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(CHUNK):
        yield piece
    if response.length:
        raise FetchFault("The connection broke before the answer was complete.")


def _unpacked(pieces: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """The bytes as they were packed, in pieces of at most `CHUNK`, so that a small answer cannot swell."""
    if packing == "identity":
        yield from pieces
        return
    unpack = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unpack.eof:
                yield unpack.decompress(waiting, CHUNK)
                waiting = unpack.unconsumed_tail
        while not unpack.eof and (rest := unpack.decompress(b"", CHUNK)):
            yield rest
    except zlib.error as error:
        raise FetchFault("The answer cannot be unpacked.") from error
    if not unpack.eof:
        raise FetchFault("The connection broke before the answer was complete.")
