"""Finds new rows that look like a service that is there already: same number or same name. Only ever a warning."""

from __future__ import annotations

from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind
from signposting.numbers import dialled
from signposting.records import Record

# Shorter ones, such as 999 and 101, are many services' number.
SHORTEST_OWN_NUMBER = 8
_RUNG = (ChannelKind.PHONE, ChannelKind.TEXT)


class Likeness:
    """The numbers and names there are, and those of the rows so far."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._names = {name.casefold() for name in Service.objects.values_list("name", flat=True)}
        channels = Channel.objects.filter(kind__in=_RUNG, service__withdrawn_on=None)
        for value, name in channels.values_list("value", "service__name"):
            self._numbers.setdefault(dialled(value), name)

    def warnings(self, record: Record) -> list[str]:
        """What a new record shares with others, in sentences."""
        found = [
            f"{value} is also the number of “{self._numbers[number]}”. Is this the same service?"
            for value, number in _numbers(record)
            if number in self._numbers
        ]
        if record["name"].casefold() in self._names:
            found.append("There is a service of the same name. Is this the same one?")
        return found

    def add(self, record: Record) -> None:
        """Remember a record for those that come after it."""
        self._names.add(record["name"].casefold())
        for _value, number in _numbers(record):
            self._numbers.setdefault(number, record["name"])


def _numbers(record: Record) -> list[tuple[str, str]]:
    rung = [(way["value"], dialled(way["value"])) for way in record["channels"] if way["kind"] in _RUNG]
    return [(value, number) for value, number in rung if len(number) >= SHORTEST_OWN_NUMBER]
