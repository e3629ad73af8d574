"""The feed's addresses: each answers one kind of object, or a page of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from core.models import SiteSettings
from signposting.models import Channel
from signposting.open_referral.addresses import api_address
from signposting.open_referral.answers import NotInTheFeed, answers
from signposting.open_referral.emit import service_gone, service_in_list, service_whole
from signposting.open_referral.filters import as_uuid, asked_of, check_names, page_asked
from signposting.open_referral.know_about import NAME
from signposting.open_referral.listed import (
    WHOLE,
    WITHOUT_LISTS,
    gone,
    listed,
    places_in,
    places_to_go,
    public_successor,
    setting_for,
)
from signposting.open_referral.locations import lean, service_at_location
from signposting.open_referral.openapi import ASKED, document
from signposting.open_referral.paging import envelope, page_of
from signposting.open_referral.schema import is_uuid
from signposting.open_referral.taxonomies import CODES, TAXONOMIES, public_needs, taxonomy_of, terms_of

Payload = dict[str, Any]
VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/latest/"
NOTHING: frozenset[str] = frozenset()


@answers
def about(request: HttpRequest) -> Payload:
    """Which standard this is, where it is described, and whether the site is a sample."""
    check_names(request, NOTHING)
    own: Payload = {"sample": settings.SAMPLE_SITE}
    if settings.SAMPLE_SITE:
        own["note"] = "This is a sample site. Nobody has checked its services: do not pass them on."
    return {"version": VERSION, "profile": PROFILE, "openapi_url": api_address("openapi.json"), NAME: own}


@answers
def openapi(request: HttpRequest) -> Payload:
    """The description of the feed for programs."""
    check_names(request, NOTHING)
    return document()


@answers
def services(request: HttpRequest) -> Payload:
    """A page of services; with `full=true` each with everything nested."""
    asked = asked_of(request, listed(), ASKED["services"])
    details = WHOLE if asked.full else WITHOUT_LISTS
    found = list(asked.services.prefetch_related(*details)[asked.page.cut])
    addresses = [line for one in found for line in places_in(one)] if asked.full else []
    setting = setting_for(_mailbox(request), addresses)
    emit = service_whole if asked.full else service_in_list
    return envelope(asked.page, asked.services.count(), [emit(one, setting) for one in found])


@answers
def service(request: HttpRequest, open_id: str) -> Payload:
    """One service with everything nested. A withdrawn one says that it is defunct, and what to use instead."""
    check_names(request, NOTHING)
    own = _asked_id(open_id)
    found = listed().filter(open_id=own).prefetch_related(*WHOLE).first()
    if found is not None:
        return service_whole(found, setting_for(_mailbox(request), places_in(found)))
    withdrawn = gone(own)
    if withdrawn is None:
        raise NotInTheFeed
    return service_gone(withdrawn, public_successor(withdrawn), setting_for(""))


@answers
def at_locations(request: HttpRequest) -> Payload:
    """A page of services at places to go, each with the one-to-one facts of place and service."""
    asked = asked_of(request, listed(), ASKED["service_at_locations"])
    every = list(places_to_go(asked.services).values())
    chosen = every[asked.page.cut]
    channels = Channel.objects.in_bulk([channel for channel, _service in chosen])
    found = listed().prefetch_related(*WITHOUT_LISTS).in_bulk([one for _channel, one in chosen])
    setting = setting_for(_mailbox(request))
    contents = [
        lean(service_at_location(channels[channel], found[one].open_id, {}))
        | {"service": service_in_list(found[one], setting)}
        for channel, one in chosen
        if channel in channels and one in found  # else withdrawn since the list was drawn up
    ]
    return envelope(asked.page, len(every), contents)


@answers
def at_location(request: HttpRequest, open_id: str) -> Payload:
    """One service at one place to go, with everything nested."""
    check_names(request, NOTHING)
    keys = places_to_go(listed()).get(_asked_id(open_id))
    if keys is None:
        raise NotInTheFeed
    found = listed().filter(pk=keys[1]).prefetch_related(*WHOLE).first()
    channel = next((line for line in places_in(found) if line.pk == keys[0]), None) if found else None
    if found is None or channel is None:
        raise NotInTheFeed
    setting = setting_for(_mailbox(request), places_in(found))
    own = service_at_location(channel, found.open_id, setting.places)
    return own | {"service": service_whole(found, setting)}


@answers
def taxonomies(request: HttpRequest) -> Payload:
    """The lists of terms, without the terms."""
    check_names(request, ASKED["taxonomies"])
    return page_of(page_asked(request), list(TAXONOMIES), taxonomy_of)


@answers
def taxonomy(request: HttpRequest, open_id: str) -> Payload:
    """One list with its terms."""
    check_names(request, NOTHING)
    code = CODES.get(_asked_id(open_id))
    if code is None:
        raise NotInTheFeed
    return taxonomy_of(code) | {"taxonomy_terms": terms_of(code, public_needs())}


@answers
def terms(request: HttpRequest) -> Payload:
    """The terms of every list, or with `taxonomy_id` of one."""
    check_names(request, ASKED["taxonomy_terms"])
    wanted = request.GET.get("taxonomy_id")
    lists = TAXONOMIES if wanted is None else [CODES.get(as_uuid(wanted, "taxonomy_id"), "")]
    found = [term for code in lists if code for term in terms_of(code, public_needs())]
    return page_of(page_asked(request), found, dict)


@answers
def term(request: HttpRequest, open_id: str) -> Payload:
    """One term."""
    check_names(request, NOTHING)
    own = str(_asked_id(open_id))
    every = (one for code in TAXONOMIES for one in terms_of(code, public_needs()))
    found = next((one for one in every if one["id"] == own), None)
    if found is None:
        raise NotInTheFeed
    return found


@answers
def nothing(request: HttpRequest) -> Payload:
    """Any other address below /api/."""
    raise NotInTheFeed


def _asked_id(open_id: str) -> UUID:
    if not is_uuid(open_id):
        raise NotInTheFeed
    return UUID(open_id)


def _mailbox(request: HttpRequest) -> str:
    """The team's mailbox for wrong details, as the site shows it to adults."""
    current = Site.find_for_request(request)
    chosen = SiteSettings.objects.filter(site=current).first() if current else None
    return chosen.directory_email if chosen else ""
