"""Blocks of words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.language import Voice

# No h1 (the page's title is it), no images, no embeds: a page never calls another site.
TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]
SENTENCE_FEATURES = ["bold", "link"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Words")
        description = _("Headings, paragraphs and lists. Telephone numbers go in a contact card instead.")
        preview_value = "<h2>It is never the child’s fault</h2><p>You don’t need to be sure to ask.</p>"
        template = "blocks/text.html"


class CalloutBlock(blocks.StructBlock):
    """A short thing nobody should miss."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=SENTENCE_FEATURES)
    police = blocks.BooleanBlock(
        label=_("Show 999 and 101"),
        required=False,
        help_text=_("For “ring the police”: the numbers come from the directory."),
    )

    class Meta:
        icon = "warning"
        label = _("Callout")
        group = _("Words")
        description = _("One thing nobody should miss. At most one or two a page.")
        preview_value = {"heading": "Missing right now?", "text": "<p>Tell the police. Don’t wait.</p>"}
        template = "blocks/callout.html"


class SayBlock(blocks.StructBlock):
    """One sentence in large type."""

    text = blocks.CharBlock(label=_("Sentence"), max_length=220)

    class Meta:
        icon = "openquote"
        label = _("In large type")
        group = _("Words")
        description = _("The one sentence a worried reader should take away.")
        preview_value = {"text": "You won’t be in trouble. You don’t need proof."}
        template = "blocks/say.html"


class LinkBlock(blocks.StructBlock):
    """One link, to a page of ours or to another site."""

    text = blocks.CharBlock(label=_("Words of the link"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=300,
        voice=Voice.NOBODY,
        help_text=_("For the finder, “/find-support/”; for another site, the whole address."),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A link leads to exactly one place."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["address"]):
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError(_("Choose a page or type an address, not both."))}
            )
        if cleaned["address"] and not cleaned["address"].startswith(("/", "#", "https://", "http://")):
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError(_("Start with / or https://"))}
            )
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")


def links_that_lead(value: blocks.StructValue) -> list[blocks.StructValue]:
    """The links of a `LinksBlock` that have somewhere to lead: an address, or a page that is live."""
    return [link for link in value["links"] if link["address"] or (link["page"] and link["page"].live)]


class LinksBlock(blocks.StructBlock):
    """A short list of where to go next."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `links`: (words, address, line) each, the line being what a page of ours says of itself, or empty.

        A page that is not live is left out: no link leads nowhere.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = (parent_context or {}).get("request")
        context["links"] = [
            (link["text"], link["page"].get_url(request), link["page"].search_description)
            if link["page"]
            else (link["text"], link["address"], "")
            for link in links_that_lead(value)
        ]
        return context

    class Meta:
        icon = "list-ul"
        label = _("Where to go next")
        group = _("Ways on")
        description = _("Links to read next, or to another site that is named.")
        preview_value = {
            "heading": "Read next",
            "links": [{"text": "Find help near you", "page": None, "address": "/find-support/"}],
        }
        template = "blocks/links.html"
