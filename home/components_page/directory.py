"""A made-up directory: areas and services that no database holds, turned into cards by the site's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.text import slugify

from signposting.cards import ServiceCard, service_card
from signposting.channel_lines import hours_of
from signposting.front_door import FrontDoor
from signposting.hours.timeline import LONDON
from signposting.models import Area, Channel, Need, OpeningTime, Organisation, Service
from signposting.models.choices import ChannelKind, Role

# A Tuesday morning in term, the evening after it, and a bank holiday (Good Friday).
MORNING = datetime(2027, 3, 9, 10, 30, tzinfo=LONDON)
EVENING = datetime(2027, 3, 9, 20, 15, tzinfo=LONDON)
BEFORE_HOLIDAY = datetime(2027, 3, 25, 18, 30, tzinfo=LONDON)
HOLIDAY = datetime(2027, 3, 26, 11, 0, tzinfo=LONDON)
CHECKED = date(2027, 2, 1)


def area(number: int, name: str, kind: str, parent: Area | None = None, *, ours: bool = True) -> Area:
    """A made-up area. Its lineage is all that reaches it."""
    made = Area(
        pk=number, code=f"X{number:08}", name=name, slug=slugify(name), kind=kind, parent=parent, in_campaign=ours
    )
    made.reach_on_map = made.lineage()
    return made


ENGLAND = area(1, "England", Area.Kind.NATION, ours=False)
COUNTY = area(2, "Midshire", Area.Kind.COUNTY, ENGLAND, ours=False)
NORTH = area(3, "North Example", Area.Kind.DISTRICT, COUNTY)
SOUTH = area(4, "South Example", Area.Kind.DISTRICT, COUNTY)
CITY = area(5, "Example City", Area.Kind.SINGLE_TIER, ENGLAND)
NEW = area(6, "East Example", Area.Kind.SINGLE_TIER, ENGLAND)
ELSEWHERE = area(7, "Farther Example", Area.Kind.SINGLE_TIER, ENGLAND, ours=False)
ISLAND = area(8, "Isle of Example", Area.Kind.ISLANDS, ours=False)

TALK = Need(code="talk", name="Someone to talk to", name_for_young="Talk to someone", order=1)
SAFE = Need(code="safe", name="Somewhere safe to stay", name_for_young="Somewhere safe", order=2)
OWN = Need(code="own", name="Own thoughts or behaviour", order=9, stands_apart=True)

ALWAYS: dict[str, Any] = {"known_hours": "always"}
WORKING_WEEK = ((0, 4, time(9), time(17)),)


def line(
    value: str,
    kind: str = ChannelKind.PHONE,
    hours: Iterable[tuple[int, int, time, time]] = (),
    **fields: Any,
) -> Channel:
    """A way to get in touch; with `hours`, rows of first day, last day, opens, closes."""
    channel = Channel(kind=kind, value=value, **fields)
    rows = [OpeningTime(first_day=a, last_day=b, opens=c, closes=d) for a, b, c, d in hours]
    if rows:
        channel.known_hours = "times"
    channel.times.set(rows)
    return channel


def office(value: str, **fields: Any) -> Channel:
    """A telephone that is answered on weekdays, and not on bank holidays."""
    return line(value, hours=WORKING_WEEK, **{"on_bank_holidays": "closed", **fields})


def service(
    key: str,
    name: str,
    *channels: Channel,
    needs: Iterable[Need] = (TALK,),
    coverage: Iterable[Area] = (COUNTY, CITY),
    run_by: str = "",
    **fields: Any,
) -> Service:
    """A made-up service, checked in February 2027 unless `fields` say otherwise."""
    made = Service(
        key=key,
        name=name,
        organisation=Organisation(name=run_by) if run_by else None,
        **{"what": "Listens, and helps you think it through.", "checked_on": CHECKED, "live": True, **fields},
    )
    made.channels.set(channels)
    made.needs.set(needs)
    made.coverage.set(coverage)
    return made


def card(shown: Service, now: datetime = MORNING, audience: str = "") -> ServiceCard:
    """Its card, as the site makes it."""
    return service_card(shown, now, audience)


POLICE = service(
    "police-101",
    "Police, not an emergency",
    line("101", **ALWAYS),
    coverage=[ENGLAND],
    what="Tell the police about something that is not happening now.",
)
EMERGENCY = service(
    "police-999",
    "Police emergency",
    line("999", **ALWAYS),
    role=Role.EMERGENCY,
    coverage=[ENGLAND],
    what="The police come.",
)
CHILDLINE = service(
    "childline",
    "Childline",
    line("01632 960111", cost="free", **ALWAYS),
    line("https://chat.example.org/", ChannelKind.CHAT, hours=((0, 6, time(7), time(0)),)),
    coverage=[ENGLAND],
    what="For anyone under 19. They listen, whatever it is.",
    age_rule="range",
    age_max=18,
    name_needed="no",
    on_phone_bill="no",
)
DAY_TEAM = service(
    "county-door",
    "Midshire Children’s Advice",
    office("01632 960100"),
    line("https://tell.example.org/form", ChannelKind.WEB, label="Tell us online"),
    role=Role.FRONT_DOOR,
    coverage=[COUNTY],
)
NIGHT_TEAM = service(
    "county-night",
    "Midshire Emergency Duty Team",
    line("01632 960101", known_hours="stands_in"),
    role=Role.OUT_OF_HOURS,
    coverage=[COUNTY],
)
CITY_TEAM = service(
    "city-door",
    "Example City Front Door",
    line("01632 960200", **ALWAYS),
    role=Role.FRONT_DOOR,
    coverage=[CITY],
    checked_on=None,
)
HELPLINE = service(
    "helpline",
    "Helpline for anyone worried about a child",
    line("01632 960300", hours=((0, 6, time(8), time(22)),), on_bank_holidays="as_usual"),
    coverage=[ENGLAND],
    what="Ask what to do, without saying who you are.",
)


def front_door(now: datetime, audience: str = "") -> FrontDoor:
    """The county's front door at `now`: by day, by night, or on a bank holiday nobody told us about."""
    night = service_card(NIGHT_TEAM, now, audience, hours_of(DAY_TEAM))
    day = card(DAY_TEAM, now, audience)
    if now == MORNING:
        return FrontDoor(COUNTY, day, night, out_of_hours=False, sure=True)
    return FrontDoor(COUNTY, night, day, out_of_hours=True, sure=True)


def city_door(audience: str = "") -> FrontDoor:
    """The city's front door: one team day and night, which nobody has checked."""
    return FrontDoor(CITY, card(CITY_TEAM, MORNING, audience), None, out_of_hours=False, sure=True)


def unsure_door() -> FrontDoor:
    """The county's on a bank holiday of which nothing is known: either may answer."""
    unknown = service(
        "county-door",
        DAY_TEAM.name,
        office("01632 960100", on_bank_holidays=""),
        role=Role.FRONT_DOOR,
        coverage=[COUNTY],
    )
    night = service_card(NIGHT_TEAM, HOLIDAY, "", hours_of(unknown))
    return FrontDoor(COUNTY, night, card(unknown, HOLIDAY), out_of_hours=True, sure=False)


def long_ago(days: int) -> date:
    """The day so many days before the made-up morning."""
    return MORNING.date() - timedelta(days=days)
