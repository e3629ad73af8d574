"""Channel lines: each way to reach a service as the public reads it, in the order that suits the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.hours import Hours, OpenState, OpenStatus, hours_sentences, state_at, state_sentence
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind, Cost, Fact

# A young person may not be able to speak aloud where they are: quiet ways come first (issue 1b of the plan).
QUIET_FIRST = (
    ChannelKind.CHAT,
    ChannelKind.TEXT,
    ChannelKind.WEB,
    ChannelKind.EMAIL,
    ChannelKind.PHONE,
    ChannelKind.FRONT_DOOR,
    ChannelKind.ADDRESS,
)
VOICE_FIRST = (
    ChannelKind.PHONE,
    ChannelKind.FRONT_DOOR,
    ChannelKind.CHAT,
    ChannelKind.TEXT,
    ChannelKind.EMAIL,
    ChannelKind.WEB,
    ChannelKind.ADDRESS,
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """One known fact: its question and its answer, e.g. "Cost" and "Free"."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """One way to get in touch.

    `kind` is a `ChannelKind` value; `text` what is shown; `href` where it leads, empty for a place to go and for
    "ask the front door"; `hours` the sentences about when; `state` one sentence about now, empty when hours are
    not known; `is_open` true only when that is known.
    """

    kind: str
    text: str
    href: str
    label: str
    hours: tuple[str, ...]
    state: str
    is_open: bool
    facts: tuple[FactLine, ...]


def channel_lines(
    service: Service, now: datetime, audience: str, stands_in_for: Hours | None
) -> tuple[ChannelLine, ...]:
    """Every way to get in touch, in the order that suits the reader; staff's own order within a kind."""
    order = QUIET_FIRST if audience == Audience.YOUNG_PERSON else VOICE_FIRST
    finished = [channel for channel in service.channels.all() if channel.is_shown]
    channels = sorted(finished, key=lambda channel: order.index(ChannelKind(channel.kind)))
    return tuple(channel_line(channel, now, stands_in_for) for channel in channels)


def channel_line(channel: Channel, now: datetime, stands_in_for: Hours | None = None) -> ChannelLine:
    """One way to get in touch, with its state at `now`."""
    hours = channel.hours(stands_in_for)
    state = state_at(hours, now)
    # Nobody sits behind a form or a mailbox: its hours may be said, but "open now" would promise an answer.
    answers_now = channel.kind not in {ChannelKind.FRONT_DOOR, ChannelKind.WEB, ChannelKind.EMAIL}
    known = bool(channel.known_hours)
    return ChannelLine(
        kind=channel.kind,
        text=channel_text(channel),
        href=channel_href(channel),
        label=channel.label,
        hours=hours_sentences(hours) if known or answers_now else (),
        state=state_sentence(state, now) if known and answers_now else "",
        is_open=answers_now and state.status is OpenStatus.OPEN,
        facts=channel_facts(channel),
    )


def channel_text(channel: Channel) -> str:
    """What is shown for the channel: the number, or the site's name rather than its whole address."""
    match channel.kind:
        case ChannelKind.WEB | ChannelKind.CHAT:
            return channel.value.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        case ChannelKind.FRONT_DOOR:
            return channel.label or _("Ask the council’s children’s team where you live")
        case _:
            return channel.value


def channel_href(channel: Channel) -> str:
    """Where the channel leads when it is chosen; nothing is ever dialled by itself."""
    match channel.kind:
        case ChannelKind.PHONE:
            return f"tel:{channel.dialled}"
        case ChannelKind.TEXT:
            return f"sms:{channel.dialled}"
        case ChannelKind.EMAIL:
            return f"mailto:{channel.value}"
        case ChannelKind.WEB | ChannelKind.CHAT:
            return channel.value
        case _:
            return ""


def channel_facts(channel: Channel) -> tuple[FactLine, ...]:
    """Cost and the like: only what is known, for the card has one place for what is not (`privacy_facts`)."""
    facts: list[FactLine] = []
    if channel.cost:
        facts.append(FactLine(_("Cost"), str(Cost(channel.cost).label)))
    if channel.needs_account:
        facts.append(FactLine(_("Needs an account"), str(Fact(channel.needs_account).label)))
    if channel.relay_uk:
        facts.append(FactLine(_("Relay UK"), str(Fact(channel.relay_uk).label)))
    if channel.bsl:
        facts.append(FactLine(_("Sign language"), str(Fact(channel.bsl).label)))
    return tuple(facts)


def hours_of(service: Service) -> Hours | None:
    """The hours others stand in for: those of the first phone line, or of the first channel without one."""
    finished = [channel for channel in service.channels.all() if channel.is_shown]
    channels = sorted(finished, key=lambda channel: channel.kind != ChannelKind.PHONE)
    return channels[0].hours() if channels else None


def state_of(service: Service, now: datetime) -> OpenState | None:
    """Whether the service itself is open at `now`; none without a channel."""
    hours = hours_of(service)
    return None if hours is None else state_at(hours, now)
