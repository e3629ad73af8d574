"""A service's ways to get in touch as the standard's contacts, phones, costs and addresses on the web."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from signposting.channel_lines import channel_text
from signposting.hours import hours_sentences
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind, Cost, Fact, KnownHours
from signposting.open_referral.ids import part_id
from signposting.open_referral.schedules import known_hours

Emitted = dict[str, Any]
Line = tuple[UUID, Channel]
KINDS = {
    ChannelKind.PHONE: "Phone",
    ChannelKind.TEXT: "Text",
    ChannelKind.CHAT: "Online chat",
    ChannelKind.EMAIL: "Email",
    ChannelKind.WEB: "Website",
    ChannelKind.ADDRESS: "Place to go",
    ChannelKind.FRONT_DOOR: "Front door",
}


def known(**facts: Any) -> Emitted:
    """The facts that are there: no empty text, no empty list, nothing unknown."""
    return {name: fact for name, fact in facts.items() if fact is not None and fact not in ("", [])}


def shown_channels(service: Service) -> list[Channel]:
    """The ways to get in touch that the public sees, in staff's order."""
    return [channel for channel in service.channels.all() if channel.is_shown]


def lines_of(service: Service) -> list[Line]:
    """Each shown way to get in touch with its UUID; the second of two that say the same gets another."""
    seen: dict[UUID, int] = {}
    lines: list[Line] = []
    for channel in shown_channels(service):
        value = channel.dialled or channel.value.strip()
        own = part_id(service.open_id, "line", channel.kind, value, channel.label)
        seen[own] = seen.get(own, 0) + 1
        lines.append((own if seen[own] == 1 else part_id(own, seen[own]), channel))
    return lines


def line_name(channel: Channel) -> str:
    """What a line is called where it stands among others: "Phone 0300 …"."""
    return " ".join(f"{KINDS[ChannelKind(channel.kind)]} {channel_text(channel)}".split())


def cost_option(line: UUID, channel: Channel, service: UUID) -> Emitted:
    """What using the line costs. `channel.cost` is known."""
    return known(
        id=str(part_id(line, "cost")),
        service_id=str(service),
        option=line_name(channel),
        amount=0 if channel.cost == Cost.FREE else None,
        amount_description=str(Cost(channel.cost).label),
    )


def contacts_of(service: Service, lines: list[Line]) -> list[Emitted]:
    """One contact with every number, and one for each mailbox and for "ask the front door"."""
    own = service.open_id
    holder = part_id(own, "contact", "numbers")
    phones = [_phone(line, channel, holder) for line, channel in lines if channel.dialled]
    contacts = [{"id": str(holder), "service_id": str(own), "name": service.name, "phones": phones}] if phones else []
    for line, channel in lines:
        contact = {"id": str(part_id(line, "contact")), "service_id": str(own)}
        if channel.kind == ChannelKind.EMAIL:
            contacts.append({**contact, "name": channel.label or service.name, "email": channel.value})
        elif channel.kind == ChannelKind.FRONT_DOOR:
            contacts.append({**contact, "name": channel_text(channel)})
    return contacts


def _phone(line: UUID, channel: Channel, contact: UUID) -> Emitted:
    hours = None if channel.known_hours == KnownHours.STANDS_IN else known_hours(channel)
    facts = [
        channel.label,
        str(Cost(channel.cost).label) if channel.cost else "",
        f"Relay UK: {Fact(channel.relay_uk).label}" if channel.relay_uk else "",
        f"Sign language: {Fact(channel.bsl).label}" if channel.bsl else "",
        *(hours_sentences(hours) if hours is not None else ()),
    ]
    return known(
        id=str(line),
        contact_id=str(contact),
        number=channel.value.strip(),
        type="text" if channel.kind == ChannelKind.TEXT else "voice",
        description=". ".join(filter(None, facts)),
    )


def further_urls(lines: list[Line]) -> list[Emitted]:
    """Chats, and web addresses after the first, which is the service's `url`."""
    webs = [(line, channel) for line, channel in lines if channel.kind == ChannelKind.WEB]
    chats = [(line, channel) for line, channel in lines if channel.kind == ChannelKind.CHAT]
    return [
        {"id": str(line), "label": channel.label or KINDS[ChannelKind(channel.kind)], "url": channel.value}
        for line, channel in [*chats, *webs[1:]]
    ]
