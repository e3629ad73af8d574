"""Cards: one service as the public reads it, everything worked out, nothing inferred.

A card is a plain value. Templates print it and run no query. What is not known is said, never left to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audiences import Audience
from signposting.channel_lines import ChannelLine, FactLine, channel_lines, hours_of
from signposting.freshness.states import has_lapsed
from signposting.freshness.words import checked_sentence, mark_of
from signposting.hours import Hours
from signposting.models import Area, Service
from signposting.models.choices import AgeRule, ChannelKind, Fact, Gender, NameNeeded, Role


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """One service as it is shown everywhere: finder, page, help strip, print.

    `facts` answer what people fear; `unknowns` are the questions nobody has answered yet. `how_to_refer` is filled
    for professionals only. `mark` is "Sample: not yet checked" or the like, and empty for checked records and for
    999 and 101; `checked` says when it was last checked, empty when never. `level` is "local", "county" or
    "national". `is_lapsed` is true for a record too old to be relied on, shown because nothing is as good;
    `in_place_of` says, a sentence each, which services this card is shown instead of.
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
    unknowns: tuple[str, ...]
    languages: str
    how_to_refer: str
    covers: str
    level: str
    needs: tuple[str, ...]
    mark: str
    checked: str
    is_lapsed: bool = False
    in_place_of: tuple[str, ...] = ()

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
    feared = things_people_fear(service)
    today = timezone.localdate(now)
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
        facts=tuple(
            FactLine(question, answer)
            for question, answer in feared.items()
            if answer and answer != service.what_happens
        ),
        unknowns=tuple(question for question, answer in feared.items() if not answer),
        languages=service.languages,
        how_to_refer=service.how_to_refer if audience == Audience.PROFESSIONAL else "",
        covers=covers_sentence(service.coverage.all()),
        level=level_of(service.coverage.all()),
        needs=tuple(need.code for need in sorted(service.needs.all(), key=lambda need: need.order)),
        mark=mark_of(service),
        checked=checked_sentence(service, today),
        is_lapsed=has_lapsed(service, today),
    )


def things_people_fear(service: Service) -> dict[str, str]:
    """What people want to know before they get in touch: each question with its answer, empty while not known.

    None for emergency numbers: nobody should be kept from them.
    """
    if service.role == Role.EMERGENCY:
        return {}
    names = {
        NameNeeded.YES: _("Yes"),
        NameNeeded.NO: _("Not needed"),
        NameNeeded.DEPENDS: _("Not needed, unless you work with children"),
    }
    bill = {Fact.YES: _("It may show"), Fact.NO: _("No")}
    yes_or_no = {Fact.YES: _("Yes"), Fact.NO: _("No")}
    return {
        _("What happens when you get in touch?"): service.what_happens,
        _("Must you give your name?"): names.get(NameNeeded(service.name_needed), ""),
        _("Who is told?"): service.who_is_told,
        _("Does it show on the phone bill?"): bill.get(Fact(service.on_phone_bill), ""),
        _("Is it recorded?"): yes_or_no.get(Fact(service.recorded), ""),
    }


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
    """Where it helps, in names, largest first: "Midshire and Midcity"."""
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


def card_standing_alone(service: Service, now: datetime, audience: str = "") -> ServiceCard:
    """The card of a service loaded without its neighbours: the hours it stands in for are looked up if it has any."""
    covered = service.stands_in_for
    return service_card(service, now, audience, None if covered is None else hours_of(covered))


def shown_instead(card: ServiceCard, sentence: str) -> ServiceCard:
    """`card` as it stands in the place of another service, saying so."""
    return replace(card, in_place_of=(*card.in_place_of, sentence))


def each_once(cards: Iterable[ServiceCard]) -> tuple[ServiceCard, ...]:
    """`cards` without repeats: one that stands in for several, or beside them, says so in one place."""
    once: dict[str, ServiceCard] = {}
    for card in cards:
        before = once.get(card.key)
        once[card.key] = card if before is None else replace(card, in_place_of=before.in_place_of + card.in_place_of)
    return tuple(once.values())
