"""Places to go, as the standard's locations: the address as written, and its parts where they are certain.

The standard asks for street, town, county and postcode together. They are given when the address ends in a postcode
that the postcode file knows, for then the county is known and not guessed; otherwise the words stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from signposting.models import Area, Channel
from signposting.models.choices import Fact
from signposting.open_referral.ids import location_id, part_id, service_at_location_id
from signposting.postcode_store import StoreUnavailable, default_store

_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})$", re.IGNORECASE)
Places = dict[str, Area]


def places_of(channels: Iterable[Channel]) -> Places:
    """The councils the addresses lie in, by postcode without its blank. One query, or none without an address."""
    postcodes = {found[1] for channel in channels if (found := _ending(channel.value)) is not None}
    try:
        store = default_store()
        codes = {postcode: place.area for postcode in postcodes if (place := store.get(postcode)) and place.area}
    except StoreUnavailable:
        return {}
    if not codes:
        return {}
    areas = {area.code: area for area in Area.objects.with_lineage().filter(code__in=set(codes.values()))}
    return {postcode: areas[code] for postcode, code in codes.items() if code in areas}


def service_at_location(channel: Channel, service: UUID, places: Places) -> dict[str, Any]:
    """One service at one address. `channel` is a place to go that the public sees."""
    return {
        "id": str(service_at_location_id(service, channel.value)),
        "service_id": str(service),
        "location_id": str(location_id(channel.value)),
        "location": _location(channel, places),
    }


def lean(at_location: dict[str, Any]) -> dict[str, Any]:
    """The same without lists, as the standard's list of them has it."""
    location = {name: fact for name, fact in at_location["location"].items() if not isinstance(fact, list)}
    return {**at_location, "location": location}


def _location(channel: Channel, places: Places) -> dict[str, Any]:
    own = location_id(channel.value)
    written = ", ".join(part.strip(" ,") for part in channel.value.splitlines() if part.strip(" ,"))
    location: dict[str, Any] = {"id": str(own), "location_type": "physical", "name": channel.label or written}
    if channel.label:
        location["description"] = written
    address = _address(written, own, places)
    if address is not None:
        location["addresses"] = [address]
    if channel.bsl:
        words = f"Sign language: {Fact(channel.bsl).label}"
        location["accessibility"] = [{"id": str(part_id(own, "bsl", channel.bsl)), "description": words}]
    return location


def _address(written: str, location: UUID, places: Places) -> dict[str, Any] | None:
    """The parts of an address, none unless all of them are certain."""
    found = _ending(written)
    area = places.get(found[1]) if found else None
    if found is None or area is None:
        return None
    postcode, compact = found
    rest = [part.strip() for part in written[: -len(postcode)].split(",") if part.strip()]
    county = area.upper_tier.name
    town = _town(rest, county, is_county=area.upper_tier.kind == Area.Kind.COUNTY)
    street = ", ".join(rest[: rest.index(town)]) if town else ""
    if not town or not street:
        return None
    nation = area.nation
    return {
        "id": str(part_id(location, "address")),
        "location_id": str(location),
        "address_1": street,
        "city": town,
        **({"region": nation.name} if nation else {}),
        "state_province": county,
        "postal_code": f"{compact[:-3]} {compact[-3:]}",
        "country": "GB",
        "address_type": "physical",
    }


def _town(parts: list[str], county: str, *, is_county: bool) -> str:
    """The town out of an address without its postcode; empty when it is not certain.

    A last part that is the county's name is no town. That of a single-tier council may be either, a city or a county:
    it is the town only where the part before it is a street and number.
    """
    if not parts or parts[-1].casefold() != county.casefold():
        return parts[-1] if parts else ""
    if is_county:
        return parts[-2] if len(parts) > 1 else ""
    has_street_before = len(parts) > 1 and any(character.isdigit() for character in parts[-2])
    return parts[-1] if has_street_before else ""


def _ending(address: str) -> tuple[str, str] | None:
    """The postcode an address ends in, as written and as the postcode file spells it."""
    found = _POSTCODE.search(address.strip())
    return (found[0], f"{found[1]}{found[2]}".upper()) if found else None
