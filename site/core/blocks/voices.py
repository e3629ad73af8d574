"""Blocks that speak with somebody else's voice: a young person's words, and what people say that is not so."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.language import Voice

from .text import SENTENCE_FEATURES


class YoungWordsBlock(blocks.StructBlock):
    """What a young person might say. Always invented, and the page says so."""

    words = blocks.CharBlock(
        label=_("Words"),
        max_length=300,
        voice=Voice.YOUNG,
        help_text=_("Invented by us: nothing a real child said, and nothing like a local case."),
    )
    who = blocks.CharBlock(
        label=_("Who says it"), max_length=80, required=False, help_text=_("“A boy of 14”. No name, no place.")
    )

    class Meta:
        icon = "openquote"
        label = _("A young person’s words")
        group = _("Words")
        description = _("A sentence or two as a young person might say it. The page adds that it is invented.")
        preview_value = {
            "words": "I thought nobody would believe me. She just said: thank you for telling me.",
            "who": "A girl of 15",
        }
        template = "blocks/young_words.html"


class MythBlock(blocks.StructBlock):
    """One thing people say, and what is so."""

    myth = blocks.CharBlock(label=_("What people say"), max_length=160, voice=Voice.MYTH)
    answer = blocks.RichTextBlock(label=_("What is so"), features=SENTENCE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Myth and answer")


class MythsBlock(blocks.StructBlock):
    """Myths, each with its answer at once: a myth that stands alone is the part that is remembered."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    myths = blocks.ListBlock(MythBlock(), label=_("Myths"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Myths and answers")
        group = _("Lists")
        description = _("What people say and what is so. The answer is never folded away.")
        preview_value = {
            "heading": "What people say",
            "myths": [
                {
                    "myth": "“It only happens to girls.”",
                    "answer": "<p>It happens to boys too.</p>",
                }
            ],
        }
        template = "blocks/myths.html"
