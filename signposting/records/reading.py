"""From a record to a service, which is not saved: whoever asked looks at it first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.models import Organisation, Service
from signposting.records.channels import set_channels
from signposting.records.known import Known
from signposting.records.shape import PARTS, PLAIN, Fault, Record, RecordFault

# Whether the other end is there was asked when it was set; asking the database again would cost a query each.
_RELATIONS = frozenset(field.name for field in Service._meta.get_fields() if field.is_relation)


def apply_record(record: Record, service: Service | None = None, *, known: Known) -> Service:
    """`service` with what `record` says, or a new draft of a service. Nothing is saved.

    What the record leaves out stays as it is. The key and the open id of a service that exists never change. Raises
    `RecordFault` where the record points at something that is not there. The rules of the models are another
    question: ask `faults_of`.
    """
    faults: list[Fault] = []
    service = service or _new(record, known, faults)
    for name in PLAIN:
        if name in record:
            _set(service, name, record[name])
    if unknown := set(record.get("audiences", ())) - set(Audience.values):
        faults.append(Fault("audiences", f"there is no reader called “{sorted(unknown)[0]}”"))
    if "source_assured_on" in record:
        service.source_assured_on = _date(record["source_assured_on"], faults)
    for part in PARTS:
        if part in record:
            setattr(service, part, _organisation(part, record, known, faults))
    if "stands_in_for" in record:
        service.stands_in_for = _found("stands_in_for", known.services, record["stands_in_for"], faults)
    if "needs" in record:
        service.needs = list(_all_found("needs", known.needs, record["needs"], faults))
    if "coverage" in record:
        service.coverage = list(_all_found("coverage", known.areas, record["coverage"], faults))
    if "channels" in record:
        set_channels(service, record["channels"], faults)
    if faults:
        raise RecordFault(faults)
    return service


def faults_of(service: Service) -> list[Fault]:
    """Every rule of the models that `service`, its ways in or their times break; none: it may be saved.

    A draft may still lack the area it covers. Uniqueness of its keys is left to whoever saves it: asking costs a
    query for each record.
    """
    faults = list(_broken(service, "", exclude=_RELATIONS))
    if service.age_min is not None and service.age_max is not None and service.age_min > service.age_max:
        # The database's own rule, which asks the database each time.
        faults.append(Fault("age_min", _("the first age must not be above the second")))
    for part in PARTS:
        organisation = getattr(service, part)
        if organisation is not None and organisation.pk is None:
            faults += [
                Fault(f"{part}_{fault.field}" if fault.field != "name" else part, fault.says)
                for fault in _broken(organisation, "", exclude=frozenset())
            ]
    for place, channel in enumerate(service.channels.all()):
        faults += _broken(channel, f"channels.{place}.", exclude=frozenset({"service"}))
        for row in channel.times.all():
            faults += (
                Fault(f"channels.{place}.known_hours", fault.says)
                for fault in _broken(row, "", exclude=frozenset({"channel"}))
            )
    return faults


def save_organisations(service: Service) -> list[Organisation]:
    """Store the organisations that were made for `service`, and return them."""
    made: list[Organisation] = []
    for part in PARTS:
        organisation = getattr(service, part)
        if organisation is not None:
            if organisation.pk is None:
                organisation.save()
                made.append(organisation)
            setattr(service, part, organisation)  # tells the service its key
    return made


def _broken(instance: Any, prefix: str, *, exclude: frozenset[str]) -> Iterator[Fault]:
    try:
        instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            field = "" if name == NON_FIELD_ERRORS else name
            for message in messages:
                yield Fault(prefix + field if field else prefix.rstrip("."), message.rstrip("."))


def _new(record: Record, known: Known, faults: list[Fault]) -> Service:
    service = Service(locale=known.locale, live=False)
    for name, value in record.get("if_new", {}).items():
        _set(service, name, value)
    service.key = record.get("key") or known.free_key(record.get("name") or "")
    if record.get("open_id"):
        service.open_id = _uuid("open_id", record["open_id"], faults) or service.open_id
    return service


def _set(service: Service, name: str, value: Any) -> None:
    """Set a fact, unless only the ends of its lines differ, as between a browser and a sheet."""
    before = getattr(service, name)
    if isinstance(value, str) and isinstance(before, str) and value.splitlines() == before.splitlines():
        return
    setattr(service, name, tuple(value) if isinstance(value, list) else value)


def _organisation(part: str, record: Record, known: Known, faults: list[Fault]) -> Organisation | None:
    if not record[part]:
        return None
    open_id = record.get(f"{part}_open_id")
    return known.organisation(
        record[part],
        website=record.get(f"{part}_website") or "",
        what=record.get(f"{part}_what") or "",
        open_id=_uuid(f"{part}_open_id", open_id, faults) if open_id else None,
    )


def _uuid(field: str, text: str, faults: list[Fault]) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        faults.append(Fault(field, f"“{text}” is no id; leave it empty for a new one"))
        return None


def _date(text: str | None, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        faults.append(Fault("source_assured_on", f"“{text}” is no date"))
        return None


def _found(field: str, known: dict[str, Any], code: str | None, faults: list[Fault]) -> Any:
    if not code:
        return None
    if code not in known:
        faults.append(Fault(field, f"“{code}” is not known here"))
    return known.get(code)


def _all_found(field: str, known: dict[str, Any], codes: list[str], faults: list[Fault]) -> Iterator[Any]:
    for code in dict.fromkeys(codes):
        found = _found(field, known, code, faults)
        if found is not None:
            yield found
