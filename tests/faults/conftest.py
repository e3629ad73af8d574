"""A feed server that an import may read, for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.feed_server import FeedServer, feed_server


@pytest.fixture
def server(settings) -> Iterator[FeedServer]:
    with feed_server() as running:
        settings.FEEDS_ON_OUR_NETWORK = [running.host]
        yield running
