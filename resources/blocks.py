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
