"""Blocks that are lists: signs, steps, and how it usually goes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import SENTENCE_FEATURES


class SignBlock(blocks.StructBlock):
    """One sign with a plain example."""

    sign = blocks.CharBlock(label=_("Sign"), max_length=120)
    example = blocks.CharBlock(label=_("What it can look like"), max_length=240, required=False)

    class Meta:
        icon = "view"
        label = _("Sign")


class SignsBlock(blocks.StructBlock):
    """A group of signs, always with the sentence that a sign is not proof."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    introduction = blocks.RichTextBlock(label=_("Introduction"), features=SENTENCE_FEATURES, required=False)
    signs = blocks.ListBlock(SignBlock(), label=_("Signs"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Signs")
        group = _("Lists")
        description = _("A group of signs. The page adds that a sign is a change or a pattern, not proof.")
        preview_value = {
            "heading": "What you might notice",
            "signs": [{"sign": "New things nobody can explain", "example": "A phone, clothes, money, takeaways."}],
        }
        template = "blocks/signs.html"


class StepBlock(blocks.StructBlock):
    """One step."""

    heading = blocks.CharBlock(label=_("Step"), max_length=100)
    text = blocks.RichTextBlock(label=_("What happens"), features=SENTENCE_FEATURES)

    class Meta:
        icon = "tick"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Steps in order: what to do, or what happens next."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Lists")
        description = _("What to do or what happens next, in order.")
        preview_value = {
            "heading": "What happens when you call",
            "steps": [{"heading": "Someone listens", "text": "<p>You can ask before you say who.</p>"}],
        }
        template = "blocks/steps.html"


class TurnStepBlock(blocks.StructBlock):
    """One moment of the turn."""

    heading = blocks.CharBlock(label=_("One word"), max_length=40)
    text = blocks.CharBlock(label=_("What it sounds like"), max_length=200)

    class Meta:
        icon = "arrow-right"
        label = _("Moment")


class TurnBlock(blocks.StructBlock):
    """How kindness turns: a few moments in a row."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    moments = blocks.ListBlock(TurnStepBlock(), label=_("Moments"), min_num=2, max_num=5)

    class Meta:
        icon = "history"
        label = _("How it turns")
        group = _("Lists")
        description = _("Three to five moments, from kindness to harm, that a reader may recognise.")
        preview_value = {
            "heading": "How it usually goes",
            "moments": [
                {"heading": "Kind", "text": "Gifts, lifts, likes. Someone who really gets you."},
                {"heading": "Turn", "text": "“After all I’ve done for you.”"},
            ],
        }
        template = "blocks/turn.html"
