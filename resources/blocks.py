"""The body of a resource's page: what the paper says, to be read on a screen."""

from __future__ import annotations

from wagtail import blocks

from core.blocks import (
    CalloutBlock,
    ChecklistBlock,
    LinksBlock,
    MoreBlock,
    MythsBlock,
    PictureBlock,
    SayBlock,
    SignsBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
    TurnBlock,
    YoungWordsBlock,
)

ROOM, ROOM_WITH_SIGNS = "css/rooms/library.css", "css/rooms/library-signs.css"
# What only the second stylesheet knows. A lesson plan is the longest page here and has none of it.
SEEN_ON_FEW = frozenset({"signs", "checklist", "turn", "picture"})


def room_of(body: blocks.StreamValue) -> str:
    """The stylesheet of a page with this body: the smallest that knows all of its blocks."""
    return ROOM_WITH_SIGNS if any(block.block_type in SEEN_ON_FEW for block in body) else ROOM


class ResourceBody(blocks.StreamBlock):
    """The blocks of a campaign page that a leader needs; ways to help stand on every resource by themselves."""

    text = TextBlock()
    callout = CalloutBlock()
    say = SayBlock()
    young_words = YoungWordsBlock()
    signs = SignsBlock()
    checklist = ChecklistBlock()
    steps = StepsBlock()
    turn = TurnBlock()
    myths = MythsBlock()
    more = MoreBlock()
    table = TableBlock()
    picture = PictureBlock()
    links = LinksBlock()
