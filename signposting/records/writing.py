"""From a service to its record."""

from __future__ import annotations

from datetime import date, time

from signposting.models import Channel, OpeningTime, Organisation, Service
from signposting.records.shape import CHANNEL, PARTS, PLAIN, Record


def record_of(service: Service) -> Record:
    """Everything a record holds of `service`, drafts and private ways in included, in one fixed order.

    Needs and areas come sorted by code: two services that say the same have equal records.
    """
    record: Record = {"key": service.key, "open_id": str(service.open_id)}
    record |= {name: getattr(service, name) for name in PLAIN}
    record["audiences"] = list(service.audiences)
    for part in PARTS:
        record |= _organisation(part, getattr(service, part))
    record["stands_in_for"] = service.stands_in_for.key if service.stands_in_for else ""
    record["needs"] = sorted(need.code for need in service.needs.all())
    record["coverage"] = sorted(area.code for area in service.coverage.all())
    record["source_assured_on"] = _iso(service.source_assured_on)
    record["channels"] = [channel_record(channel) for channel in service.channels.all()]
    return record


def channel_record(channel: Channel) -> Record:
    """One way to get in touch, with its times."""
    return {
        **{name: getattr(channel, name) for name in CHANNEL},
        "times": [_time_record(row) for row in channel.times.all()],
    }


def _time_record(row: OpeningTime) -> Record:
    return {
        "first_day": row.first_day,
        "last_day": row.last_day,
        "opens": _clock(row.opens),
        "closes": _clock(row.closes),
        "from_date": _iso(row.from_date),
        "until_date": _iso(row.until_date),
        "every_year": row.every_year,
    }


def _organisation(part: str, organisation: Organisation | None) -> Record:
    return {
        part: organisation.name if organisation else "",
        f"{part}_website": organisation.website if organisation else "",
        f"{part}_what": organisation.what if organisation else "",
        f"{part}_open_id": str(organisation.open_id) if organisation else "",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M" if moment.second == 0 else "%H:%M:%S") if moment else None
