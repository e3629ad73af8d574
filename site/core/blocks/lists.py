"""Blocks that are lists: signs, things to tick off, steps, and how it usually goes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import SENTENCE_FEATURES

STEP_FACTS = ("when", "who_will_know", "you_can_say_no")


class SignBlock(blocks.StructBlock):
    """One sign with a plain example."""

    sign = blocks.CharBlock(label=_("Sign"), max_length=120)
    example = blocks.CharBlock(label=_("What it can look like"), max_length=240, required=False)
    otherwise = blocks.CharBlock(
        label=_("What else it could be"),
        max_length=160,
        required=False,
        help_text=_("Follows “This alone may mean nothing. It could be …”: “a Saturday job, or a birthday”."),
    )

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


class ChecklistBlock(blocks.StructBlock):
    """Things to do or to look for, each with a box to tick on paper; on the screen they are a list."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    introduction = blocks.RichTextBlock(label=_("Introduction"), features=SENTENCE_FEATURES, required=False)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Item"), max_length=200), label=_("Items"), min_num=1)

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        group = _("Lists")
        description = _("Things to do or to look for, with boxes to tick once it is printed. Nothing is kept.")
        preview_value = {
            "heading": "Before you call",
            "items": ["What you saw or heard, in their own words", "When and where", "What worries you most"],
        }
        template = "blocks/checklist.html"


class StepBlock(blocks.StructBlock):
    """One step."""

    heading = blocks.CharBlock(label=_("Step"), max_length=100)
    text = blocks.RichTextBlock(label=_("What happens"), features=SENTENCE_FEATURES)
    when = blocks.CharBlock(
        label=_("When"), max_length=120, required=False, help_text=_("“The same day”. Empty if it is not known.")
    )
    who_will_know = blocks.CharBlock(label=_("Who will know"), max_length=220, required=False)
    you_can_say_no = blocks.CharBlock(
        label=_("What you can say no to"),
        max_length=220,
        required=False,
        help_text=_("Only what is true. Leave it empty rather than promise too much."),
    )

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
        description = _("What to do or what happens next, in order: when, who will know, what one can say no to.")
        preview_value = {
            "heading": "What happens when you call",
            "steps": [
                {
                    "heading": "Someone listens",
                    "text": "<p>You can ask before you say who.</p>",
                    "when": "While you are on the phone",
                    "who_will_know": "The person you talk to.",
                    "you_can_say_no": "You don’t have to give your name.",
                }
            ],
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
