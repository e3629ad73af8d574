"""A service as the standard's `service`: only what the public sees, and only what is known.

An empty field is left out, never null or "". What our words say and the standard has a field for is put there; the
exact facts are in `know_about` as well. Source of the fields: the official schemas; those of HSDS 3.0 and 3.1 that
the UK profile leaves out and allows are listed in docs/api.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from core.audiences import Audience
from signposting.cards import ages_sentence
from signposting.freshness.states import Freshness, freshness_of
from signposting.models import Area, Channel, Organisation, Service
from signposting.models.choices import AgeRule, ChannelKind
from signposting.open_referral.addresses import api_address
from signposting.open_referral.ids import part_id
from signposting.open_referral.know_about import NAME, know_about_of
from signposting.open_referral.lines import (
    Emitted,
    Line,
    contacts_of,
    cost_option,
    further_urls,
    known,
    line_name,
    lines_of,
    shown_channels,
)
from signposting.open_referral.locations import Places, service_at_location
from signposting.open_referral.schedules import schedules_of
from signposting.open_referral.taxonomies import audience_term, need_term

# The address of an area in the Office for National Statistics' linked data.
ONS_AREA = "http://statistics.data.gov.uk/id/statistical-geography/"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole answer shares: the day it is given, whether the site is a sample, and whom to tell of mistakes."""

    today: date
    is_sample: bool
    assurer_email: str = ""
    places: Places = field(default_factory=dict)


def service_in_list(service: Service, setting: Setting) -> Emitted:
    """The one-to-one facts of a service and who runs it, as the standard's list of services has them."""
    ages = service.age_rule == AgeRule.RANGE
    organisation = service.organisation
    shown = shown_channels(service)
    return known(
        id=str(service.open_id),
        organization_id=str(organisation.open_id) if organisation else "",
        name=service.name,
        description=_description(service),
        url=next((line.value.strip() for line in shown if line.kind == ChannelKind.WEB), ""),
        email=next((line.value.strip() for line in shown if line.kind == ChannelKind.EMAIL), ""),
        status="active",
        minimum_age=service.age_min if ages else 0 if service.age_rule == AgeRule.ANY else None,
        maximum_age=service.age_max if ages else None,
        eligibility_description=". ".join(filter(None, (service.who_for.rstrip("."), ages_sentence(service)))),
        application_process=service.how_to_refer,
        assured_date=service.checked_on.isoformat() if service.checked_on else "",
        assurer_email=setting.assurer_email if service.checked_on else "",
        alert=_alert(service, setting),
        last_modified=_moment(modified_at(service)),
        organization=_organisation(organisation) if organisation else None,
    )


def service_whole(service: Service, setting: Setting) -> Emitted:
    """A service with everything nested: hours, areas, places, numbers, costs, terms and `know_about`."""
    own = service.open_id
    lines = lines_of(service)
    covered = service.stands_in_for
    name = covered.name if covered is not None and covered.is_public else ""
    commissioner = service.commissioner
    lists = known(
        schedules=[
            rule | _at(channel, own)
            for line, channel in lines
            for rule in schedules_of(channel, line, line_name(channel), name, setting.today)
        ],
        service_areas=[_service_area(area, own) for area in sorted(service.coverage.all(), key=lambda one: one.code)],
        service_at_locations=_at_locations(lines, own, setting.places),
        languages=[{"id": str(part_id(own, "languages")), "service_id": str(own), "name": service.languages}]
        if service.languages
        else [],
        funding=[{"id": str(part_id(own, "funding")), "service_id": str(own), "source": commissioner.name}]
        if commissioner
        else [],
        cost_options=[cost_option(line, channel, own) for line, channel in lines if channel.cost],
        contacts=contacts_of(service, lines),
        additional_urls=further_urls(lines),
        attributes=_attributes(service),
    )
    return {**service_in_list(service, setting), **lists, NAME: know_about_of(service)}


def service_gone(service: Service, successor: Service | None, setting: Setting) -> Emitted:
    """A withdrawn service: its name, that it is defunct, and what to use instead. No number, no address.

    `successor` is given only while it is public itself.
    """
    alert = "This service is no longer in the directory."
    if successor is not None:
        alert += f" Use this instead: {successor.name}, {api_address('services', successor.open_id)}"
    withdrawn = service.withdrawn_on or setting.today
    moment = timezone.make_aware(datetime.combine(withdrawn, time()))
    last = max((each for each in (moment, modified_at(service)) if each), default=moment)
    return known(
        id=str(service.open_id), name=service.name, status="defunct", alert=alert, last_modified=_moment(last)
    )


def modified_at(service: Service) -> datetime | None:
    """When anything said of the service last changed: published, checked, withdrawn, or its organisation saved.

    `service` comes from `signposting.open_referral.listed`, which counts the last. None for a record that was
    never published through the editor.
    """
    moments = (
        service.last_published_at,
        service.facts_changed_at,
        getattr(service, "runner_saved_at", None),
    )
    return max((moment for moment in moments if moment is not None), default=None)


def _description(service: Service) -> str:
    if not service.what_happens:
        return service.what
    return f"{service.what}\n\nWhat happens when you get in touch: {service.what_happens}"


def _alert(service: Service, setting: Setting) -> str:
    """How far the details can be relied on, while that is less than wholly."""
    parts = ["This is a sample site: not for real use."] if setting.is_sample else []
    day = date_format(service.checked_on, "j F Y") if service.checked_on else ""
    match freshness_of(service, setting.today):
        case Freshness.NEVER:
            parts.append("Not yet checked by us. Confirm the details before you rely on them.")
        case Freshness.OVERDUE:
            parts.append(f"Last checked {day}. We are checking this again.")
        case Freshness.LONG_OVERDUE:
            parts.append(f"Last checked {day}, which is long overdue. Confirm the details before you rely on them.")
    return " ".join(parts)


def _organisation(organisation: Organisation) -> Emitted:
    return known(
        id=str(organisation.open_id),
        name=organisation.name,
        # The standard demands a description; an organisation nobody described has its name.
        description=organisation.what or organisation.name,
        website=organisation.website,
    )


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _at(channel: Channel, service: UUID) -> Emitted:
    if channel.kind != ChannelKind.ADDRESS:
        return {"service_id": str(service)}
    return {"service_id": str(service), "service_at_location_id": service_at_location(channel, service, {})["id"]}


def _at_locations(lines: list[Line], service: UUID, places: Places) -> list[Emitted]:
    found = (service_at_location(line, service, places) for _own, line in lines if line.kind == ChannelKind.ADDRESS)
    return list({each["id"]: each for each in found}.values())


def _service_area(area: Area, service: UUID) -> Emitted:
    return known(
        id=str(part_id(service, "area", area.code)),
        service_id=str(service),
        name=area.name,
        uri=f"{ONS_AREA}{area.code}" if area.has_ons_code else "",
    )


def _attributes(service: Service) -> list[Emitted]:
    needs = sorted(service.needs.all(), key=lambda need: (need.order, need.code))
    terms = [("need", need_term(need)) for need in needs]
    terms += [("audience", audience_term(code)) for code in Audience.values if code in service.audiences]
    own = service.open_id
    return [
        {
            "id": str(part_id(own, "attribute", term["id"])),
            "link_id": str(own),
            "link_type": kind,
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for kind, term in terms
    ]
