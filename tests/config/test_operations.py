"""The operations guide names every setting there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_environment_variable_the_site_reads_is_in_the_guide():
    sources = [*(ROOT / "site").rglob("*.py"), ROOT / "gunicorn.conf.py"]
    reads = re.compile(r"""\benv(?:iron)?(?:\.\w+)?\(\s*"([A-Z_]+)"|\benviron\.get\(\s*['"]([A-Z_]+)['"]""")
    names = {a or b for path in sources for a, b in reads.findall(path.read_text())}
    assert {"SECRET_KEY", "DATABASE_URL", "BIND", "RUN_SCHEDULER"} <= names
    guide = (ROOT / "docs" / "operations.md").read_text()
    assert sorted(name for name in names if f"`{name}`" not in guide) == []
