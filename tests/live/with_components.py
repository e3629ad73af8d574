"""Settings of the sample site with its component pages, for the browser tests that look at those."""

from __future__ import annotations

from config.settings.sample import *  # noqa: F403 (settings extend each other by star import)

COMPONENT_PAGES = True
