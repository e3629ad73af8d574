"""Whole pages in pieces: the home page’s first screen, a story, an easy page, statements to tick, and films."""

from __future__ import annotations

from types import SimpleNamespace

from core.audiences import Audience
from core.blocks import Drawing as DrawingName
from home.components_page.drawn import Drawing
from home.components_page.pages import NOWHERE, guidance, made_up, ways
from home.components_page.specimens import Sheet, Specimen
from home.models import AudiencePage, EasyReadPage, FilmPage, HomePage, RingTruePage, StoryPage
from home.models.body_page import BodyPage

DOORS = {
    Audience.YOUNG_PERSON: ("I’m a young person", "Something feels off"),
    Audience.PARENT: ("I’m a parent or carer", "Worried about my child"),
    Audience.PROFESSIONAL: ("I work with children", "Who do I tell?"),
    Audience.PUBLIC: ("I saw something", "A hotel, a taxi, a shop"),
}
SCENES = [
    {"heading": "September", "text": "<p>He was kind. He <b>listened</b>.</p>", "is_turning_point": False},
    {"heading": "The lift home", "text": "<p>He said I owed him now.</p>", "is_turning_point": True},
    {"heading": "Now", "text": "<p>I told my aunt. She believed me.</p>", "is_turning_point": False},
]
GROUPS = [
    {"heading": "Someone online", "statements": ["They want me to keep it secret.", "They get angry if I’m slow."]},
    {"heading": "Things I get", "statements": ["They give me things, and now I feel I owe them."]},
]


def sheets() -> tuple[Sheet, ...]:
    """Each with the stylesheet of its kind of page."""
    ring = made_up(
        RingTruePage,
        "Does any of this ring true?",
        introduction="Only you see this.",
        audience="y",
        groups=[("group", group) for group in GROUPS],
    )
    ticks = {"page": ring, "ways": ways(), "reader": "y", "room": ring.room, "parts": ()}
    return (
        _sheet("home", "The home page’s first screen", HomePage, *_home()),
        _sheet("story", "A story", StoryPage, *_story()),
        _sheet("film", "Films", FilmPage, *_films()),
        _sheet("easy-read", "Easy Read", EasyReadPage, _points()),
        Sheet("ring-true", ring.title, "", ticks, template=ring.template),
    )


def _sheet(slug: str, title: str, kind: type[BodyPage], *specimens: Specimen) -> Sheet:
    shell = {
        "page": guidance(title),
        "ways": ways(trail=True, easy_read=True),
        "reader": "y",
        "room": kind.room,
        "brings_h1": kind is HomePage,
    }
    return Sheet(slug, title, "", shell, specimens)


def _home() -> tuple[Specimen, ...]:
    home = made_up(HomePage, "Home", heading="You can ask.", introduction="A person listens. You choose how.")
    doors = [
        made_up(AudiencePage, label, audience=code.value, door_label=label, door_hint=hint)
        for code, (label, hint) in DOORS.items()
    ]
    quiet = made_up(
        AudiencePage, "Quiet", audience="s", door_label="It happened to me as a child", door_hint="However long ago."
    )
    return (
        Specimen(
            "hero",
            "First screen",
            "components/hero.html",
            {
                "page": home,
                "help_now": made_up(AudiencePage, "Help now"),
            },
            is_wide=True,
        ),
        Specimen("doors", "Doors", "components/doors.html", {"doors": doors, "quiet_door": quiet}, is_wide=True),
    )


def _story() -> tuple[Specimen, ...]:
    story = made_up(
        StoryPage,
        "A story",
        content_note="Somebody is asked for a picture. Nothing is shown.",
        who="A girl of 15",
        scenes=[("scene", scene) for scene in SCENES],
    )
    return (
        Specimen("story", "Story", "components/story.html", {"page": story}, around="story"),
        # The story leads past itself to what stands at "after".
        Specimen("after", "What helps", "blocks/say.html", {"value": {"text": "You can still ask."}}),
    )


def _films() -> tuple[Specimen, ...]:
    theirs = made_up(FilmPage, "Theirs", minutes=1, host_name="another site", address="https://example.org/film")
    player, link = "components/film_player.html", "blocks/film.html"
    ours = SimpleNamespace(title="It can turn", minutes=3, host_name="")
    elsewhere = SimpleNamespace(title="Told", minutes=1, host_name="another site")
    return (
        Specimen("film-own", "Film of our own", player, {"page": own_film()}, around="film"),
        Specimen("film-theirs", "Film on another site", player, {"page": theirs}, around="film"),
        Specimen("film-gone", "Film that is gone", player, {"page": made_up(FilmPage, "Gone")}, around="film"),
        Specimen("words", "Link to a film of our own", link, {"film": ours, "address": NOWHERE}),
        Specimen("link-theirs", "Link to a film elsewhere", link, {"film": elsewhere, "address": NOWHERE}),
    )


def _points() -> Specimen:
    points = [
        ("point", {"picture_name": name, "text": f"This drawing is: {name}.\nOne short sentence a line."})
        for name in DrawingName.values
    ]
    easy = made_up(EasyReadPage, "Easy", points=points)
    return Specimen(
        "points", "Easy Read points, each drawing", "components/points.html", {"points": easy.points}, around="easy"
    )


def own_film() -> SimpleNamespace:
    """A film’s page as the player needs it; its files are nowhere: nothing loads before somebody presses play."""
    file = SimpleNamespace(url=NOWHERE, size=7_400_000)
    film = SimpleNamespace(mp4=file, webm=file, captions=file)
    return SimpleNamespace(title="It can turn", shows_film=True, minutes=3, film=film, poster=Drawing())
