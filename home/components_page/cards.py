"""A service's card in every state it can be in, and what stands in its place."""

from __future__ import annotations

from datetime import date, time

from core.audiences import Audience
from home.components_page import directory as made_up
from home.components_page.pages import guidance, ways
from home.components_page.specimens import Sheet, Specimen
from signposting.cards import ServiceCard, shown_instead
from signposting.freshness.words import gone_sentence, stands_in_sentence, use_this_instead
from signposting.help_strip import strip_from
from signposting.models import Service
from signposting.models.choices import ChannelKind, WithdrawnReason

LATE = {"checked_on": made_up.long_ago(200), "check_every_days": 180}
LAPSED = {"checked_on": made_up.long_ago(500), "check_every_days": 180}


def sheets() -> tuple[Sheet, ...]:
    """The cards."""
    strip = strip_from([made_up.card(one) for one in (made_up.EMERGENCY, made_up.POLICE, made_up.CHILDLINE)], "")
    shell = {
        "room": "css/rooms/finding.css",
        "page": guidance("Cards of services", introduction="A made-up directory. None of the numbers can be rung."),
        "ways": ways(),
        "help_strip": strip,
        "front_door": made_up.front_door(made_up.MORNING),
    }
    known = tuple(
        Specimen(f"card-{name}", title, "blocks/contact_card.html", {"card": card}, around="cards")
        for name, title, card in (*_at_times(), *_as_checked(), *_by_channels(), *_by_facts())
    )
    gone = tuple(
        Specimen(f"gone-{number}", f"Gone: {words}", "blocks/contact_card.html", {"gone": gone_sentence(service)})
        for number, (words, service) in enumerate(_gone(), start=1)
    )
    asked = made_up.card(_service("asked", "One-to-one support", made_up.line("", ChannelKind.FRONT_DOOR)))
    doors = (
        Specimen(
            "ask-nobody",
            "Asked for where no area is known",
            "blocks/contact_card.html",
            {
                "card": asked,
                "front_door": None,
            },
            around="cards",
        ),
        Specimen(
            "ask-in-check",
            "Asked for while the number is in check",
            "blocks/contact_card.html",
            {
                "card": asked,
                "front_door": None,
                "support": {"in_check": True},
            },
            around="cards",
        ),
    )
    return (Sheet("cards", "Cards", "A service’s card in every state.", shell, (*known, *doors, *gone)),)


def _service(key: str, name: str, *channels: made_up.Channel, **fields: object) -> Service:
    return made_up.service(key, name, *channels, **fields)  # type: ignore[arg-type]


def _at_times() -> list[tuple[str, str, ServiceCard]]:
    office = _service("office", "A line in office hours", made_up.office("01632 960301"))
    unsure = _service("unsure", "A line on an unknown holiday", made_up.office("01632 960302", on_bank_holidays=""))
    always = _service("always", "A line day and night", made_up.line("01632 960303", known_hours="always"))
    unknown = _service("unknown", "A line whose hours nobody knows", made_up.line("01632 960304"))
    evenings = ((0, 4, time(18), time(23)), (5, 6, time(10), time(2)))
    late = _service("late", "A line in the evenings", made_up.line("01632 960305", hours=evenings))
    return [
        ("open", "Open", made_up.card(office)),
        ("closed", "Closed", made_up.card(office, made_up.EVENING)),
        ("before-holiday", "Closed until after the bank holidays", made_up.card(office, made_up.BEFORE_HOLIDAY)),
        ("holiday", "Closed on a bank holiday", made_up.card(office, made_up.HOLIDAY)),
        ("holiday-unknown", "A bank holiday nobody told us about", made_up.card(unsure, made_up.HOLIDAY)),
        ("always", "Day and night", made_up.card(always)),
        ("unknown", "Hours not known", made_up.card(unknown)),
        ("two-rows", "Times that differ, past midnight", made_up.card(late)),
    ]


def _as_checked() -> list[tuple[str, str, ServiceCard]]:
    line = made_up.office("01632 960310")
    lapsed = _service("lapsed", "A line not checked for long", line, **LAPSED)
    closed = _service("closed", "The line before", line, withdrawn_on=date(2027, 1, 4), withdrawn_reason="closed")
    other = made_up.card(_service("other", "A line that is as good", line))
    return [
        ("never", "Never checked", made_up.card(_service("never", "A new line", line, checked_on=None))),
        ("late", "A check is late", made_up.card(_service("late", "A line to check", line, **LATE))),
        ("lapsed", "Too old to rely on", made_up.card(lapsed)),
        ("stand-in", "In the place of one too old", shown_instead(other, stands_in_sentence(lapsed))),
        ("successor", "In the place of one withdrawn", shown_instead(other, use_this_instead(closed))),
        (
            "twice",
            "In the place of two",
            shown_instead(shown_instead(other, stands_in_sentence(lapsed)), use_this_instead(closed)),
        ),
    ]


def _by_channels() -> list[tuple[str, str, ServiceCard]]:
    ways_in = (
        made_up.line("01632 960320", label="then press 1", relay_uk="yes", cost="free", known_hours="always"),
        made_up.line("60099", ChannelKind.TEXT, label="Text EXAMPLE to", cost="standard"),
        made_up.line("07700 900321", ChannelKind.TEXT),
        made_up.line("https://chat.example.org/", ChannelKind.CHAT, needs_account="no"),
        made_up.line("https://sign.example.org/", ChannelKind.CHAT, label="Talk in British Sign Language", bsl="yes"),
        made_up.line("help@example.org", ChannelKind.EMAIL),
        made_up.line("https://www.example.org/a-form/", ChannelKind.WEB, label="Tell us online"),
        made_up.line("https://www.example.org/", ChannelKind.WEB),
        made_up.line("The Old School, 2 Example Street, Example City", ChannelKind.ADDRESS),
    )
    every = _service("every", "Every way to get in touch", *ways_in, languages="Any, with an interpreter on the line")
    asked = _service("asked", "Asked for through the council", made_up.line("", ChannelKind.FRONT_DOOR))
    missing = _service(
        "missing", "Talk after going missing", made_up.line("", ChannelKind.FRONT_DOOR), role="missing"
    )
    return [
        ("voice-first", "Every way, for an adult: by voice first", made_up.card(every)),
        (
            "quiet-first",
            "Every way, for a young person: without a sound first",
            made_up.card(every, audience=Audience.YOUNG_PERSON),
        ),
        ("asked", "Asked for at the front door", made_up.card(asked)),
        ("missing", "Missing right now?", made_up.card(missing)),
        ("none", "No way to get in touch", made_up.card(_service("none", "A group that meets"))),
    ]


def _by_facts() -> list[tuple[str, str, ServiceCard]]:
    everything = _service(
        "everything",
        "Everything is known",
        made_up.office("01632 960330"),
        what_happens="Somebody answers. They ask what you would like to be called.",
        name_needed="depends",
        who_is_told="Nobody, unless someone is in danger.",
        on_phone_bill="yes",
        recorded="no",
        languages="English, Polish and Urdu",
        how_to_refer="Send the form with the child’s agreement. You hear within two days.",
        who_for="Young people, and whoever brings them up.",
        age_rule="range",
        age_min=11,
        age_max=25,
        gender="girls",
        run_by="An Example Charity",
    )
    long_name = _service(
        "long",
        "Midshire and Example City Partnership Service for Children, Young People and Their Families",
        made_up.line("https://a-very-long-name-of-a-site-that-does-not-break.example.org/", ChannelKind.WEB),
        coverage=[made_up.COUNTY, made_up.CITY, made_up.NORTH],
    )
    return [
        (
            "everything",
            "Everything known, as professionals see it",
            made_up.card(everything, audience=Audience.PROFESSIONAL),
        ),
        (
            "nothing",
            "Nothing known",
            made_up.card(_service("nothing", "A name and a number", made_up.line("01632 960331"))),
        ),
        ("long", "Long words", made_up.card(long_name)),
    ]


def _gone() -> list[tuple[str, Service]]:
    line = made_up.line("01632 960340")
    day = date(2027, 1, 4)
    gone = [
        (str(reason.label), _service("gone", "The Example Line", line, withdrawn_on=day, withdrawn_reason=reason))
        for reason in WithdrawnReason
    ]
    return [*gone, ("taken down for now", _service("down", "The Example Line", line, live=False))]
