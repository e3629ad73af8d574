"""Loads a pack's areas, needs and services.

The sample rule: on the sample site a row marked "live" is published, unchecked and saying so; everywhere else every
service is a draft until somebody has checked it.
"""

from __future__ import annotations

from datetime import time

from wagtail.models import Locale

from home.starter.pack import Pack, Record
from signposting.area_reference import load_areas
from signposting.models import Area, Channel, Need, OpeningTime, Organisation, Place, Service

# Fields of a service that are taken from the record as they stand.
PLAIN = (
    "key", "name", "role", "what", "what_happens", "audiences", "who_for", "age_rule", "age_min", "age_max",
    "gender", "name_needed", "on_phone_bill", "recorded", "who_is_told", "languages", "how_to_refer", "source",
    "note", "check_every_days",
)  # fmt: skip
CHANNEL = (
    "kind", "value", "label", "cost", "needs_account", "relay_uk", "bsl", "known_hours", "on_bank_holidays",
)  # fmt: skip


def load_directory(pack: Pack, *, publish_live_rows: bool) -> None:
    """Load areas, places, needs and services, each checked by its own rules first.

    Raises `ValidationError` for a record that breaks a rule of the model: a pack is reviewed content.
    """
    load_areas()
    _mark_campaign(pack)
    locale = Locale.get_default()
    needs = {record["code"]: _need(record, locale) for record in pack.needs}
    areas = {area.code: area for area in Area.objects.all()}
    services: dict[str, Service] = {}
    # A stand-in names the service it stands in for, which must be there first.
    for record in sorted(pack.services, key=lambda record: bool(record.get("stands_in_for"))):
        service = _service(record, locale, services)
        service.needs = [needs[code] for code in record["needs"]]
        service.coverage = [areas[code] for code in record["coverage"]]
        channels = [_channel(number, channel) for number, channel in enumerate(record["channels"])]
        service.channels = channels  # type: ignore[misc]  # modelcluster keeps them until the service is saved
        service.full_clean(exclude=["stands_in_for"])
        service.save()
        revision = service.save_revision()
        if publish_live_rows and record["load"] == "live":
            revision.publish()
        services[service.key] = service


def _mark_campaign(pack: Pack) -> None:
    Area.objects.filter(code__in=pack.campaign_areas).update(in_campaign=True)
    areas = {area.code: area for area in Area.objects.filter(in_campaign=True)}
    for row in pack.places:
        Place.objects.create(area=areas[row.area_code], name=row.name, is_main=row.is_main)


def _need(record: Record, locale: Locale) -> Need:
    need = Need(locale=locale, **record)
    need.full_clean()
    need.save()
    return need


def _service(record: Record, locale: Locale, services: dict[str, Service]) -> Service:
    return Service(
        locale=locale,
        live=False,
        organisation=_organisation(record.get("organisation"), record.get("organisation_website") or ""),
        commissioner=_organisation(record.get("commissioner"), ""),
        stands_in_for=services[record["stands_in_for"]] if record.get("stands_in_for") else None,
        **{field: record[field] for field in PLAIN if field in record},
    )


def _organisation(name: str | None, website: str) -> Organisation | None:
    if not name:
        return None
    organisation, _is_new = Organisation.objects.get_or_create(name=name, defaults={"website": website})
    return organisation


def _channel(number: int, record: Record) -> Channel:
    channel = Channel(sort_order=number, **{field: record[field] for field in CHANNEL if record.get(field)})
    if record.get("holidays_of"):
        channel.holidays_of = record["holidays_of"]
    times = [_opening_time(place, row) for place, row in enumerate(record.get("times", []))]
    channel.times = times  # type: ignore[misc]  # as above
    channel.full_clean(exclude=["service"])
    return channel


def _opening_time(place: int, row: Record) -> OpeningTime:
    hours = {edge: time.fromisoformat(row[edge]) for edge in ("opens", "closes")}
    opening = OpeningTime(sort_order=place, **{**row, **hours})
    opening.full_clean(exclude=["channel"])
    return opening
