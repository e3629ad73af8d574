"""Migrations that were released stay as they are: a partnership's database has run them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.ROOT)
RELEASED = Path(__file__).with_name("released_migrations.txt")


def test_no_released_migration_was_changed_or_taken_away():
    """After a release, add its migrations: `sha256sum */migrations/0*.py site/core/migrations/0*.py`."""
    released = dict(reversed(line.split()) for line in RELEASED.read_text().splitlines())
    now = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in released}
    assert now == released
    assert len(released) >= 3
