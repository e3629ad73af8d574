"""Loads a pack's areas, needs and services.

The sample rule: on the sample site a row marked "live" is published, unchecked and saying so; everywhere else every
service is a draft until somebody has checked it.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.models import Locale

from home.starter.pack import Pack
from signposting.area_reference import load_areas
from signposting.models import Area, Need, Place
from signposting.records import Known, Record, RecordFault, apply_record, faults_of
from signposting.records.reading import save_organisations

_OWN_CODE = "The code of an area of a pack's own begins with X: any other might be somebody's."


def load_directory(pack: Pack, *, publish_live_rows: bool) -> None:
    """Load areas, places, needs and services, each checked by its own rules first.

    Raises `ValidationError` or `RecordFault` for a record that breaks a rule: a pack is reviewed content.
    """
    load_areas()
    _add_own_areas(pack)
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


def _add_own_areas(pack: Pack) -> None:
    for row in pack.own_areas:
        area = Area(
            code=row.code,
            name=row.name,
            slug=slugify(row.name),
            kind=row.kind,
            parent=Area.objects.get(code=row.part_of),
        )
        area.full_clean()
        if area.has_ons_code:
            raise ValidationError(_OWN_CODE)
        area.save()


def _mark_campaign(pack: Pack) -> None:
    Area.objects.filter(code__in=pack.campaign_areas).update(in_campaign=True)
    areas = {area.code: area for area in Area.objects.filter(in_campaign=True)}
    for row in pack.places:
        Place.objects.create(area=areas[row.area_code], name=row.name, is_main=row.is_main)


def _need(record: Record, locale: Locale) -> None:
    need = Need(locale=locale, **record)
    need.full_clean()
    need.save()
