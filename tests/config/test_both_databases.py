"""What is marked `both_databases` holds on PostgreSQL as it does on SQLite.

Alone, and with what pytest would say: `python -m tests.postgres`.
"""

from __future__ import annotations

import os
import subprocess

import pytest
from django.db import connection

from tests import postgres


def test_what_is_marked_for_both_databases_holds_on_postgresql():
    found = postgres.programs()
    if found is None and os.environ.get("REQUIRE_POSTGRES", "") not in {"", "0"}:
        pytest.fail(f"REQUIRE_POSTGRES is set and {postgres.MISSING}.")
    if found is None:
        pytest.skip(f"NOT PROVEN: {postgres.MISSING}.")
    with postgres.server(found) as address:
        ended = postgres.run_tests(address, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if ended.returncode:
        pytest.fail(f"On PostgreSQL:\n{ended.stdout}", pytrace=False)


@pytest.mark.both_databases
def test_the_tests_run_on_the_database_they_were_given(db):
    given = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    assert connection.vendor == {"postgres": "postgresql"}.get(given, given)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
