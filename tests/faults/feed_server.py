"""A feed server on this machine that misbehaves as told: each path has its own way of answering."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request. `page` is the page asked for; `send` answers it whole."""

    protocol_version = "HTTP/1.1"
    server: FeedServer

    @property
    def page(self) -> int:
        return int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append(self.path)
        self.server.methods.append(self.command)
        self.server.headers_sent.append(dict(self.headers))
        heads = self.server.heads if self.command == "HEAD" else {}
        answer = heads.get(path) or self.server.answers.get(path)
        try:
            if answer is None:
                self.send(b"{}", status=404)
            else:
                answer(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            self.server.hung_up.set()

    def send(self, body: bytes | Any, status: int = 200, **headers: str) -> None:
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.start(status, **{"Content_Length": str(len(text)), **headers})
        if self.command != "HEAD":
            self.wfile.write(text)

    def start(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_what: object) -> None:
        """Tests are quiet."""


class FeedServer(ThreadingHTTPServer):
    """`answers` by path, and `heads` where HEAD is answered otherwise; `asked` is what was asked for, in order, with
    `methods` and `headers_sent`; `hung_up` is set once a reader left early."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.heads: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.methods: list[str] = []
        self.headers_sent: list[dict[str, str]] = []
        self.hung_up = threading.Event()
        # Set at the end of a test, so that no answer that waits outlives it.
        self.over = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def address(self, path: str = "/feed") -> str:
        return f"http://{self.host}{path}"

    def handle_error(self, *_what: object) -> None:
        """A reader that hangs up is what these tests are about."""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    """A server that runs for a while."""
    server = FeedServer()
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


def envelope(items: list[Any], page: int = 1, pages: int = 1, total: int | None = None) -> dict[str, Any]:
    """A page as the standard has it."""
    return {
        "total_items": len(items) * pages if total is None else total,
        "total_pages": pages,
        "page_number": page,
        "size": len(items),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not items,
        "contents": items,
    }
