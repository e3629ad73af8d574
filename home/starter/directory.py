"""Loads a pack's areas, needs and services.

The sample rule: on the sample site a row marked "live" is published, unchecked and saying so; everywhere else every
service is a draft until somebody has checked it.
"""

from __future__ import annotations

from wagtail.models import Locale

from home.starter.pack import Pack
from signposting.area_reference import load_areas
from signposting.models import Area, Need, Place
from signposting.records import Known, Record, RecordFault, apply_record, faults_of
from signposting.records.reading import save_organisations


def load_directory(pack: Pack, *, publish_live_rows: bool) -> None:
    """Load areas, places, needs and services, each checked by its own rules first.

    Raises `ValidationError` or `RecordFault` for a record that breaks a rule: a pack is reviewed content.
    """
    load_areas()
    _mark_campaign(pack)
    locale = Locale.get_default()
    for record in pack.needs:
        _need(record, locale)
    known = Known(locale)
    # A stand-in names the service it stands in for, which must be there first.
    for record in sorted(pack.services, key=lambda record: bool(record.get("stands_in_for"))):
        service = apply_record(record, known=known)
        if faults := faults_of(service):
            raise RecordFault(faults)
        save_organisations(service)
        service.save()
        revision = service.save_revision()
        if publish_live_rows and record["load"] == "live":
            revision.publish()
        known.services[service.key] = service


def _mark_campaign(pack: Pack) -> None:
    Area.objects.filter(code__in=pack.campaign_areas).update(in_campaign=True)
    areas = {area.code: area for area in Area.objects.filter(in_campaign=True)}
    for row in pack.places:
        Place.objects.create(area=areas[row.area_code], name=row.name, is_main=row.is_main)


def _need(record: Record, locale: Locale) -> None:
    need = Need(locale=locale, **record)
    need.full_clean()
    need.save()
