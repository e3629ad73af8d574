"""What a commissioning notice is made of: its stages, its documents, and questions with their answers."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.text import SENTENCE_FEATURES


class Stage(models.TextChoices):
    """The stages of commissioning a service, in their order."""

    MODEL = "model", _("The model: what the service should be")
    ENGAGEMENT = "engagement", _("Engagement days with agencies")
    CALL = "call", _("Call for proposals")
    AWARD = "award", _("Award")
    START = "start", _("The service starts")


class StageBlock(blocks.StructBlock):
    """One stage with its days."""

    stage = blocks.ChoiceBlock(label=_("Stage"), choices=Stage.choices)
    starts_on = blocks.DateBlock(
        label=_("First day"), required=False, help_text=_("Empty while nobody knows it yet; the page says so.")
    )
    ends_on = blocks.DateBlock(label=_("Last day"), required=False, help_text=_("Empty if it is one day only."))
    text = blocks.CharBlock(label=_("In a sentence"), max_length=300, required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A stage does not end before it begins."""
        cleaned = super().clean(value)
        first, last = cleaned["starts_on"], cleaned["ends_on"]
        if last and (first is None or last < first):
            raise blocks.StructBlockValidationError(
                block_errors={"ends_on": ValidationError(_("The last day is the first day or later."))}
            )
        return cleaned

    class Meta:
        icon = "date"
        label = _("Stage")
        description = _("One stage of commissioning and its days.")
        preview_value = {"stage": "engagement", "text": "Help us get the model right, before any call."}


class StagesBlock(blocks.StreamBlock):
    """The stages of one notice."""

    stage = StageBlock()


class NoticeDocumentBlock(blocks.StructBlock):
    """One document to read."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A document that goes with the notice, such as the draft model.")
        preview_value = {"title": "The draft model"}


class NoticeDocumentsBlock(blocks.StreamBlock):
    """The documents of one notice."""

    document = NoticeDocumentBlock()


class QuestionBlock(blocks.StructBlock):
    """A question an agency asked, and the answer everybody gets. Who asked is not said."""

    question = blocks.CharBlock(label=_("Question"), max_length=400, help_text=_("Leave out who asked."))
    asked_on = blocks.DateBlock(label=_("Asked on"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=SENTENCE_FEATURES, required=False)
    answered_on = blocks.DateBlock(label=_("Answered on"), required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """An answer has a day, and a day an answer; it comes after the question."""
        cleaned = super().clean(value)
        has_answer, day = bool(cleaned["answer"] and cleaned["answer"].source), cleaned["answered_on"]
        if has_answer != bool(day):
            message = _("Give both the answer and its day, or neither.")
        elif day and day < cleaned["asked_on"]:
            message = _("The answer cannot come before the question.")
        else:
            return cleaned
        raise blocks.StructBlockValidationError(block_errors={"answered_on": ValidationError(message)})

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question that was asked and the answer everybody gets, each with its day.")
        preview_value = {"question": "May two agencies bid together?", "asked_on": "2027-01-12"}


class QuestionsBlock(blocks.StreamBlock):
    """The questions of one notice."""

    question = QuestionBlock()
