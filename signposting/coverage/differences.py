"""Where areas differ: a hole is not the only lottery.

Need by need, who helps in each area, and the facts side by side: who runs it, when, for what ages, at what cost, by
which ways. Nothing is inferred: what is not known is told as not known, and never as a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from signposting.cards import ages_sentence
from signposting.channel_lines import hours_of
from signposting.coverage.cells import CoreCell, CoreNeed
from signposting.coverage.matrix import Matrix
from signposting.hours import hours_sentences
from signposting.models import Area, Service
from signposting.models.choices import ChannelKind, Cost

# What is compared, in the order it is told; the words finish "They differ in ...".
ASPECTS = {
    "provider": gettext_lazy("who runs it"),
    "hours": gettext_lazy("hours"),
    "ages": gettext_lazy("ages"),
    "cost": gettext_lazy("cost"),
    "route": gettext_lazy("ways to get in touch"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One service's facts in words; empty where not known."""

    service: Service
    provider: str
    hours: str
    ages: str
    cost: str
    route: str


@dataclass(frozen=True, slots=True)
class Group:
    """Areas with the same services, and what only they have (not what every area has)."""

    areas: tuple[Area, ...]
    offers: tuple[Offer, ...]
    is_hole: bool

    @property
    def names(self) -> str:
        """The areas, in words."""
        return ", ".join(area.name for area in self.areas)


@dataclass(frozen=True, slots=True)
class Difference:
    """One need that is not met alike: what every area has, then each group of areas with what it has besides.

    `differs` says in what the groups differ, `untold` what cannot be compared because somebody's facts are unknown.
    """

    need: CoreNeed
    everywhere: tuple[Offer, ...]
    groups: tuple[Group, ...]
    differs: tuple[str, ...]
    untold: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """`They differ in: who runs it, hours. Not known well enough to compare: ages.`"""
        parts = []
        if self.differs:
            parts.append(_("They differ in: %(aspects)s.") % {"aspects": ", ".join(self.differs)})
        if self.untold:
            unknown = {"aspects": ", ".join(self.untold)}
            parts.append(_("Not known well enough to compare: %(aspects)s.") % unknown)
        return " ".join(parts)


def differences_in(matrix: Matrix) -> tuple[Difference, ...]:
    """Every core need that is not met alike in all areas of `matrix` (loaded `with_times`). No query."""
    services = {service.pk: service for row in matrix.cells for cell in row for service in cell.services}
    offers = {pk: offer_of(service, services) for pk, service in services.items()}
    found = (_difference(need, cells, offers) for need, cells in matrix.rows())
    return tuple(one for one in found if one is not None)


def offer_of(service: Service, loaded: Mapping[int, Service]) -> Offer:
    """The facts of one service. `loaded` holds the front door that an out-of-hours team stands in for, by its key."""
    shown = [channel for channel in service.channels.all() if channel.is_shown]
    covered = loaded.get(service.stands_in_for_id or 0)
    instead = hours_of(covered) if covered is not None else None
    kinds = [(str(ChannelKind(channel.kind).label), channel) for channel in shown]
    return Offer(
        service=service,
        provider=service.organisation.name if service.organisation else "",
        hours=_each(
            (kind, ". ".join(hours_sentences(channel.hours(instead))))
            for kind, channel in kinds
            if channel.known_hours
        ),
        ages=ages_sentence(service),
        cost=_each((kind, str(Cost(channel.cost).label)) for kind, channel in kinds if channel.cost),
        route=", ".join(dict.fromkeys(kind for kind, _channel in kinds)),
    )


def table(differences: Iterable[Difference]) -> tuple[list[str], list[list[str]]]:
    """Headings and rows for a spreadsheet, one row for each service of each group."""
    headings = [
        _("What people need"),
        _("In"),
        _("Service"),
        _("Who runs it"),
        _("Hours"),
        _("Ages"),
        _("Cost"),
        _("Ways to get in touch"),
        _("Where they differ"),
    ]
    rows = []
    for one in differences:
        placed = [(_("Every area"), offer) for offer in one.everywhere]
        placed += [(group.names, offer) for group in one.groups for offer in group.offers]
        for where, offer in placed:
            facts = [getattr(offer, aspect) or _("Not known") for aspect in ASPECTS]
            rows.append([str(one.need), where, offer.service.name, *facts, one.in_words])
        holes = [group for group in one.groups if group.is_hole]
        rows += [[str(one.need), group.names, _("Nobody"), *[""] * len(ASPECTS), one.in_words] for group in holes]
    return headings, rows


def _difference(need: CoreNeed, cells: tuple[CoreCell, ...], offers: Mapping[int, Offer]) -> Difference | None:
    by_services: dict[frozenset[int], list[CoreCell]] = {}
    for cell in cells:
        by_services.setdefault(frozenset(service.pk for service in cell.services), []).append(cell)
    if len(by_services) < 2:
        return None
    common = reduce(frozenset.__and__, by_services)
    groups = tuple(
        Group(
            areas=tuple(cell.area for cell in alike),
            offers=tuple(offers[service.pk] for service in alike[0].services if service.pk not in common),
            is_hole=alike[0].is_hole,
        )
        for alike in by_services.values()
    )
    differs, untold = _compared(groups)
    if not differs and not untold:
        return None
    everywhere = tuple(offers[service.pk] for service in cells[0].services if service.pk in common)
    return Difference(need, everywhere, groups, differs, untold)


def _compared(groups: tuple[Group, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In what `groups` differ, and what cannot be told. Groups that have nothing of their own differ in how many."""
    differs = [_("how many services there are")] if len({len(group.offers) for group in groups}) > 1 else []
    untold = []
    for aspect, words in ASPECTS.items():
        facts = [[getattr(offer, aspect) for offer in group.offers] for group in groups if group.offers]
        known = {tuple(sorted(set(values))) for values in facts if all(values)}
        if len(known) > 1:
            differs.append(str(words))
        elif not all(all(values) for values in facts) and len(facts) > 1:
            untold.append(str(words))
    return tuple(differs), tuple(untold)


def _each(facts: Iterable[tuple[str, str]]) -> str:
    """`Phone: Free; Text message: Free`, or `Free` where every way has the same."""
    pairs = list(facts)
    if len(pairs) > 1 and len({words for _kind, words in pairs}) == 1:
        return pairs[0][1]
    return "; ".join(f"{kind}: {words}" for kind, words in pairs)
