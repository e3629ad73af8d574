"""Everything a page's body may hold, as staff would put it there."""

from __future__ import annotations

from typing import Any

from home.blocks import BodyBlock
from home.components_page import pages
from home.components_page.drawn import Drawing
from home.components_page.specimens import Sheet, Specimen
from home.models import GuidancePage, SignsPage
from home.outline import outline_of

LONG = "A heading that is as long as headings get, with a word like safeguarding-partnership in it"
TEXT = (
    "<h2>A heading in the text</h2><p>A sentence with <b>bold words</b> and <a href='/components/'>a link</a>. "
    "Another sentence, so that the line is long enough to break on every screen there is.</p>"
    "<h3>A smaller heading</h3><ul><li>One of a list</li><li>Another, long enough that on a telephone it goes over "
    "into a second line and one can see where that begins</li></ul><ol><li>First</li><li>Second</li></ol>"
)
CALLOUT = {"heading": "Don’t wait", "text": "<p>Tell the police <b>now</b>.</p>"}
WORDS = "I thought nobody would believe me. She just said: thank you for telling me."
SIGNS = {
    "heading": "What you might notice",
    "introduction": "<p>Look for <b>changes</b>.</p>",
    "signs": [
        {"sign": "New things nobody can explain", "example": "A phone, clothes, money.", "otherwise": "a birthday"},
        {"sign": "A sign alone, without an example"},
    ],
}
CHECKLIST = {
    "heading": "Before you call",
    "introduction": "<p>If you can.</p>",
    "items": ["What you saw or heard, in their own words", "When and where"],
}
STEPS = [
    {"heading": "A step that says only what happens", "text": "<p>Someone listens.</p>"},
    {
        "heading": "A step that says everything",
        "text": "<p>You talk with <b>one person</b>.</p>",
        "when": "The same day",
        "who_will_know": "The person you talk to, and whoever helps them.",
        "you_can_say_no": "You don’t have to give your name.",
    },
]
MOMENTS = [
    {"heading": "Kind", "text": "Gifts, lifts, likes. Someone who really gets you."},
    {"heading": "Close", "text": "“Don’t tell anyone about us.”"},
    {"heading": "Turn", "text": "“After all I’ve done for you.”"},
]
MYTHS = [
    {"myth": "“It only happens to girls.”", "answer": "<p>It happens to boys too.</p>"},
    {"myth": "“You would notice.”", "answer": "<p>Often <b>nobody</b> does, for a long time.</p>"},
]
FOLDS = [
    {"heading": "What if they don’t believe me?", "text": "<p>Tell someone else. You did nothing wrong.</p>"},
    {"heading": LONG, "text": "<ul><li>One thing</li><li>Another thing</li></ul>"},
]
TABLE = {
    "caption": "Words that help, and words that harm",
    "columns": [{"type": "text", "heading": name} for name in ("Say", "Not", "Why", "Who says it", "Since")],
    "rows": [
        {"values": ["They were harmed", "They put themselves at risk", "Blame silences", "Every one of us", "2027"]},
        {"values": ["A child", "A child with a lifestyle", "No child has chosen it", "Everyone at work", ""]},
    ],
}
LINKS = [
    {"text": "Find help near you", "page": None, "address": "/find-support/"},
    {"text": "Another site, which is named", "page": None, "address": "https://example.org/"},
]


def sheets() -> tuple[Sheet, ...]:
    """The blocks, and what stands around them on a page."""
    shell = {
        "room": GuidancePage.room,
        "page": pages.guidance("What a page’s body may hold", introduction="Each block in each of its states."),
        "ways": pages.ways(),
    }
    return (Sheet("words", "Words", "Each block of a page’s body.", shell, (*_blocks(), *_pictures(), *_notes())),)


def _blocks() -> tuple[Specimen, ...]:
    alone = {**SIGNS, "heading": "What you might notice in a friend"}
    spoken = {"words": "I just wanted it to stop."}
    near = {"heading": "Who can help, where the child lives", "text": "We don’t keep your postcode."}
    long = [
        ("say", {"text": "First."}),
        ("text", "<h2>First heading</h2><p>Words below it.</p>"),
        ("text", f"<h2>{LONG}</h2><p>Words.</p>"),
    ]
    return (
        _specimen("text", "Text with headings and lists", ("text", TEXT)),
        _specimen("callout", "Callout", ("callout", CALLOUT)),
        _specimen("callout-police", "Callout with 999 and 101", ("callout", {**CALLOUT, "police": True})),
        _specimen("say", "In large type", ("say", {"text": "You won’t be in trouble. You don’t need proof."})),
        _specimen("young-words", "A young person’s words", ("young_words", {"words": WORDS, "who": "A girl of 15"})),
        _specimen("young-words-alone", "A young person’s words, nobody named", ("young_words", spoken)),
        _specimen("signs", "Signs", ("signs", SIGNS)),
        _specimen("signs-alone", "Signs, each no proof", ("signs", alone), page=pages.made_up(SignsPage, "Signs")),
        _specimen("checklist", "Checklist", ("checklist", CHECKLIST)),
        _specimen("steps", "Steps", ("steps", {"heading": "What happens when you call", "steps": STEPS})),
        _specimen("turn", "How it turns", ("turn", {"heading": "How it usually goes", "moments": MOMENTS})),
        _specimen("myths", "Myths and answers", ("myths", {"heading": "What people say", "myths": MYTHS})),
        _specimen("more", "More, to open", ("more", {"items": FOLDS})),
        _specimen("table", "Table", ("table", TABLE)),
        _specimen(
            "finder-boxes",
            "Finder boxes, with a sentence and without",
            ("finder_box", near),
            ("finder_box", {"heading": "Who can help near you"}),
        ),
        _specimen("links", "Where to go next", ("links", {"heading": "Read next", "links": LINKS})),
        _specimen("outline", "A long page that lists its headings", *long, lists_headings=True),
    )


def _specimen(
    specimen_id: str, title: str, *blocks: tuple[str, Any], lists_headings: bool = False, **context: Any
) -> Specimen:
    """Blocks, each a (type, value) pair, as a page's body shows them."""
    body = BodyBlock().normalize(list(blocks))
    found = outline_of(body) if lists_headings else [(block, "", "") for block in body]
    parts = [(block, anchor) for block, anchor, _heading in found]
    listed = [(anchor, heading) for _block, anchor, heading in found if anchor]
    return Specimen(
        specimen_id, title, "components/page_body.html", {"parts": parts, "outline": listed, **context}, is_wide=True
    )


def _pictures() -> tuple[Specimen, ...]:
    picture = {"picture": Drawing(), "alt": "Two speech bubbles beside each other.", "caption": "You can just ask."}
    return tuple(
        Specimen(
            name, title, "blocks/picture.html", {"value": value, "is_usable": True}, around="block block-picture"
        )
        for name, title, value in (
            ("picture", "Picture", picture),
            ("picture-bare", "Picture without words below it", picture | {"caption": ""}),
        )
    )


def _notes() -> tuple[Specimen, ...]:
    day, later = pages.day(-40), pages.day(-3)
    checked = {"needs_check": True, "checked_by": "a solicitor for children", "checked_on": day}
    states: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("never", "not checked yet", {"needs_check": True}),
        ("checked", "checked and reviewed", {**checked, "reviewed_on": later}),
        ("reviewed", "reviewed, nothing to check", {"reviewed_on": later}),
        ("overdue", "to be reviewed again", {"reviewed_on": day, "review_due_on": later}),
    )
    return tuple(
        Specimen(
            f"note-{name}",
            f"Note: {words}",
            "components/checked_note.html",
            {"page": pages.guidance("A page", **fields)},
        )
        for name, words, fields in states
    )
