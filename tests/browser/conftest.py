"""Fixtures for tests that look at the running site as a visitor does, in Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.other_site import OtherSite
from tests.browser.watching import Watch
from tests.live.fixtures import live_site, make_site
from tests.live.prepared import OTHER_SITE

__all__ = ["live_site", "make_site"]

PATIENCE = 15_000  # milliseconds to wait for a page or an element; the machine may be busy


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser. Without one the test is skipped, or fails where `REQUIRE_BROWSER` says that it must run."""
    path = chromium.find()
    if path is None and os.environ.get("REQUIRE_BROWSER", "") not in {"", "0"}:
        pytest.fail("REQUIRE_BROWSER is set and no Chromium was found.")
    if path is None:
        pytest.skip("NOT PROVEN: no Chromium was found. Install chromium, or set CHROMIUM=/path/to/it.")
    return path


@pytest.fixture(scope="session")
def other_site() -> Iterator[OtherSite]:
    """The rest of the web."""
    site = OtherSite()
    yield site
    site.stop()


# For one module only: while Playwright runs, Django takes the thread for an asynchronous one and refuses queries.
@pytest.fixture(scope="module")
def browser(chromium_path: str, other_site: OtherSite) -> Iterator[Browser]:
    """A Chromium that finds our site and `other.example`, and nothing else in the world."""
    rules = (
        f"MAP {OTHER_SITE.removeprefix('http://')}:80 127.0.0.1:{other_site.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    )
    with sync_playwright() as playwright:
        started = chromium.launch(playwright, chromium_path, f"--host-resolver-rules={rules}")
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser, live_site) -> Iterator[Callable[..., Page]]:
    """`visitor(java_script_enabled=False)`: somebody new, with nothing kept, and one tab.

    At the end nothing may have gone wrong on the way (`Watch`). `leaves_for` names other sites the visit leads to.
    """
    opened: list[tuple[Any, Watch]] = []

    def come(
        *,
        leaves_for: tuple[str, ...] = (),
        is_staff: bool = False,
        width: int = 1280,
        height: int = 900,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=live_site.url, locale="en-GB", viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, live_site.url, is_staff=is_staff)
        watch.others += leaves_for
        opened.append((context, watch))
        return context.new_page()

    yield come
    faults = [fault for _context, watch in opened for fault in watch.faults]
    for context, _watch in opened:
        context.close()
    assert faults == []
