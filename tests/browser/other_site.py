"""A tiny server that stands for every other site: what was open before ours, and where the exit leads."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"""<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Weather</title>
<style>html{background:#0a0}</style><body></body></html>"""


class OtherSite:
    """Answers any address with an empty green page after `delay` seconds, or with what `pages` has for its path.

    Remembers what it was asked and told.
    """

    def __init__(self) -> None:
        self.delay = 0.0
        self.pages: dict[str, bytes] = {}
        self.paths: list[str] = []
        self.referrers: list[str] = []
        other = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                other.paths.append(self.path)
                if referrer := self.headers.get("Referer"):
                    other.referrers.append(referrer)
                time.sleep(other.delay)
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                page = other.pages.get(self.path, PAGE)
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                """A browser that hangs up while we wait is part of the test."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()
