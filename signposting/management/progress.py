"""Shows how far a long command has come: a bar on a terminal, a plain line a stage anywhere else."""

from __future__ import annotations

from django.core.management.base import OutputWrapper

_WIDTH = 30


class StageProgress:
    """Call it with the stage, how much is done and the whole (None while unknown); call `end` at the end."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._on_terminal = out.isatty()
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show that `done` of `total` postcodes are through this stage."""
        if stage != self._stage:
            self.end()
            self._stage = stage
            if not self._on_terminal:
                self._out.write(f"{stage}…")
        if self._on_terminal:
            share = min(done / total, 1) if total else 0
            bar = "█" * round(share * _WIDTH)
            told = f"{share:4.0%}" if total else f"{done:,}"
            self._out.write(f"\r{stage:<20} {bar:·<{_WIDTH}} {told}", ending="")
            self._out.flush()

    def end(self) -> None:
        """Leave the bar where it is and go on below it."""
        if self._stage and self._on_terminal:
            self._out.write("")
        self._stage = ""
