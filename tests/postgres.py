"""Runs tests against a PostgreSQL of their own: `python -m tests.postgres [what pytest takes]`.

Alone it runs the tests marked `both_databases`. The server lives for one run, in a folder of its own, and can be
reached through a socket in that folder only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
# Debian keeps the server's programs out of PATH, a folder a version.
DEBIAN = Path("/usr/lib/postgresql")
OWNER = "know_about"
# English as servers are set up for it, on every machine alike: names are sorted as people sort them and not by code,
# and the text search knows stems and stop words.
ENGLISH = ("--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-GB", "-T", "english")
MISSING = "no PostgreSQL server of version 15 or newer was found (Debian, Ubuntu: apt install postgresql)"
# Its last failures are not those of the run around it.
MARKED = ("-q", "--tb=short", "-p", "no:cacheprovider", "-m", "both_databases")
# Nothing it holds outlives the run, so it may forget what a power cut would cost.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest there is; None without a PostgreSQL server of version 15 on."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    versions = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]
    folders += sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    return next(filter(_fit, folders), None)


def _fit(folder: Path) -> bool:
    if not ((folder / "initdb").exists() and (folder / "pg_ctl").exists()):
        return False
    can = subprocess.run([folder / "initdb", "--help"], capture_output=True, text=True, check=False).stdout
    return "--icu-locale" in can


@contextmanager
def server(found: Path) -> Iterator[str]:
    """Start a server with the programs in `found`, answer its address for `DATABASE_URL`, and take it away again."""
    # The server refuses to run as root; a short name, since a socket's path may have about 100 letters.
    caretaker: dict[str, Any] = {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="know-pg-"))
    data, log = home / "data", home / "log"
    options = f"-k {home} -c listen_addresses='' " + " ".join(f"-c {name}" for name in CARELESS)

    def run(program: str, *arguments: str) -> None:
        command = [str(found / program), *arguments]
        # Its output goes to a file: the server would hold a pipe open for as long as it lives.
        with (home / "said").open("a") as said:
            ended = subprocess.run(command, stdout=said, stderr=said, cwd=home, check=False, **caretaker)
        if ended.returncode:
            told = "\n".join(path.read_text(errors="replace") for path in (home / "said", log) if path.exists())
            raise RuntimeError(f"{program} ended with {ended.returncode}:\n{told}")

    try:
        if caretaker:
            shutil.chown(home, "nobody")
        run("initdb", "-D", str(data), "-U", OWNER, "--auth=trust", "--no-sync", *ENGLISH)
        run("pg_ctl", "start", "-w", "-D", str(data), "-l", str(log), "-o", options)
        try:
            yield f"postgres:///postgres?{urlencode({'host': str(home), 'user': OWNER})}"
        finally:
            run("pg_ctl", "stop", "-m", "immediate", "-D", str(data))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def run_tests(address: str, arguments: Sequence[str] = (), **how: Any) -> subprocess.CompletedProcess[str]:
    """Run pytest with the database at `address`, in a process that inherits nothing from a pytest around it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = inherited | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "-m", "pytest", *(arguments or MARKED)]
    return subprocess.run(command, cwd=ROOT, env=environment, text=True, check=False, **how)


if __name__ == "__main__":
    found = programs()
    if found is None:
        sys.exit(f"{MISSING}.")
    with server(found) as address:
        ended = run_tests(address, sys.argv[1:])
    sys.exit(ended.returncode)
