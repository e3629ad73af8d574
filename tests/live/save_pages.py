"""Saves the HTML of every kind of page as it comes over the wire: `python -m tests.live.save_pages FOLDER`.

For a validator that is no part of the tests (docs/decisions.md).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from tests.browser.pages import KINDS, WITH_COMPONENTS, component_kinds
from tests.live.serving import ROOT, LiveSite, prepared_folder


def main() -> int:
    """Make a site, serve it, save its pages."""
    if len(sys.argv) != 2:
        sys.stderr.write("Usage: python -m tests.live.save_pages FOLDER\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    postcodes = Path(os.environ.get("POSTCODES_FILE") or ROOT / "var" / "postcodes.sqlite3").absolute()
    with tempfile.TemporaryDirectory() as base:
        prepared = prepared_folder(Path(base), postcodes)
        site = LiveSite.copied(prepared, Path(base) / "site", postcodes, more=WITH_COMPONENTS).start()
        try:
            for kind in (*KINDS, *component_kinds(site)):
                name = re.sub(r"\W+", "-", kind.name)
                (folder / f"{name}.html").write_bytes(kind.fetch(site).body)
        finally:
            site.stop()
    sys.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
