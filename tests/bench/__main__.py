"""`make bench`: one run, noise shown. Bytes, requests and ratios can fail it: times depend on the machine."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench import bundles, imports, library, speed, weights
from tests.bench.load import Round
from tests.browser.pages import KINDS
from tests.browser.weight import BUDGETS, Weight
from tests.live.serving import ROOT, LiveSite, environment_for, prepared_folder
from tests.signposting.postcode_builders import ensure_real_postcodes


def say(line: str = "") -> None:
    """Print at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure everything; 1 when a budget of bytes, requests, processor time or memory is broken."""
    postcodes = Path(os.environ.get("POSTCODES_FILE") or ROOT / "var" / "postcodes.sqlite3").absolute()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        base = Path(folder)
        os.environ.update(environment_for(base / "site" / "data", postcodes))
        sys.path.insert(0, str(ROOT / "site"))
        say("Making a sample site ready to be measured.")
        ensure_real_postcodes(postcodes)
        site = LiveSite.copied(prepared_folder(base, postcodes), base / "site", postcodes)
        bare = LiveSite(_made(base / "bare"), postcodes, app="tests.bench.bare:application")
        import django

        django.setup()
        say(f"This machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before we begin.")
        say(f"Each figure: the middle of {speed.ROUNDS} rounds (lowest to highest).\n")
        say(f"Lookups a second, one process, text to answer: {speed.spread(speed.lookups(postcodes))}\n")
        try:
            site.start()
            bare.start()
            rounds = speed.serve(site, bare, say)
            visits = weights.first_visits(site)
        finally:
            site.stop()
            bare.stop()
        tell_speed(rounds, speed.queries())
        imports.tell(say)
        # Both are measured, whatever the first one says.
        library_is_kept = all([library.tell(say), bundles.tell(say)])
        return tell_weights(visits) or (0 if library_is_kept else 1)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def tell_speed(rounds: dict[str, list[Round]], queries: dict[str, int]) -> None:
    """One row for each page, as multiples of the bare function in the same run."""
    row = "{:<20}{:>27}{:>24}{:>25}{:>9}{:>9}"
    say("\nUnder gunicorn, 2 workers, 8 connections, compressed, nothing cached. The load is made on this machine.")
    say(row.format("", "answers a second", "p99, ms", "processor, ms an answer", "x bare", "queries"))
    bare = _middle([one.cpu_ms for one in rounds["bare function"]])
    for name, all_rounds in rounds.items():
        cpu = [one.cpu_ms for one in all_rounds]
        say(
            row.format(
                name,
                speed.spread([one.per_second for one in all_rounds]),
                speed.spread([one.p99_ms for one in all_rounds]),
                speed.spread(cpu, "{:.2f}"),
                f"{_middle(cpu) / bare:.0f}",
                queries.get(name, ""),
            )
        )
    say(f"A postcode posted to the finder: {queries['postcode posted']} queries, none of them about the postcode.")


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def tell_weights(visits: dict[str, Weight] | None) -> int:
    """One row for each page; 1 when one is over its budget."""
    if visits is None:
        say("\n*** No Chromium was found: first visits were not weighed. ***")
        return 0
    row = "{:<28}{:>10}{:>22}{:>18}{:>14}"
    say("\nFirst visit on a phone, bytes on the wire (budget)")
    say(row.format("", "requests", "HTML + CSS", "in all", "budget"))
    for kind in KINDS:
        weight, budget = visits[kind.name], BUDGETS[kind.weight]
        say(
            row.format(
                kind.name,
                f"{weight.requests} ({budget.requests})",
                f"{weight.html_and_css:,} ({budget.html_and_css:,})",
                f"{weight.in_all:,} ({budget.in_all:,})",
                "kept" if not weight.over(budget) else "BROKEN",
            )
        )
    broken = weights.broken_budgets(visits)
    say("\nEvery budget is kept." if not broken else "\nBroken budgets:\n  " + "\n  ".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
