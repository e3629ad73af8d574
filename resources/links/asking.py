"""Asks another site, politely and once, whether an address of it still answers. No answer is read further than its
head, nothing about anybody is sent, and no address inside our own network is ever asked."""

from __future__ import annotations

import http.client
import threading
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from django.conf import settings

from resources.models.checked_link import Answer
from signposting.open_referral.fetch import Connection, Limits
from signposting.open_referral.public_hosts import FetchFault, InsideFault, target_of

SECONDS = 10.0
REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Found:
    """What an address answered: `said` in the site's or the connection's terms, `moved_to` where it says so."""

    answer: Answer
    said: str = ""
    moved_to: str = ""


def ask(address: str, seconds: float = SECONDS) -> Found:
    """Follow `address` to its end. Each question takes `seconds` at most. Never raises for what others do."""
    at, moved_to, is_for_good = address, "", True
    try:
        for _turn in range(REDIRECTS + 1):
            status, location = _head_or_get(urldefrag(at).url, seconds)
            if status not in MOVED or not location:
                return _found(status, moved_to)
            at = urljoin(at, location)
            is_for_good = is_for_good and status in FOR_GOOD
            if is_for_good:
                moved_to = at if urldefrag(at).fragment else _with_place(at, address)
    except InsideFault as fault:
        return Found(Answer.INSIDE, str(fault).rstrip("."))
    except FetchFault as fault:
        return Found(Answer.SILENT, str(fault).rstrip("."))
    except ValueError:  # Python refuses to read where it leads; raised on, it would be asked again every minute
        return Found(Answer.FAULT, "it leads to something that is no web address")
    return Found(Answer.FAULT, "it leads from one place to another without end")


def _found(status: int, moved_to: str) -> Found:
    said = f"it answered {status}"
    if status < 400:
        return Found(Answer.WELL, moved_to=moved_to)
    if status in GONE:
        return Found(Answer.GONE, said)
    # 429 and 503 ask to come back later; every other 4xx, and numbers nobody has defined, may be a door that opens
    # for a person's browser.
    if status < 500 or status == 503 or status >= 600:
        return Found(Answer.REFUSED, said)
    return Found(Answer.FAULT, said)


def _head_or_get(address: str, seconds: float) -> tuple[int, str]:
    """Status and `Location`. Many servers answer HEAD with an error, or not at all, and GET as they should."""
    try:
        status, location = _status("HEAD", address, seconds)
    except BrokenAnswerError:
        status, location = 500, ""
    if status < 400:
        return status, location
    return _status("GET", address, seconds)


class BrokenAnswerError(FetchFault):
    """The server was reached, and what came back was no answer."""


def _status(method: str, address: str, seconds: float) -> tuple[int, str]:
    target = target_of(address, may_be_plain=True)
    if target.is_ours:  # an import may read it; no visitor can, and no link or answer of others may lead us there
        raise InsideFault(f"{target.host} is a directory inside our own network.")
    limits = Limits(connect_seconds=seconds, read_seconds=seconds)
    connection = Connection(target, limits, seconds)
    # Time-outs of single reads cannot see an answer that drips.
    timer = threading.Timer(seconds, connection.cut)
    timer.daemon = True
    timer.start()
    try:
        answer = connection.ask(target, method, _headers())
        if connection.was_cut:  # what came until then reads like a whole head
            raise TimeoutError
        return answer.status, answer.getheader("Location") or ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        is_late = connection.was_cut or isinstance(error, TimeoutError)  # whichever clock was first
        words = f"No answer within {seconds:g} seconds." if is_late else "What it answers is broken."
        raise BrokenAnswerError(words) from error
    finally:
        timer.cancel()
        connection.hang_up()


def _headers() -> dict[str, str]:
    """Who asks and where to complain; nothing else."""
    who = f"{settings.WAGTAIL_SITE_NAME} (checks its links; {settings.WAGTAILADMIN_BASE_URL})"
    return {"Accept": "*/*", "User-Agent": who, "Connection": "close"}


def _with_place(address: str, before: str) -> str:
    """A browser takes the place on the page along when a page moved."""
    place = urldefrag(before).fragment
    return f"{address}#{place}" if place else address
