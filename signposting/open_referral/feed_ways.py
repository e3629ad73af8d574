"""The ways to get in touch that another directory gives: numbers, addresses on the web, places to go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from signposting import numbers, postcode
from signposting.models.choices import ChannelKind, KnownHours
from signposting.open_referral.feed_hours import FeedHours, hours_of
from signposting.open_referral.plain_text import cut, one_line
from signposting.open_referral.schema import is_uri
from signposting.records import Record

VALUE_MOST, LABEL_MOST = 300, 120
_SHORT_CODE = re.compile(r"[1-9]\d{2,5}")
_FAX = re.compile(r"\bfax\b", re.IGNORECASE)
_BESIDE_A_NUMBER = re.compile(r"^(tel|telephone|phone|call)\b", re.IGNORECASE)
# A box around the United Kingdom and its islands, in degrees.
_LATITUDES, _LONGITUDES = (49.0, 61.5), (-9.0, 2.5)
_OURS = frozenset({"GB", "UK", "GBR", "JE", "GG", "IM", "UNITED KINGDOM", "ENGLAND", "SCOTLAND", "WALES"})


@dataclass(slots=True)
class Ways:
    """What was found: channels as a record has them, warnings in sentences, and words for staff."""

    channels: list[Record] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, kind: ChannelKind, value: str, label: str = "", hours: FeedHours | None = None) -> None:
        """Add a way once: the first to name a number or address counts."""
        if any(way["kind"] == kind and way["value"].casefold() == value.casefold() for way in self.channels):
            return
        way: Record = {"kind": str(kind), "value": value, "label": cut(label, LABEL_MOST)}
        if hours is not None and hours.times:
            way |= {"known_hours": str(KnownHours.TIMES), "times": list(hours.times)}
        self.channels.append(way)


def ways_of(service: Mapping[str, Any], today: date) -> Ways:
    """Every way to get in touch that can be used as it is given; a warning for each one that cannot.

    Named people and their own mailboxes are never taken.
    """
    ways = Ways()
    schedules, of_places = _schedules(service)
    hours = hours_of(schedules, today)
    for phone in _phones(service):
        _add_phone(ways, phone, hours)
    if email := one_line(service.get("email")):
        if _is_email(email):
            ways.add(ChannelKind.EMAIL, email)
        else:
            ways.warnings.append("Its email address cannot be one, and was left out.")
    if url := web_address(service.get("url")):
        ways.add(ChannelKind.WEB, url)
    elif service.get("url"):
        ways.warnings.append("Its web address is not one that starts with https:// or http://, and was left out.")
    for at_location in _objects(service, "service_at_locations"):
        own = hours_of(of_places.get(one_line(at_location.get("id")), []) + _place_schedules(at_location), today)
        _add_place(ways, at_location.get("location"), own if own.is_told else hours)
        if own.is_told:
            _tell_hours(ways, own)
    if hours.is_told:
        _tell_hours(ways, hours)
    return ways


def web_address(value: object, most: int = VALUE_MOST) -> str:
    """`value` if it is a whole web address that a page may link to, else nothing."""
    address = one_line(value)
    is_web = address.lower().startswith(("https://", "http://")) and is_uri(address)
    return address if is_web and len(address) <= most else ""


def _tell_hours(ways: Ways, hours: FeedHours) -> None:
    ways.words.append(f"Hours, as its source has them:\n{hours.words}")
    if hours.is_over:
        ways.warnings.append("The hours it gives have ended, so its hours count as not known. The words are kept.")
    elif hours.times is None:
        ways.warnings.append("Its hours do not fit rows exactly, so they count as not known. The words are kept.")
    else:
        ways.warnings.append("Its hours are given for the whole service. Check them for each number and place.")


def _add_phone(ways: Ways, phone: Mapping[str, Any], hours: FeedHours) -> None:
    written = one_line(phone.get("number"))
    label = one_line(phone.get("description"))
    sort = one_line(phone.get("type")).lower()
    if sort == "fax" or _FAX.search(written) or label.lower().startswith("fax"):
        ways.warnings.append("A fax number was left out.")
        return
    read = _number(written)
    if read is None:
        ways.warnings.append(f"“{cut(written, 60)}” cannot be read as one telephone number, and was left out.")
        return
    number, beside = read
    if not numbers.is_in_plan(numbers.dialled(number)):
        ways.warnings.append(f"{number} has no place in the numbering plan. Ring it before anything else.")
    kind = ChannelKind.TEXT if sort in {"sms", "text"} else ChannelKind.PHONE
    ways.add(kind, number, "; ".join(filter(None, (beside, label))), hours)


def _number(written: str) -> tuple[str, str] | None:
    """A number as it is printed here, and the words beside it; none for no number, several, or an impossible one."""
    code = written.replace(" ", "")
    if _SHORT_CODE.fullmatch(code):
        return code, ""
    found = list(phonenumbers.PhoneNumberMatcher(written, numbers.COUNTRY, leniency=phonenumbers.Leniency.POSSIBLE))
    if len(found) != 1:
        return None
    parsed = found[0].number
    extension, parsed.extension = parsed.extension, None
    is_ours = parsed.country_code == phonenumbers.country_code_for_region(numbers.COUNTRY)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    number = str(phonenumbers.format_number(parsed, style))
    try:
        numbers.check_number(numbers.dialled(number))
    except ValidationError:
        return None
    beside = _BESIDE_A_NUMBER.sub("", written.replace(found[0].raw_string, " ").strip(" .:;,-/")).strip(" .:;,-/()")
    return number, ", ".join(filter(None, (f"extension {extension}" if extension else "", beside)))


def _add_place(ways: Ways, location: object, hours: FeedHours) -> None:
    if not isinstance(location, Mapping) or location.get("location_type") == "virtual":
        return
    name = one_line(location.get("name"))
    if fault := _misplaced(location):
        ways.warnings.append(f"A place was left out: {fault}.")
        return
    addresses = list(_objects(location, "addresses"))
    if not addresses and name:
        ways.words.append(f"A place without an address: {name}")
    for address in addresses:
        written = _address(address)
        if fault := _wrong_address(address):
            ways.warnings.append(f"A place was left out: {fault}.")
        elif len(written) > VALUE_MOST:
            ways.warnings.append("A place was left out: its address is too long to be one.")
        elif "postal" in {location.get("location_type"), address.get("address_type")}:
            ways.words.append(f"For letters only: {written}")
        elif address.get("address_type") != "virtual":
            ways.add(ChannelKind.ADDRESS, written, name, hours)


def _misplaced(location: Mapping[str, Any]) -> str:
    for name, (least, most) in (("latitude", _LATITUDES), ("longitude", _LONGITUDES)):
        degrees = location.get(name)
        if isinstance(degrees, int | float) and not least <= degrees <= most:
            return f"its {name} is not in the United Kingdom"
    return ""


def _wrong_address(address: Mapping[str, Any]) -> str:
    country = one_line(address.get("country"))
    if country and country.upper() not in _OURS:
        return "its address is in another country"
    code = one_line(address.get("postal_code"))
    if code and not postcode.read(code).right_shape:
        return "its postcode cannot be one"
    return ""


def _address(address: Mapping[str, Any]) -> str:
    """The address on one line, without the name of a person it may be for."""
    parts = [
        one_line(address.get(name)) for name in ("address_1", "address_2", "city", "state_province", "postal_code")
    ]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _phones(service: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from _objects(service, "phones")
    for contact in _objects(service, "contacts"):
        yield from _objects(contact, "phones")
    for at_location in _objects(service, "service_at_locations"):
        holders = (at_location, at_location.get("location"))
        for holder in (held for held in holders if isinstance(held, Mapping)):
            yield from _objects(holder, "phones")
            for contact in _objects(holder, "contacts"):
                yield from _objects(contact, "phones")


def _schedules(service: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], dict[str, list[Mapping[str, Any]]]]:
    """The schedules of the service as a whole, and those that name one of its places, by its id."""
    whole: list[Mapping[str, Any]] = []
    of_places: dict[str, list[Mapping[str, Any]]] = {}
    for schedule in _objects(service, "schedules"):
        place = one_line(schedule.get("service_at_location_id"))
        (of_places.setdefault(place, []) if place else whole).append(schedule)
    return whole, of_places


def _place_schedules(at_location: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    location = at_location.get("location")
    own = list(_objects(at_location, "schedules"))
    return own or (list(_objects(location, "schedules")) if isinstance(location, Mapping) else [])


def _objects(holder: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    held = holder.get(name)
    return (each for each in (held if isinstance(held, list) else ()) if isinstance(each, Mapping))


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= VALUE_MOST
