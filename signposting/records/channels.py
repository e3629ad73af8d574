"""The ways to get in touch that a record lists, put onto a service."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from signposting.models import Channel, OpeningTime, Service
from signposting.models.choices import ChannelKind
from signposting.numbers import dialled
from signposting.records.shape import CHANNEL, Fault, Record
from signposting.records.writing import channel_record


def set_channels(service: Service, records: list[Record], faults: list[Fault]) -> None:
    """Give `service` the ways to get in touch of `records`, in their order.

    A way that was there before, by its kind and its number or address, keeps what the record does not speak of.
    Where no record says which ways are private, its source cannot see those: the service keeps them.
    """
    before = list(service.channels.all())
    channels = [_channel(place, record, before, faults) for place, record in enumerate(records)]
    if not any("is_private" in record for record in records):
        channels += [channel for channel in before if channel.is_private]
    for place, channel in enumerate(channels):
        channel.sort_order = place
    service.channels = channels  # type: ignore[misc]  # modelcluster keeps them until the service is saved


def _channel(place: int, record: Record, before: list[Channel], faults: list[Fault]) -> Channel:
    channel = next((known for known in before if _way(channel_record(known)) == _way(record)), None)
    if channel is None:
        channel = Channel()
    else:
        before.remove(channel)
    for name in CHANNEL:
        # Packs leave the nation out or empty where it is the usual one.
        if name in record and not (name == "holidays_of" and not record[name]):
            setattr(channel, name, record[name])
    if "times" in record:
        try:
            times = [_opening_time(order, row) for order, row in enumerate(record["times"])]
        except (TypeError, ValueError):
            faults.append(Fault(f"channels.{place}.known_hours", "there is a time in it that cannot be read"))
            return channel
        if [_facts(row) for row in times] != [_facts(row) for row in channel.times.all()]:
            channel.times = times  # type: ignore[misc]  # as above
    return channel


def _way(record: Record) -> tuple[str, str]:
    """What makes a way the same way: its kind, and its number however it is spaced."""
    value = str(record.get("value") or "").strip()
    kind = str(record.get("kind") or "")
    if kind in {ChannelKind.PHONE, ChannelKind.TEXT}:
        value = dialled(value)
    return kind, value


def _opening_time(order: int, row: Record) -> OpeningTime:
    return OpeningTime(
        sort_order=order,
        first_day=row["first_day"],
        last_day=row["last_day"],
        opens=_time(row.get("opens")),
        closes=_time(row.get("closes")),
        from_date=_date(row.get("from_date")),
        until_date=_date(row.get("until_date")),
        every_year=bool(row.get("every_year")),
    )


def _facts(row: OpeningTime) -> tuple[Any, ...]:
    days = (row.first_day, row.last_day)
    return (*days, row.opens, row.closes, row.from_date, row.until_date, row.every_year)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
