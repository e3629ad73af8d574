"""What a check is about: the details of a service that do harm when they are wrong."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind, CheckStep


def details_of(service: Service) -> str:
    """A fingerprint (64 hexadecimal digits) of the details that a check covers.

    Ways to get in touch with their hours, the area, and who it is for. Words that describe the service are not part
    of it. Two records with the same fingerprint would lead the public to the same help.
    """
    facts = {
        "channels": [_channel(channel) for channel in service.channels.all()],
        "stands_in_for": service.stands_in_for.key if service.stands_in_for else "",
        # By address: a code of our own gives way to the published one, and the area is the same.
        "coverage": sorted(area.slug for area in service.coverage.all()),
        "needs": sorted(need.code for need in service.needs.all()),
        "audiences": sorted(service.audiences),
        "ages": [service.age_rule, service.age_min, service.age_max],
        "gender": service.gender,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def steps_that_apply(service: Service) -> frozenset[str]:
    """The steps a whole check of this service takes: nobody can ring a service without a number."""
    kinds = {channel.kind for channel in service.channels.all()}
    steps = {CheckStep.HOURS, CheckStep.AREA, CheckStep.WHO}
    if kinds & {ChannelKind.PHONE, ChannelKind.TEXT}:
        steps.add(CheckStep.RANG)
    if kinds & {ChannelKind.WEB, ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.ADDRESS}:
        steps.add(CheckStep.OPENED)
    return frozenset(steps)


def _channel(channel: Channel) -> list[Any]:
    value = channel.dialled or channel.value.strip()
    times = [
        [str(fact) for fact in (row.first_day, row.last_day, row.opens, row.closes, row.from_date, row.until_date)]
        + [str(row.every_year)]
        for row in channel.times.all()
    ]
    hours = [channel.known_hours, channel.on_bank_holidays, channel.holidays_of, times]
    return [channel.kind, value, channel.label, channel.cost, channel.is_private, hours]
