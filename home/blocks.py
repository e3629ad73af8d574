"""The body every campaign page is built from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import (
    CalloutBlock,
    ChecklistBlock,
    LinksBlock,
    MoreBlock,
    MythsBlock,
    SayBlock,
    SignsBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
    TurnBlock,
    YoungWordsBlock,
)
from signposting.blocks import ContactCardBlock


class FinderBoxBlock(blocks.StructBlock):
    """The postcode box."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100, default=_("Who can help, where the child lives"))
    text = blocks.CharBlock(label=_("Sentence"), max_length=220, required=False)

    class Meta:
        icon = "search"
        label = _("Finder box")
        group = _("Ways on")
        description = _("The postcode box that finds who can help. Nothing typed in it is kept.")
        preview_value = {
            "heading": "Who can help, where the child lives",
            "text": "We don’t keep your postcode.",
        }
        template = "blocks/finder_box.html"


class BodyBlock(blocks.StreamBlock):
    """Everything a page's body may hold."""

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
    contact_card = ContactCardBlock()
    finder_box = FinderBoxBlock()
    links = LinksBlock()
