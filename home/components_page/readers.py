"""A sheet for each reader: what stands around every page, and everything that leads to help, in that reader's words.

What may stand on a page only once (the help strip, the filters, a front door) is in another state on each sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from core.audiences import Audience
from core.models import AlertBanner
from core.navigation import Ways
from home.components_page import directory as made_up
from home.components_page.pages import guidance, ways
from home.components_page.specimens import Sheet, Specimen
from signposting.ages import AGE_BANDS
from signposting.cards import ServiceCard
from signposting.door_in_check import DoorInCheck
from signposting.filters import Chosen, filters_for
from signposting.finder import NeedGroup, Support
from signposting.front_door import FormerDoor
from signposting.help_strip import HelpStrip, strip_from
from signposting.models import Area
from signposting.next_door import NextDoor, Split

NEEDS = (("talk", "Someone to talk to"), ("safe", "Somewhere safe to stay"))
TOWNS = ("Upper Example", "Example-on-the-Water", "Lower Example")


@dataclass(frozen=True, slots=True)
class ReaderSheet:
    """What is in which state on a reader's sheet."""

    slug: str
    title: str
    introduction: str
    who: str
    support: Support
    chosen: Chosen
    ways: Ways
    strip: HelpStrip | None = None
    banner: AlertBanner | None = None
    is_sample: bool = True
    names_campaign: bool = True

    def made(self) -> Sheet:
        """The sheet."""
        strip = self.strip or strip_from(
            [made_up.card(one, audience=self.who) for one in (made_up.EMERGENCY, made_up.POLICE, made_up.CHILDLINE)],
            self.who,
            self.support.front_door,
            self.support.in_check,
        )
        context: dict[str, Any] = {
            "reader": self.who,
            "room": "css/rooms/finding.css",
            "page": guidance(self.title, introduction=self.introduction, audience=self.who),
            "is_hub": True,
            "help_strip": strip,
            "alert_banner": self.banner,
            "ways": self.ways,
            "is_sample_site": self.is_sample,
            "names_campaign": self.names_campaign,
            "support": self.support,
            "suffix": f"?who={self.who}" if self.who else "",
        }
        return Sheet(self.slug, self.title, self.introduction, context, self._specimens())

    def _specimens(self) -> tuple[Specimen, ...]:
        area = "signposting/area/"
        found = self.support.groups
        filters = filters_for(self.support.area.get_absolute_url(), self.chosen, NEEDS)
        campaign = [(made_up.NORTH, TOWNS), (made_up.CITY, ()), (made_up.NEW, TOWNS[:1])]
        finder = {"box_id": "plain", "typed": ""}
        specimens = [
            Specimen("filters", "Filters", "components/filters.html", {"filters": filters}),
            Specimen("emergency", "In danger now", "components/emergency.html"),
            Specimen("front-doors", "Who to tell", f"{area}front_doors.html"),
            Specimen("commissioned", "The two commissioned services", f"{area}commissioned.html"),
            Specimen("apart", "Worried about oneself", f"{area}apart.html"),
            Specimen("finder-box", "Finder box", "components/finder_box.html", finder, around="finder"),
            Specimen("choose-area", "Choose the area", "components/choose_area.html", {"campaign_areas": campaign}),
            Specimen("numbers", "Numbers inside a page", "components/help_numbers.html"),
            Specimen("wrong-detail", "A wrong detail, and how we check", f"{area}wrong_detail.html"),
            Specimen("on-paper", "Ways to paper", f"{area}on_paper.html"),
            Specimen("print-source", "Only on paper: its day and source", f"{area}print_source.html"),
        ]
        if found:
            groups = {"groups": found, "is_first": True}
            specimens.insert(4, Specimen("groups", "Help by need", f"{area}groups.html", groups))
        if not self.support.is_ours:
            specimens.insert(1, Specimen("outside", "An area we do not serve", f"{area}outside.html"))
        return tuple(specimens)


def sheets() -> tuple[Sheet, ...]:
    """One for each reader, and one for a site whose directory is empty."""
    young = Audience.YOUNG_PERSON.value
    work = Audience.PROFESSIONAL.value
    night = made_up.front_door(made_up.EVENING, Audience.PARENT)
    in_check = DoorInCheck(
        made_up.COUNTY, _form_only(), made_up.card(made_up.NIGHT_TEAM), made_up.card(made_up.HELPLINE)
    )
    nobody = DoorInCheck(made_up.COUNTY, None, None, None)
    both = (NextDoor(made_up.CITY, made_up.city_door(young), None, is_same_team=False, is_part=False),)
    same = (NextDoor(made_up.CITY, made_up.front_door(made_up.EVENING), None, is_same_team=True, is_part=False),)
    split = Split(made_up.area(9, "Old Example", Area.Kind.DISTRICT), (made_up.CITY,))
    part = (NextDoor(made_up.CITY, made_up.city_door(), None, is_same_team=False, is_part=True),)
    former = (
        FormerDoor("Old Example or Lesser Example", "X00000010", made_up.front_door(made_up.MORNING)),
        FormerDoor("Greater Example", "X00000011", made_up.city_door()),
    )
    every = _support("", front_door=made_up.front_door(made_up.MORNING))
    rows = (
        ReaderSheet(
            "everyone",
            "For everyone",
            "Nobody chose who they are. A front door that is open; nothing filtered.",
            "",
            every,
            Chosen(),
            ways(),
        ),
        ReaderSheet(
            "young",
            "For a young person",
            "Someone to talk to first. One filter chosen; near an edge, both front doors; a banner; Easy Read.",
            young,
            _support(young, front_door=made_up.front_door(made_up.MORNING, young), others=both),
            Chosen(who=young),
            ways(trail=True, easy_read=True, beside=True),
            banner=AlertBanner(text="The chat is closed on Sunday.", level="note"),
            names_campaign=False,
        ),
        ReaderSheet(
            "parent",
            "For a parent or carer",
            "The night team leads; close to an area with the same team; an important banner that leads somewhere.",
            Audience.PARENT.value,
            _support(Audience.PARENT, front_door=night, others=same),
            Chosen(who=Audience.PARENT, need="talk"),
            ways(trail=True, below=True),
            banner=_leading_banner(),
        ),
        ReaderSheet(
            "work",
            "For people who work with children",
            "The council’s number is in check; a commissioned service is missing; an important banner, on paper too.",
            work,
            _support(work, in_check=in_check, commissioned=(), parts_missing=("targeted", "missing")),
            Chosen(who=work, need="safe", age=AGE_BANDS[0]),
            ways(trail=True, below=True, easy_read=True),
            banner=AlertBanner(text="The form for referrals is down until noon.", level="important", on_paper=True),
        ),
        ReaderSheet(
            "young-in-check",
            "For a young person while a number is in check",
            "Nobody knows the council’s number; what was filtered for is not there.",
            young,
            _support(
                young,
                in_check=nobody,
                commissioned=(),
                parts_missing=("missing",),
                filtered_to_nothing=True,
            ),
            Chosen(who=young, age=AGE_BANDS[-1]),
            ways(easy_read=True),
            names_campaign=False,
        ),
        ReaderSheet(
            "public",
            "For business and the public",
            "A bank holiday on which either team may answer; a council that was split in parts.",
            Audience.PUBLIC.value,
            _support(Audience.PUBLIC, front_door=made_up.unsure_door(), others=part, split=split),
            Chosen(who=Audience.PUBLIC),
            ways(trail=True, beside=True),
        ),
        ReaderSheet(
            "survivor",
            "For adults who were harmed as children",
            "Everything filtered. A new council, where the teams from before still answer.",
            Audience.SURVIVOR.value,
            replace(_support(Audience.SURVIVOR, former_doors=former), area=made_up.NEW),
            Chosen(who=Audience.SURVIVOR, need="talk", age=AGE_BANDS[1]),
            ways(trail=True),
            names_campaign=False,
        ),
        ReaderSheet(
            "outside",
            "Another council’s area",
            "An area that this partnership does not serve.",
            "",
            replace(every, area=made_up.ELSEWHERE, front_door=None, commissioned=(), own_behaviour=None),
            Chosen(),
            ways(),
        ),
        ReaderSheet(
            "island",
            "An island, for a young person",
            "An area with its own government.",
            young,
            _support(young, area=made_up.ISLAND, commissioned=(), own_behaviour=None),
            Chosen(who=young),
            ways(),
            names_campaign=False,
        ),
        ReaderSheet(
            "bare",
            "An empty directory",
            "Nothing was entered, and it is no sample: 999 is there all the same.",
            "",
            _support("", in_check=nobody, commissioned=(), groups=(), own_behaviour=None, helpline=None),
            Chosen(),
            Ways(),
            strip=HelpStrip(None, None, None, None, is_for_young_person=False),
            is_sample=False,
        ),
    )
    return tuple(row.made() for row in rows)


def _support(audience: str, **changes: Any) -> Support:
    """Who can help in North Example, as the finder tells a page."""
    childline, helpline = made_up.card(made_up.CHILDLINE, audience=audience), made_up.card(made_up.HELPLINE)
    own = made_up.service(
        "own",
        "Stop Before It Starts",
        made_up.line("01632 960600", hours=((0, 4, made_up.time(9), made_up.time(21)),)),
    )
    fields: dict[str, Any] = {
        "area": made_up.NORTH,
        "others": (),
        "split": None,
        "audience": audience,
        "need": "",
        "age": None,
        "front_door": None,
        "former_doors": (),
        "in_check": None,
        "commissioned": _commissioned(audience),
        "parts_missing": (),
        "groups": (
            NeedGroup("talk", made_up.TALK.words_for(audience), (childline, helpline)),
            NeedGroup("safe", made_up.SAFE.words_for(audience), (_shelter(audience),)),
        ),
        "own_behaviour": NeedGroup("own", made_up.OWN.name, (made_up.card(own, audience=audience),)),
        "needs": NEEDS,
        "helpline": helpline,
        "help_lines": (),
        "filtered_to_nothing": False,
    }
    return Support(**{**fields, **changes})


def _commissioned(audience: str) -> tuple[ServiceCard, ...]:
    ask = made_up.line("", "front_door")
    targeted = made_up.service(
        "targeted",
        "One-to-one support",
        ask,
        role="targeted",
        what="One worker, for you and your family.",
    )
    missing = made_up.service(
        "missing", "Talk after you were away", ask, role="missing", what="Someone outside the police listens."
    )
    return tuple(made_up.card(one, audience=audience) for one in (targeted, missing))


def _shelter(audience: str) -> ServiceCard:
    return made_up.card(
        made_up.service(
            "shelter", "A safe house", made_up.line("01632 960400"), needs=[made_up.SAFE], checked_on=None
        ),
        audience=audience,
    )


def _form_only() -> ServiceCard:
    return made_up.card(
        made_up.service(
            "county-door",
            made_up.DAY_TEAM.name,
            made_up.line("https://tell.example.org/form", "web", label="Tell us online"),
            role="front_door",
            coverage=[made_up.COUNTY],
        )
    )


def _leading_banner() -> AlertBanner:
    banner = AlertBanner(text="The number for the city has changed.", level="important")
    banner.page = guidance("The new number")
    return banner
