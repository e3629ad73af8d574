"""The record in a feed of this site's own kind: restored exactly, once every value is of the type it should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signposting.open_referral.know_about import record_from
from signposting.open_referral.plain_text import as_written
from signposting.records import Record

_DAYS = range(8)


def own_record(service_id: str, know_about: Mapping[str, Any]) -> tuple[Record, list[str]]:
    """The record that `know_about` was made of, and what is wrong with it, in sentences.

    Anybody can put such an object into a feed. So nothing is taken on trust: text is made plain, and a value of
    another type than the record holds is a fault. Whether ways in are private is not in a feed and is left open.
    """
    record = record_from(service_id, dict(know_about))
    faults: list[str] = []
    channels = record.pop("channels")
    clean = {name: _value(f"know_about.{name}", name, value, faults) for name, value in record.items()}
    clean["channels"] = [_channel(place, channel, faults) for place, channel in enumerate(channels)]
    return clean, faults


def _channel(place: int, channel: Record, faults: list[str]) -> Record:
    at = f"know_about.channels.{place}"
    clean = {
        name: _value(f"{at}.{name}", name, value, faults)
        for name, value in channel.items()
        if name not in {"times", "is_private"}
    }
    clean["times"] = [_time(f"{at}.times.{number}", row, faults) for number, row in enumerate(channel["times"])]
    return clean


def _time(at: str, row: Record, faults: list[str]) -> Record:
    days = [row[name] for name in ("first_day", "last_day")]
    if not all(isinstance(day, int) and not isinstance(day, bool) and day in _DAYS for day in days):
        faults.append(f"{at}: should say its days as numbers from 0 to 7.")
    if not isinstance(row["every_year"], bool):
        faults.append(f"{at}.every_year: should be true or false.")
    moments = ("opens", "closes", "from_date", "until_date")
    faults += [f"{at}.{name}: should be text." for name in moments if not isinstance(row[name], str | None)]
    return row


def _value(at: str, name: str, value: Any, faults: list[str]) -> Any:
    match name:
        case "age_min" | "age_max":
            if value is None or (isinstance(value, int) and not isinstance(value, bool)):
                return value
            faults.append(f"{at}: should be a whole number.")
        case "audiences" | "needs" | "coverage":
            if isinstance(value, list) and all(isinstance(code, str) for code in value):
                return [as_written(code) for code in value]
            faults.append(f"{at}: should be a list of codes.")
        case _:
            if isinstance(value, str):
                return as_written(value)
            faults.append(f"{at}: should be text.")
    return None
