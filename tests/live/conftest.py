"""Fixtures for tests that ask a running server."""

from __future__ import annotations

from tests.live.fixtures import live_site, make_site

__all__ = ["live_site", "make_site"]
