"""What the standard has no place for and this site's own directory needs, in one object: `know_about`.

It is the service's record (`signposting.records`) as far as it is public, so that a feed of this site, read by
another, says exactly the same there. Names are let through one by one: a fact added to records stays private until
somebody adds it here.
"""

from __future__ import annotations

from typing import Any

from signposting.models import Service
from signposting.records import Record, record_of

NAME = "know_about"
# Facts let through, each with what a record holds while it is not known.
_FACTS: dict[str, Any] = {
    "key": "", "name": "", "role": "", "stands_in_for": "", "what": "", "what_happens": "", "audiences": [],
    "who_for": "", "age_rule": "", "age_min": None, "age_max": None, "gender": "", "name_needed": "",
    "on_phone_bill": "", "recorded": "", "who_is_told": "", "languages": "", "how_to_refer": "", "needs": [],
    "coverage": [], "organisation": "", "organisation_website": "", "organisation_what": "",
    "organisation_open_id": "", "commissioner": "", "commissioner_website": "", "commissioner_what": "",
    "commissioner_open_id": "",
}  # fmt: skip
_CHANNEL: dict[str, Any] = {
    "kind": "", "value": "", "label": "", "is_private": False, "cost": "", "needs_account": "", "relay_uk": "",
    "bsl": "", "known_hours": "", "on_bank_holidays": "", "holidays_of": "",
}  # fmt: skip
_TIME: dict[str, Any] = {
    "first_day": None, "last_day": None, "opens": None, "closes": None, "from_date": None, "until_date": None,
    "every_year": False,
}  # fmt: skip


def know_about_of(service: Service) -> dict[str, Any]:
    """The public part of a service's record; what is not known is left out.

    `service` comes with its channels, times, needs and areas, and with the service it stands in for.
    """
    record = record_of(service)
    covered = service.stands_in_for
    if covered is not None and not covered.is_public:
        record["stands_in_for"] = ""
    facts = _known(record, _FACTS)
    shown = [channel.is_shown for channel in service.channels.all()]
    facts["channels"] = [_channel(each) for each, is_shown in zip(record["channels"], shown, strict=True) if is_shown]
    return facts


def record_from(service_id: str, know_about: dict[str, Any]) -> Record:
    """The record a `know_about` object was made of: what it leaves out is not known, and says so.

    Only the names above are taken; their values are as the feed has them and still to be checked. A list that should
    hold objects and does not is taken as empty.
    """
    record = {"open_id": service_id, **_filled(know_about, _FACTS)}
    record["channels"] = [
        {**_filled(channel, _CHANNEL), "times": [_filled(row, _TIME) for row in _objects(channel.get("times"))]}
        for channel in _objects(know_about.get("channels"))
    ]
    return record


def _channel(record: Record) -> dict[str, Any]:
    channel = _known(record, _CHANNEL)
    times = [_known(row, _TIME) for row in record["times"] if row["opens"] and row["closes"]]
    return {**channel, "times": times} if times else channel


def _known(record: Record, names: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name, unknown in names.items() if record[name] != unknown}


def _filled(facts: dict[str, Any], names: dict[str, Any]) -> Record:
    return {name: facts.get(name, unknown) for name, unknown in names.items()}


def _objects(held: object) -> list[dict[str, Any]]:
    return [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []
