"""Asks a server many times over kept connections, and reads from the system what its processes spent on it."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Round:
    """One round of asking. Times in seconds; `cpu` is user and system time of all the server's processes."""

    answers: int
    seconds: float
    cpu: float
    waits: tuple[float, ...]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time an answer."""
        return 1000 * self.cpu / self.answers

    @property
    def p99_ms(self) -> float:
        """The wait, in milliseconds, that 99 of 100 answers kept below."""
        return 1000 * sorted(self.waits)[int(len(self.waits) * 0.99) - 1]


def ask_many(url: str, master: int, *, answers: int, at_most: float) -> Round:
    """Ask for `url` about `answers` times over eight connections, or for `at_most` seconds, whichever ends first.

    `master` is the process id of the server's first process. Raises when an answer is not 200.
    """
    parts = urlsplit(url)
    request = (
        f"GET {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        "Accept-Encoding: br\r\nConnection: keep-alive\r\n\r\n"
    ).encode()
    waits: list[float] = []
    faults: list[str] = []
    until = time.perf_counter() + at_most

    def ask() -> None:
        client = Client(parts.hostname or "", parts.port or 80, request)
        try:
            for _ in range(answers // CONNECTIONS):
                begun = time.perf_counter()
                if begun > until:
                    return
                status = client.ask()
                waits.append(time.perf_counter() - begun)
                if status != 200:
                    faults.append(f"{url} answered {status}")
                    return
        except OSError as error:
            faults.append(f"{url}: {error}")
        finally:
            client.close()

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    spent, begun = cpu_seconds(master), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    if faults:
        raise RuntimeError(faults[0])
    return Round(len(waits), seconds, cpu_seconds(master) - spent, tuple(waits))


class Client:
    """One kept connection. Plain sockets: a full HTTP client would spend more than the bare server it measures."""

    def __init__(self, host: str, port: int, request: bytes) -> None:
        self.where = (host, port)
        self.request = request
        self.wire: socket.socket | None = None

    def ask(self) -> int:
        """The status of one answer, read to its end. A connection the server closed meanwhile is opened again."""
        if self.wire is not None:
            with contextlib.suppress(OSError):
                return self._ask(self.wire)
            self.close()
        self.wire = socket.create_connection(self.where, timeout=60)
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._ask(self.wire)

    def _ask(self, wire: socket.socket) -> int:
        wire.sendall(self.request)
        head, body = b"", b""
        while b"\r\n\r\n" not in head:
            head += self._some(wire)
        head, body = head.split(b"\r\n\r\n", 1)
        lines = head.lower().split(b"\r\n")
        length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:"))
        missing = length - len(body)
        while missing > 0:
            missing -= len(self._some(wire))
        if b"connection: close" in lines:
            self.close()
        return int(lines[0].split()[1])

    @staticmethod
    def _some(wire: socket.socket) -> bytes:
        received = wire.recv(65536)
        if not received:
            raise ConnectionError("the server closed the connection")
        return received

    def close(self) -> None:
        """Hang up."""
        if self.wire is not None:
            self.wire.close()
            self.wire = None


def cpu_seconds(master: int) -> float:
    """User and system time of a process and its children so far, those that have ended included."""
    # Fields 14 to 17 of proc(5): own user and system time, then the same of children that were waited for.
    total = sum(_stat(master)[11:15])
    return (total + sum(sum(_stat(child)[11:13]) for child in children_of(master))) / TICKS


def children_of(master: int) -> Iterable[int]:
    """Process ids of the processes it started and that still run."""
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def _stat(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:  # it ended just now; its time is on its parent's account
        return [0] * 20
    fields = text.rpartition(")")[2].split()
    return [int(field) if field.lstrip("-").isdigit() else 0 for field in fields]
