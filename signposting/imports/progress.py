"""How far a piece of work is, kept where every server can see it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from signposting.models import ImportRun


class TakenOver(Exception):  # noqa: N818 (reads as what happened)
    """Another worker claimed the run: this one must stop without a trace."""


class Progress:
    """Tells the database about the run `pk` in the name of the worker `token`."""

    def __init__(self, pk: int, token: str) -> None:
        self._mine = ImportRun.objects.filter(pk=pk, worker=token)

    def set(self, **facts: Any) -> None:
        """Store facts of the run. Raises `TakenOver`, which undoes the transaction it happens in."""
        self._update(worked_at=timezone.now(), **facts)

    def hold(self) -> None:
        """Keep the run from every other worker until the present transaction ends. Raises `TakenOver`.

        A worker that writes is not heard of until it is done. Held, its run cannot be claimed however long that
        takes; and when its server dies, the database lets go at once.
        """
        if self._mine.select_for_update().only("pk").first() is None:
            raise TakenOver

    def end(self, state: ImportRun.State, **facts: Any) -> None:
        """Move the run to `state`, in which it waits for a person, and let go of it."""
        self._update(worker="", state=state, done=0, total=0, **facts)

    def _update(self, **facts: Any) -> None:
        if not self._mine.update(**facts):
            raise TakenOver
