"""Finds and starts the Chromium the browser tests run in."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",  # tests run as root in a container; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a Chromium: the one `CHROMIUM` names, or the first that is installed."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    return None


def launch(playwright: Playwright, path: str, *more: str) -> Browser:
    """Start it with its back-forward cache on, which Playwright switches off and every visitor has."""
    return playwright.chromium.launch(
        executable_path=path,
        args=[*FLAGS, *more],
        ignore_default_args=["--disable-back-forward-cache"],
    )
