"""Lookups, pages under gunicorn and queries a page, each measured several times in turn so that noise shows."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.load import Round, ask_many
from tests.live.serving import LiveSite

ROUNDS = 5
AREA = "/find-support/stafford/"
AREA_YOUNG = "/find-support/stafford/?who=y"
# Safety stop for one round, in seconds; on a quiet machine the counts are reached long before.
LONGEST_ROUND = 20.0
# Asked in each round: about two seconds' worth on a quiet machine.
COUNTS = {"bare": 4000, "page": 240}


def spread(values: list[float], form: str = "{:,.0f}") -> str:
    """The middle value, and between what it moved."""
    return f"{form.format(statistics.median(values))} ({form.format(min(values))} to {form.format(max(values))})"


def lookups(postcodes: Path) -> list[float]:
    """Lookups a second of one process, text to answer, over 20,000 postcodes drawn anew for each round."""
    from signposting.lookup import Found, FoundNoArea, find
    from signposting.postcode import read
    from signposting.postcode_store import PostcodeStore

    database = sqlite3.connect(f"{postcodes.as_uri()}?mode=ro&immutable=1", uri=True)
    every = [code for (code,) in database.execute("SELECT code FROM postcode")]
    database.close()
    store = PostcodeStore(postcodes)
    rates = []
    for number in range(ROUNDS):
        chosen = random.Random(number).sample(every, 20_000)
        typed = [f"{code[:-3]} {code[-3:]}".lower() for code in chosen]
        begun = time.perf_counter()
        answers = [find(read(text), store) for text in typed]
        rates.append(len(typed) / (time.perf_counter() - begun))
        if not all(isinstance(answer, Found | FoundNoArea) for answer in answers):
            raise RuntimeError("a real postcode was not found")
    return rates


def serve(site: LiveSite, bare: LiveSite, say: Callable[[str], None]) -> dict[str, list[Round]]:
    """Rounds by what was asked, taken in turn: a busy moment of the machine falls on all alike."""
    asked = {
        "bare function": (bare, "/", COUNTS["bare"]),
        "home": (site, "/", COUNTS["page"]),
        "area": (site, AREA, COUNTS["page"]),
        "area, young person": (site, AREA_YOUNG, COUNTS["page"]),
    }
    rounds: dict[str, list[Round]] = {name: [] for name in asked}
    for number in range(ROUNDS + 1):
        for name, (server, path, count) in asked.items():
            if server.process is None:
                raise RuntimeError("the server is not running")
            one = ask_many(server.url + path, server.process.pid, answers=count, at_most=LONGEST_ROUND)
            if number:  # the first round only warms up: templates are read, connections made
                rounds[name].append(one)
        say(f"  round {number} of {ROUNDS}")
    return rounds


def queries() -> dict[str, int]:
    """Database queries of one request each; also those of a postcode posted to the finder."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})

    def count(ask: Callable[[], object]) -> int:
        ask()  # content types and the like are remembered by a worker after its first request
        with CaptureQueriesContext(connection) as captured:
            ask()
        return len(captured)

    return {
        "home": count(lambda: client.get("/")),
        "area": count(lambda: client.get(AREA)),
        "area, young person": count(lambda: client.get(AREA_YOUNG)),
        "postcode posted": count(lambda: client.post("/find-support/", {"postcode": "ST16 2DH"})),
    }
