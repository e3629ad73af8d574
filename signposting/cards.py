"""Cards: one service as the public reads it, everything worked out, nothing inferred.

A card is a plain value. Templates print it and run no query. What is not known is said, never left to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.hours import Hours, OpenState, OpenStatus, hours_sentences, state_at, state_sentence
from signposting.models import Area, Channel, Service
from signposting.models.choices import AgeRule, ChannelKind, Cost, Fact, Gender, Role

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
    """One fact: its question and its answer, e.g. "Is it free?" and "Yes"; `known` is false for "we don't know"."""

    question: str
    answer: str
    known: bool


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


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """One service as it is shown everywhere: finder, page, help strip, print.

    `mark` is "Sample: not yet checked" or the like, and empty for checked records and for 999 and 101;
    `checked` says when it was last checked, empty when never. `level` is "local", "county" or "national".
    """

    key: str
    name: str
    role: str
    what: str
    what_happens: str
    provider: str
    who_for: str
    ages: str
    channels: tuple[ChannelLine, ...]
    facts: tuple[FactLine, ...]
    languages: str
    covers: str
    level: str
    needs: tuple[str, ...]
    mark: str
    checked: str

    @property
    def first_phone(self) -> ChannelLine | None:
        """The number to ring, if there is one."""
        return next((channel for channel in self.channels if channel.kind == ChannelKind.PHONE), None)

    @property
    def is_open(self) -> bool:
        """True when at least one way to get in touch is known to be open now."""
        return any(channel.is_open for channel in self.channels)


def service_card(
    service: Service, now: datetime, audience: str = "", stands_in_for: Hours | None = None
) -> ServiceCard:
    """The card of `service` at `now`, for one reader.

    `service` should come from `with_card_details()`: this runs no further query then. `stands_in_for` is the hours
    of the service it stands in for (see `hours_of`).
    """
    return ServiceCard(
        key=service.key,
        name=service.name,
        role=service.role,
        what=service.what,
        what_happens=service.what_happens,
        provider=service.organisation.name if service.organisation else "",
        who_for=service.who_for,
        ages=ages_sentence(service),
        channels=channel_lines(service, now, audience, stands_in_for),
        facts=privacy_facts(service),
        languages=service.languages,
        covers=covers_sentence(service.coverage.all()),
        level=level_of(service.coverage.all()),
        needs=tuple(need.code for need in sorted(service.needs.all(), key=lambda need: need.order)),
        mark=mark_of(service),
        checked=checked_sentence(service),
    )


def channel_lines(
    service: Service, now: datetime, audience: str, stands_in_for: Hours | None
) -> tuple[ChannelLine, ...]:
    """Every way to get in touch, in the order that suits the reader; staff's own order within a kind."""
    order = QUIET_FIRST if audience == Audience.YOUNG_PERSON else VOICE_FIRST
    channels = sorted(service.channels.all(), key=lambda channel: order.index(ChannelKind(channel.kind)))
    return tuple(channel_line(channel, now, stands_in_for) for channel in channels)


def channel_line(channel: Channel, now: datetime, stands_in_for: Hours | None = None) -> ChannelLine:
    """One way to get in touch, with its state at `now`."""
    hours = channel.hours(stands_in_for)
    state = state_at(hours, now)
    is_shop_window = channel.kind in {ChannelKind.FRONT_DOOR, ChannelKind.WEB, ChannelKind.EMAIL}
    known = bool(channel.known_hours)
    return ChannelLine(
        kind=channel.kind,
        text=channel_text(channel),
        href=channel_href(channel),
        label=channel.label,
        hours=() if is_shop_window and not known else hours_sentences(hours),
        state=state_sentence(state, now) if known else "",
        is_open=state.status is OpenStatus.OPEN,
        facts=channel_facts(channel),
    )


def channel_text(channel: Channel) -> str:
    """What is shown for the channel: the number, or the site's name rather than its whole address."""
    match channel.kind:
        case ChannelKind.WEB | ChannelKind.CHAT:
            return channel.value.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        case ChannelKind.FRONT_DOOR:
            return channel.label or _("Ask for it through the front door of your area")
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
        facts.append(FactLine(_("Cost"), str(Cost(channel.cost).label), known=True))
    if channel.needs_account:
        facts.append(FactLine(_("Needs an account"), str(Fact(channel.needs_account).label), known=True))
    if channel.relay_uk:
        facts.append(FactLine(_("Relay UK"), str(Fact(channel.relay_uk).label), known=True))
    if channel.bsl:
        facts.append(FactLine(_("Sign language"), str(Fact(channel.bsl).label), known=True))
    return tuple(facts)


def privacy_facts(service: Service) -> tuple[FactLine, ...]:
    """The four things people fear, each answered or honestly not; none for emergency numbers."""
    if service.role == Role.EMERGENCY:
        return ()
    unknown = _("We don’t know yet. You can ask before you say who you are.")
    answers = [
        (_("Must you give your name?"), service.name_needed, _("Yes"), _("Not needed")),
        (_("On the phone bill?"), service.on_phone_bill, _("It may show"), _("No")),
        (_("Recorded?"), service.recorded, _("Yes"), _("No")),
    ]
    facts = [
        FactLine(question, (yes if value == Fact.YES else no) if value else unknown, known=bool(value))
        for question, value, yes, no in answers
    ]
    facts.insert(1, FactLine(_("Who is told?"), service.who_is_told or unknown, known=bool(service.who_is_told)))
    return tuple(facts)


def ages_sentence(service: Service) -> str:
    """The ages and genders it is for, as far as they are known."""
    parts: list[str] = []
    if service.age_rule == AgeRule.RANGE:
        low, high = service.age_min, service.age_max
        if low is not None and high is not None:
            parts.append(_("Ages %(low)d to %(high)d") % {"low": low, "high": high})
        elif low is not None:
            parts.append(_("Age %(low)d and over") % {"low": low})
        elif high is not None:
            parts.append(_("Up to age %(high)d") % {"high": high})
    elif service.age_rule == AgeRule.ANY:
        parts.append(_("Any age"))
    if service.gender in {Gender.GIRLS, Gender.BOYS}:
        parts.append(str(Gender(service.gender).label))
    return ", ".join(parts)


def covers_sentence(areas: Iterable[Area]) -> str:
    """Where it helps, in names, largest first: "Staffordshire and Stoke-on-Trent"."""
    names = [area.name for area in sorted(areas, key=lambda area: (_SIZE.index(area.kind), area.name))]
    if len(names) > 4:
        return _("%(count)d areas") % {"count": len(names)}
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


_SIZE = (
    Area.Kind.COUNTRY,
    Area.Kind.NATION,
    Area.Kind.COUNTY,
    Area.Kind.SINGLE_TIER,
    Area.Kind.DISTRICT,
    Area.Kind.ISLANDS,
)


def level_of(areas: Sequence[Area] | Iterable[Area]) -> str:
    """ "national", "county" or "local", by the widest area covered. A county and a city together are "county"."""
    covered = list(areas)
    kinds = {area.kind for area in covered}
    if kinds & {Area.Kind.COUNTRY, Area.Kind.NATION}:
        return "national"
    return "county" if Area.Kind.COUNTY in kinds else "local"


def mark_of(service: Service) -> str:
    """The mark of a record that nobody has checked, shown in every place it shows."""
    if not service.never_checked:
        return ""
    return _("Sample: not yet checked") if settings.SAMPLE_SITE else _("Not yet checked")


def checked_sentence(service: Service) -> str:
    """When it was last checked; while a check is overdue, that we are at it."""
    if service.checked_on is None:
        return ""
    day = date_format(service.checked_on, "j F Y")
    due = service.due_on
    if due is not None and due < timezone.localdate():
        return _("Last checked %(day)s. We are checking this again.") % {"day": day}
    return _("Last checked %(day)s") % {"day": day}


def hours_of(service: Service) -> Hours | None:
    """The hours others stand in for: those of the first phone line, or of the first channel without one."""
    channels = sorted(service.channels.all(), key=lambda channel: channel.kind != ChannelKind.PHONE)
    return channels[0].hours() if channels else None


def state_of(service: Service, now: datetime) -> OpenState | None:
    """Whether the service itself is open at `now`; none without a channel."""
    hours = hours_of(service)
    return None if hours is None else state_at(hours, now)


def card_for_block(service_pk: int) -> ServiceCard | None:
    """The card a page shows for a chosen service, as published; none when it is not public any more."""
    service = (
        Service.objects.public().filter(pk=service_pk).select_related("stands_in_for").with_card_details().first()
    )
    return None if service is None else _card_alone(service)


def card_for_preview(service: Service) -> ServiceCard:
    """The card of a service that may not be saved yet, with the mark it would carry."""
    return _card_alone(service)


def _card_alone(service: Service) -> ServiceCard:
    covered = service.stands_in_for
    return service_card(service, timezone.now(), stands_in_for=None if covered is None else hours_of(covered))


def without_state(card: ServiceCard) -> ServiceCard:
    """The card for paper: hours stay, "open now" goes."""
    channels = tuple(replace(channel, state="", is_open=False) for channel in card.channels)
    return replace(card, channels=channels)
