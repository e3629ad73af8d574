"""The parts of the library: what is found, what a resource shows, and what is said where it is out of use."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from home.components_page.pages import NOWHERE, day, guidance, made_up, ways
from home.components_page.specimens import Sheet, Specimen
from resources.finding.asked import NEWEST, Asked
from resources.finding.cards import Card, PageHit
from resources.finding.listing import Listing, Option, Section, Way
from resources.finding.search import Found
from resources.models import LibraryPage, PackPage, ResourcePage, State, WhyWithdrawn
from resources.showing.facts import Fact
from resources.showing.files import FileLine, VersionLine
from resources.taking.asking import KEPT_DAYS, ROOM
from resources.taking.asking_form import FormatRequestForm
from resources.taking.chosen import MOST, Chosen
from resources.taking.lists import Held, LeftOut, TakingList

REF, OTHER = "bcd234", "fgh567"
PLAIN = Card(
    ref=REF,
    kind="Staff briefing",
    title="Ten minutes for the desk",
    address=NOWHERE,
    summary=(("What to notice, and whom to ring.", False),),
    facts=("PDF, 1 page, A4, 24 KB (also Word)", "10 minutes", "Reviewed 3 May 2026"),
    warnings=(),
)
WARNED = Card(
    ref=OTHER,
    kind="Lesson plan",
    title="A lesson with a long title that goes on for more than one line of a phone",
    address=NOWHERE,
    summary=(("A lesson about ", False), ("pictures", True), (" that travel.", False)),
    facts=("PDF, 4 pages, A4, 39 KB", "Ages 12 to 14 (Key Stage 3)", "50 minutes", "Nobody has reviewed this yet"),
    warnings=("May distress: Pictures and threats are named, not shown", "Due to be reviewed again"),
    hit=PageHit(2, NOWHERE, "To print", (("What if the ", False), ("picture", True), (" is out?", False))),
)
INSTEAD = made_up(ResourcePage, "The newer one", ref=OTHER, kind="poster", summary="In its place.")


def sheets() -> tuple[Sheet, ...]:
    """Parts, then whole pages."""
    return (
        _parts("library-finding", "What is asked of the library", LibraryPage.room, _finding()),
        _parts("library-resource", "A resource", ResourcePage.room, _resource()),
        _parts("library-resource-warned", "A resource with warnings", ResourcePage.room, _warned()),
        _parts("library-pack", "Resources taken together", PackPage.room, _together()),
        *_lists(),
        _gone("withdrawn", "Withdrawn, with something instead", instead=INSTEAD),
        _gone("nothing-instead", "Withdrawn, nothing instead"),
        _gone("version", "A version put right", instead=INSTEAD, version=SimpleNamespace(number=1)),
        *_taking(),
    )


def _parts(slug: str, title: str, room: str, specimens: tuple[Specimen, ...]) -> Sheet:
    page = guidance(title, introduction="Made-up resources. Nothing leads to a file.")
    return Sheet(slug, title, page.introduction, {"room": room, "page": page, "ways": ways()}, specimens)


FINDING, TAKING = "resources/finding", "resources/taking"


def _finding() -> tuple[Specimen, ...]:
    whole = _list()
    asked = Asked(words="pictre", choices={"kind": ("lesson",)}, sort=NEWEST, kept=(OTHER,))
    nothing = _list(asked=asked, count=0)
    taken_away = _list(asked=asked, count=0, instead=(Way("Lesson plan", NOWHERE, 3), Way("“pictre”", NOWHERE, 1)))
    packs = [made_up(PackPage, "A first lesson"), made_up(PackPage, "For a hotel’s trainer")]
    return (
        Specimen("find-box", "Box for words", f"{FINDING}/box.html", {"list": whole}),
        Specimen("find-filters", "Filters", f"{FINDING}/filters.html", {"list": whole}),
        Specimen("packs", "Packs", f"{TAKING}/packs.html", {"packs": packs}),
        Specimen("make-list", "Make a list", f"{TAKING}/make_list.html", {"list": whole}),
        Specimen("find-nothing", "Nothing matches all", f"{FINDING}/nothing.html", {"list": taken_away}),
        Specimen("find-nothing-words", "Nothing matches", f"{FINDING}/nothing.html", {"list": nothing}),
        Specimen("find-empty", "An empty library", f"{FINDING}/nothing.html", {"list": _list(total=0, count=0)}),
    )


def _lists() -> tuple[Sheet, ...]:
    asked = Asked(words="pictre", choices={"kind": ("lesson",)}, sort=NEWEST, page=2, kept=(OTHER,))
    chosen = (Way("“pictre”", NOWHERE), Way("Lesson plan", NOWHERE))
    read = Found(mask=3, scores={}, concepts=(), corrections=(("pictre", "picture"),), only_some=True)
    around = {"cards": [PLAIN, WARNED], "pages": 3, "earlier": NOWHERE, "later": NOWHERE}
    shell = {
        "page": made_up(LibraryPage, "Library", introduction="Find it in a minute.", audience="w"),
        "ways": ways(),
        "room": LibraryPage.room,
    }
    return tuple(
        Sheet(f"library-{slug}", title, "", {**shell, "list": shown}, template="pages/resources/library_page.html")
        for slug, title, shown in (
            ("list", "The library’s list", _list(cards=[PLAIN, WARNED])),
            ("found", "Once something is asked", _list(asked=asked, count=2, chosen=chosen, found=read, **around)),
        )
    )


def _list(**fields: Any) -> Listing:
    kinds = (
        Option("lesson", "Lesson plan", 4, is_chosen=True),
        Option("poster", "Poster", 7, is_chosen=False),
        Option("film", "Film", 0, is_chosen=False),
    )
    usual: dict[str, Any] = {
        "asked": Asked(),
        "total": 32,
        "count": 32,
        "pages": 1,
        "cards": [],
        "sections": (
            Section("Type", is_open=True, chosen=1, groups=(("kind", kinds),)),
            Section("Language", is_open=False, chosen=0, groups=(("language", kinds[1:]),)),
        ),
        "chosen": (),
        "instead": (),
        "sorts": (Way("Newest", NOWHERE, is_current=True), Way("Last reviewed", NOWHERE)),
        "earlier": "",
        "later": "",
        "whole": NOWHERE,
        "found": None,
    }
    return Listing(**{**usual, **fields})


def _resource() -> tuple[Specimen, ...]:
    page = made_up(ResourcePage, "Ten minutes for the desk", kind="briefing", ref=REF)
    facts = [
        Fact("Used in", "Hotel or guest house"),
        Fact("May distress", "Nothing noted"),
        Fact("Licence", "A licence with its words elsewhere", NOWHERE),
    ]
    return (
        Specimen("files", "A file that is signed off", "resources/files.html", {"files": [_file()]}),
        Specimen("resource-facts", "Facts of a resource", "resources/facts.html", {"facts": facts}),
        Specimen("if-told", "If a young person tells you something", "resources/if_told.html", {"page": page}),
    )


def _warned() -> tuple[Specimen, ...]:
    replaced = made_up(ResourcePage, "An older one", kind="briefing", ref=OTHER, state=State.SUPERSEDED)
    history = (
        VersionLine(3, day(-9), "Something that keeps people safe", "The number was wrong.", NOWHERE),
        VersionLine(2, day(-90), "The content", "Written anew.", ""),
    )
    scan = (
        "Sample: not yet quality-assured",
        "A scan: it cannot be read aloud or searched",
        "Not accessible to everyone: ask for another format",
    )
    files = [
        _file(number=3, history=history, warnings=scan[:1]),
        _file(name="In another language: Polski", language="pl", warnings=scan),
    ]
    # Of one that is in use it also shows a code, which a made-up resource has none of.
    kept = {"page": replaced, "about": SimpleNamespace(as_cited="(2026) An older one, version 3 of 3 May 2026")}
    return (
        Specimen("files-warned", "Files with a history and warnings", "resources/files.html", {"files": files}),
        Specimen("resource-ways-replaced", "Keep it, of a replaced one", f"{TAKING}/ways.html", kept, "resource"),
    )


def _file(**fields: Any) -> FileLine:
    usual: dict[str, Any] = {
        "name": "To print",
        "kind": "pdf",
        "about": "PDF, 1 page, A4, 24 KB",
        "address": NOWHERE,
        "language": "en",
        "number": 1,
        "changed": day(-9),
        "warnings": (),
        "first_page": "",
        "history": (),
    }
    return FileLine(**{**usual, **fields})


def _together() -> tuple[Specimen, ...]:
    bundle = SimpleNamespace(files=[1, 2, 3], size=248_000)
    zipped = {"bundle": bundle, "zip_address": NOWHERE}
    return (Specimen("zip-link", "Everything in one zip", f"{TAKING}/zip_link.html", zipped),)


def _gone(slug: str, title: str, **more: Any) -> Sheet:
    gone = made_up(
        ResourcePage,
        "Ten minutes for the desk",
        kind="briefing",
        state=State.WITHDRAWN,
        withdrawn_on=timezone.localdate(),
        withdrawn_why=WhyWithdrawn.SAFETY,
        withdrawn_note="The number on it is gone.",
    )
    context = {"ways": ways(), "room": ResourcePage.room, "gone": gone, "instead": None, **more}
    return Sheet(f"library-{slug}", title, "", context, template="resources/gone.html")


def _taking() -> tuple[Sheet, ...]:
    left_out = LeftOut("An older one", "The number on it is gone.", INSTEAD, f"?r={REF}", f"?r={REF}&r={OTHER}")
    taken = TakingList((Held(PLAIN, ""), Held(WARNED, f"?r={REF}")), (left_out,), ("zzz999",))
    shell = {"ways": ways(), "room": ROOM, "most": MOST, "library_address": NOWHERE, "zip_address": NOWHERE}
    full = {"list": taken, "chosen": Chosen((REF, OTHER), ("bbb222",), unreadable=1), **shell}
    ask = {"resource": INSTEAD, "kept_days": KEPT_DAYS, "ways": ways(), "room": ROOM}
    wrong = FormatRequestForm({"need": "", "reply_to": "nobody"})
    return (
        Sheet("library-taken", "A list to take away", "", full, template=f"{TAKING}/list.html"),
        Sheet(
            "library-taken-nothing",
            "A list with nothing on it",
            "",
            {"list": TakingList((), (), ()), "chosen": Chosen(), **shell},
            template=f"{TAKING}/list.html",
        ),
        Sheet(
            "library-ask-wrong",
            "Another format: something is missing",
            "",
            {**ask, "form": wrong, "is_full": True},
            template=f"{TAKING}/ask.html",
        ),
        Sheet("library-asked", "Another format: asked for", "", ask, template=f"{TAKING}/ask.html"),
    )
