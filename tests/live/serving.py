"""Serves the sample site for tests as `make serve` does: a real gunicorn, a data folder of its own, a kept log."""

from __future__ import annotations

import fcntl
import http.client
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
# From the caller's own environment; everything else is set here, so that nobody's settings change what is proved.
KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "VIRTUAL_ENV")
LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")
SLOWEST_START = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it came over the wire."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body, uncompressed because no compression was asked for."""
        return self.body.decode()

    @property
    def raw_headers(self) -> str:
        """Every header line."""
        return str(self.headers)


def environment_for(data_dir: Path, postcodes: Path, **more: str) -> dict[str, str]:
    """The environment of a sample site that keeps its data in `data_dir`, and reads postcodes from `postcodes`."""
    return {
        **{name: os.environ[name] for name in KEPT if name in os.environ},
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.sample",
        "DATA_DIR": str(data_dir),
        "POSTCODES_FILE": str(postcodes),
        **more,
    }


def prepared_folder(base: Path, postcodes: Path) -> Path:
    """A data folder made ready once in `base`, for however many processes ask; never served itself, only copied."""
    folder = base / "prepared"
    with (base / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            fresh = base / "being-prepared"
            shutil.rmtree(fresh, ignore_errors=True)
            subprocess.run(
                [sys.executable, "-m", "tests.live.prepared"],
                cwd=ROOT,
                env=environment_for(fresh, postcodes),
                check=True,
                stdout=subprocess.DEVNULL,
            )
            fresh.rename(folder)
    return folder


class LiveSite:
    """One running gunicorn with two workers. `start` and `stop` may alternate; each start finds a free port."""

    def __init__(
        self, folder: Path, postcodes: Path, *, app: str | None = None, more: Mapping[str, str] | None = None
    ) -> None:
        """`folder` holds `data`, `postcodes.sqlite3` and `site.log`; `app` is served instead of the site's own."""
        self.folder = folder
        self.data_dir = folder / "data"
        self.log = folder / "site.log"
        # A link, so that one site can lose its postcodes while the file stays where others read it.
        self.postcodes = folder / "postcodes.sqlite3"
        self.postcodes.symlink_to(postcodes)
        self.environment = environment_for(
            self.data_dir,
            self.postcodes,
            **{"BIND": "127.0.0.1:0", "WEB_CONCURRENCY": "2", "RUN_SCHEDULER": "0", **(more or {})},
        )
        self.command = [sys.executable, "-m", "gunicorn", *([app] if app else [])]
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None

    @classmethod
    def copied(cls, prepared: Path, folder: Path, postcodes: Path, **options: Mapping[str, str]) -> LiveSite:
        """A site of its own with a copy of what was prepared."""
        folder.mkdir(parents=True)
        shutil.copytree(prepared, folder / "data")
        return cls(folder, postcodes, **options)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """Its database file."""
        return self.data_dir / "db.sqlite3"

    def start(self) -> LiveSite:
        """Serve, and return once it answers."""
        with self.log.open("ab") as log:
            begin = log.tell()
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + SLOWEST_START
        while time.monotonic() < until and self.process.poll() is None:
            listening = LISTENING.search(self.log.read_bytes()[begin:].decode(errors="replace"))
            if listening:
                self.port = int(listening.group(1))
                if self.ask("GET", "/health/live").status == 200:
                    return self
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"The site did not start. Its log:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        """Stop serving, kindly and then not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def ask(
        self, method: str, path: str, form: Mapping[str, str] | bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask as `curl` would: no redirect followed, no cookie kept, nothing added but what is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = form if isinstance(form, bytes) else urlencode(form).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if method == "POST" else {}
        try:
            connection.request(method, path, body or None, {**kind, **(headers or {})})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    @contextmanager
    def without_table(self, table: str) -> Iterator[None]:
        """The database loses a table while the site is serving, and gets it back."""
        self._rename_table(table, f"{table}_gone")
        try:
            yield
        finally:
            self._rename_table(f"{table}_gone", table)

    def _rename_table(self, old: str, new: str) -> None:
        database = sqlite3.connect(self.database, timeout=20)
        try:
            # Other tables' references stay as they are: it is the same table that goes and comes back.
            database.execute("PRAGMA legacy_alter_table = ON")
            database.execute(f'ALTER TABLE "{old}" RENAME TO "{new}"')
        finally:
            database.close()

    @contextmanager
    def without_postcodes(self) -> Iterator[None]:
        """The postcode file is missing for a while."""
        kept = self.postcodes.readlink()
        self.postcodes.unlink()
        try:
            yield
        finally:
            self.postcodes.symlink_to(kept)
