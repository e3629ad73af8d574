"""Which service of ours a row is about: by what it says itself, never by likeness."""

from __future__ import annotations

import uuid

from signposting.models import ImportRow, ImportSource, Service, SourcedService


class MatchFault(ValueError):  # noqa: N818 (reads as what it is)
    """The row is about two services, or a second time about one; the message says so."""


class Matching:
    """The rows of one run against what is known. Ask in the order of the source: the first to name a service counts.

    A row is about the service this source called by the same id before, or the one with its open id, or with its key.
    """

    def __init__(self, source: ImportSource) -> None:
        self._by_external: dict[str, int] = dict(
            SourcedService.objects.filter(source=source).values_list("external_id", "service")
        )
        self._by_open_id: dict[uuid.UUID, int] = dict(Service.objects.values_list("open_id", "pk"))
        self._by_key: dict[str, int] = dict(Service.objects.values_list("key", "pk"))
        self._supplied = frozenset(self._by_external.values())
        self._names: dict[int, str] = dict(Service.objects.values_list("pk", "name"))
        self._rows_by_service: dict[int, int] = {}
        self._rows_by_word: dict[tuple[str, str], int] = {}
        # Refused rows are still in the source: their services are not missing.
        self._seen: set[int] = set()

    def service_for(self, row: ImportRow) -> int | None:
        """The service's primary key; none for a new one. Raises `MatchFault`."""
        record = row.record or {}
        self._refuse_repeats(row)
        found = {
            f"“{row.external_id}”": self._by_external.get(row.external_id),
            "its service id": self._by_open_id.get(_uuid(record.get("open_id"))) if record.get("open_id") else None,
            "its key": self._by_key.get(record.get("key") or ""),
        }
        services = {pk: by for by, pk in found.items() if pk is not None}
        self._seen |= set(services)
        if len(services) > 1:
            told = " and ".join(f"{by} is “{self._names.get(pk, pk)}”" for pk, by in services.items())
            raise MatchFault(f"It points at two services: {told}.")
        if not services:
            return None
        pk = next(iter(services))
        first = self._rows_by_service.setdefault(pk, row.number)
        if first != row.number:
            raise MatchFault(f"Row {first} is about the same service, “{self._names.get(pk, pk)}”. The first counts.")
        return pk

    def was_supplied(self, pk: int) -> bool:
        """Whether an import took this service from this source before: any list may name a key of ours."""
        return pk in self._supplied

    def note_refused(self, row: ImportRow) -> None:
        """A row that cannot be read still shows that its service is in the source."""
        pk = self._by_external.get(row.external_id)
        if pk:
            self._seen.add(pk)

    def gone(self) -> dict[int, str]:
        """Services that came from this source before and that no row was about, with what it called them."""
        return {pk: external_id for external_id, pk in self._by_external.items() if pk not in self._seen}

    def _refuse_repeats(self, row: ImportRow) -> None:
        """Two new rows of one name would be one service the next time; two of one key or id cannot both be stored."""
        record = row.record or {}
        words = {"reference": row.external_id, "key": record.get("key"), "id": record.get("open_id")}
        for kind, word in words.items():
            if not word:
                continue
            first = self._rows_by_word.setdefault((kind, str(word).lower()), row.number)
            if first != row.number:
                raise MatchFault(
                    f"Row {first} has the same name or reference. Give each a reference of its own, or take one out."
                )


def _uuid(text: str | None) -> uuid.UUID:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.UUID(int=0)
