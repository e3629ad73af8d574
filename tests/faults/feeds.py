"""Feeds that tests serve, and reading them in little time."""

from __future__ import annotations

from uuid import UUID, uuid5

from signposting.imports.rows import ReadRow, SourceFault
from signposting.open_referral.fetch import Limits
from signposting.open_referral.reader import read_address
from tests.faults.feed_server import Answer, FeedServer, Handler, envelope

HASTY = Limits(connect_seconds=1, read_seconds=0.4, answer_seconds=1.2, run_seconds=20)


def service(number: int, **facts: object) -> dict:
    own = str(uuid5(UUID(int=0), str(number)))
    areas = [{"id": own, "name": "Northam"}]
    said = {"id": own, "name": f"Service {number}", "description": "Helps.", "status": "active"}
    return {**said, "service_areas": areas, **facts}


def pages(*contents: list) -> Answer:
    """Answers page after page of `contents`."""

    def answer(handler: Handler) -> None:
        number = min(handler.page, len(contents))
        total = sum(len(items) for items in contents)
        handler.send(envelope(contents[number - 1], handler.page, len(contents), total))

    return answer


def read(server: FeedServer, path: str = "/feed", limits: Limits = HASTY) -> tuple[list[ReadRow], Exception | None]:
    """The rows, and what broke the reading off."""
    rows: list[ReadRow] = []
    try:
        rows.extend(read_address(server.address(path), limits))
    except SourceFault as fault:
        return rows, fault
    return rows, None
