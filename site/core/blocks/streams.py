"""What a page type has beside its body: statements to think about, scenes of a story, points of an easy page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.language import Voice

from .text import SENTENCE_FEATURES


class Drawing(models.TextChoices):
    """The small drawings an easy page may use: `templates/components/drawings/<name>.svg`, all ours."""

    PERSON = "person", _("A person")
    TALKING = "talking", _("Two people talking")
    PHONE = "phone", _("A phone")
    HOUSE = "house", _("A house")
    QUESTION = "question", _("A question mark")
    STOP = "stop", _("A hand that says stop")
    HEART = "heart", _("A heart")
    CLOCK = "clock", _("A clock")
    POLICE = "police", _("A police officer’s cap")
    SCHOOL = "school", _("A school")
    LOCK = "lock", _("A lock")
    COMPUTER = "computer", _("A computer")


class StatementsBlock(blocks.StructBlock):
    """Statements about one side of it, in the reader's own voice."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80, help_text=_("“Someone online”, “Things I get”"))
    statements = blocks.ListBlock(
        blocks.CharBlock(
            label=_("Statement"),
            max_length=160,
            voice=Voice.YOUNG,
            help_text=_("“They want me to keep it secret.”"),
        ),
        label=_("Statements"),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = _("Statements")
        group = _("Lists")
        description = _("A few statements a reader may tick for themselves. Nothing ticked is kept, sent or counted.")
        preview_value = {"heading": "Things I get", "statements": ["They give me things, and now I feel I owe them."]}


class StatementsStream(blocks.StreamBlock):
    """Groups of statements."""

    group = StatementsBlock()


class SceneBlock(blocks.StructBlock):
    """One scene of a story."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80, help_text=_("“September”, “The message”"))
    text = blocks.RichTextBlock(label=_("What happens"), features=SENTENCE_FEATURES, voice=Voice.YOUNG)
    is_turning_point = blocks.BooleanBlock(
        label=_("The turning point"),
        required=False,
        help_text=_("The moment kindness turns, or the moment somebody helps. The page marks it in words."),
    )

    class Meta:
        icon = "form"
        label = _("Scene")
        group = _("Words")
        description = _("One moment. Never graphic, never how it is done, nothing like a local case.")
        preview_value = {
            "heading": "The lift home",
            "text": "<p>He said I owed him now. I laughed, but I felt sick.</p>",
            "is_turning_point": True,
        }


class ScenesStream(blocks.StreamBlock):
    """The scenes of a story, in order."""

    scene = SceneBlock()


class PointValue(blocks.StructValue):
    """A point as its template needs it."""

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"components/drawings/{self['picture_name']}.svg"

    @property
    def lines(self) -> list[str]:
        """Its sentences, one a line."""
        return [line.strip() for line in self["text"].splitlines() if line.strip()]


class PointBlock(blocks.StructBlock):
    """One point of an easy page: a drawing and a few short sentences."""

    picture_name = blocks.ChoiceBlock(label=_("Drawing"), choices=Drawing.choices)
    text = blocks.TextBlock(
        label=_("Sentences"), max_length=400, rows=3, help_text=_("One short sentence a line. One idea a point.")
    )

    class Meta:
        icon = "doc-full"
        value_class = PointValue
        label = _("Point")
        group = _("Words")
        description = _("A drawing beside a few short sentences, one a line.")
        preview_value = {"picture_name": "talking", "text": "You can talk to someone.\nThey will listen."}


class PointsStream(blocks.StreamBlock):
    """The points of an easy page, in order."""

    point = PointBlock()
