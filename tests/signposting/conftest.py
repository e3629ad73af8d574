"""Fixtures for the finder's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from signposting.postcode_store import PostcodeStore
from tests.signposting.postcode_builders import ensure_real_postcodes


@pytest.fixture(scope="session")
def real_postcodes() -> PostcodeStore:
    """The whole directory, in the file the site itself uses."""
    return ensure_real_postcodes(Path(settings.POSTCODES_FILE))
