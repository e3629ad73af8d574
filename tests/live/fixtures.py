"""The running site as a fixture. A `conftest.py` that needs it imports it from here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.live.serving import LiveSite, prepared_folder
from tests.signposting.postcode_builders import ensure_real_postcodes


@pytest.fixture(scope="session")
def make_site(tmp_path_factory) -> Iterator[Callable[..., LiveSite]]:
    """`make_site("watched", LOG_LEVEL="DEBUG")`: a site of one's own, started; all are stopped at the end."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if os.environ.get("PYTEST_XDIST_WORKER") else mine
    postcodes = Path(settings.POSTCODES_FILE).absolute()
    ensure_real_postcodes(postcodes)
    sites: list[LiveSite] = []

    def make(name: str, **environment: str) -> LiveSite:
        prepared = prepared_folder(shared, postcodes)
        folder = tmp_path_factory.mktemp(name) / "site"
        site = LiveSite.copied(prepared, folder, postcodes, more=environment)
        sites.append(site)
        return site.start()

    yield make
    for site in sites:
        site.stop()


@pytest.fixture(scope="session")
def live_site(make_site) -> LiveSite:
    """The sample site, served by gunicorn; one for each test process, so that no test waits for another's."""
    return make_site("live")
