"""The sample site that `make serve` runs: production's rules, over plain HTTP on this machine, marked as a sample."""

from __future__ import annotations

import os
from pathlib import Path

from .secret_file import use_secret_from

use_secret_from(Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parents[3] / "var") / "secret_key")

from .base import *  # noqa: E402 (the secret must be there first)

SAMPLE_SITE = True
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]"]
