"""Blocks a reader looks things up in: more to open, and a table."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from .text import SENTENCE_FEATURES

FOLDED_FEATURES = [*SENTENCE_FEATURES, "ol", "ul"]


class MoreItemBlock(blocks.StructBlock):
    """One heading that opens."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100, help_text=_("Says what is inside."))
    text = blocks.RichTextBlock(label=_("Text"), features=FOLDED_FEATURES)

    class Meta:
        icon = "collapse-down"
        label = _("Heading that opens")


class MoreBlock(blocks.StructBlock):
    """Detail that only some readers need, closed until they open it. Works without script; paper shows all of it."""

    items = blocks.ListBlock(MoreItemBlock(), label=_("Headings"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("More, to open")
        group = _("Lists")
        description = _("Detail for some readers only. Never for who to tell, or what to do in danger.")
        preview_value = {
            "items": [
                {
                    "heading": "What if they don’t believe me?",
                    "text": "<p>Tell someone else. You did nothing wrong.</p>",
                }
            ]
        }
        template = "blocks/more.html"


class TableBlock(TypedTableBlock):
    """A table with a caption, which says to everyone what it compares."""

    text = blocks.CharBlock(label=_("Words"), max_length=300, required=False)

    def clean(self, table: TypedTable) -> TypedTable:
        """Refuse a table without a caption, and a column without a heading; a draft may still lack them."""
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned.caption.strip():
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(_("Give the table a caption: what does it compare?"))]
            )
        if not all(column["heading"].strip() for column in cleaned.columns):
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(_("Give every column a heading."))]
            )
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Lists")
        description = _("Things side by side, such as words to use and words to leave. Needs a caption; few columns.")
        preview_value = {
            "caption": "Words that help",
            "columns": [{"type": "text", "heading": "Say"}, {"type": "text", "heading": "Not"}],
            "rows": [{"values": ["He was harmed", "He put himself at risk"]}],
        }
        template = "blocks/table.html"
