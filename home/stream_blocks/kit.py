"""What a campaign gives away: words to paste and artwork to use."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class CopyBlock(blocks.StructBlock):
    """Words to paste, for one channel."""

    channel = blocks.CharBlock(
        label=_("Where it is for"), max_length=80, help_text=_("“Social media, short”, “Newsletter”, “School app”.")
    )
    text = blocks.TextBlock(
        label=_("Words"), help_text=_("Plain text, as people will paste it. No telephone number: link to the finder.")
    )

    class Meta:
        icon = "edit"
        label = _("Words to paste")
        description = _("One text for one channel. It is shown on the page and goes into the kit as a text file.")
        preview_value = {"channel": "Social media, short", "text": "You don’t need to be sure to ask."}
        template = "blocks/kit_copy.html"


class ArtworkBlock(blocks.StructBlock):
    """One picture or document, with the words for whoever cannot see it."""

    title = blocks.CharBlock(label=_("Name"), max_length=100)
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    document = DocumentChooserBlock(label=_("Or a document"), required=False)
    alt = blocks.CharBlock(
        label=_("In words"),
        max_length=300,
        help_text=_("What it shows and says. Whoever posts it pastes this as the alternative text."),
    )
    size = blocks.CharBlock(
        label=_("Size"), max_length=60, required=False, help_text=_("“A4”, “1080 by 1080 pixels, for a post”.")
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """It is a picture or a document, and not both."""
        cleaned = super().clean(value)
        if bool(cleaned["picture"]) == bool(cleaned["document"]):
            raise blocks.StructBlockValidationError(
                block_errors={"document": ValidationError(_("Choose a picture or a document, not both."))}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `is_usable`: the file is still there, and its licence has not run out."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["is_usable"] = artwork_file(value) is not None
        return context

    class Meta:
        icon = "image"
        label = _("Artwork")
        description = _("A picture or document to use, its size, and what it shows in words.")
        preview_value = {
            "title": "Poster",
            "alt": "A speech bubble: “You can still ask.”",
            "size": "A4",
        }
        template = "blocks/kit_artwork.html"


def artwork_file(value: blocks.StructValue) -> Any | None:
    """The stored file of an artwork; None where it was deleted, or its picture may no longer be used."""
    picture, document = value.get("picture"), value.get("document")
    if picture is not None:
        return picture.file if picture.may_be_used else None
    return document.file if document is not None else None


class KitBlock(blocks.StreamBlock):
    """Everything in a campaign's kit."""

    copy = CopyBlock()
    artwork = ArtworkBlock()
