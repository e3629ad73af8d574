"""Pictures in a page: described for whoever cannot see them, light, and gone once we may not use them any more."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """One picture."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("In words"),
        max_length=300,
        help_text=_(
            "What somebody who cannot see it should know. Never who a person is, unless they agreed to that."
        ),
    )
    caption = blocks.CharBlock(label=_("Words below it"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Words")
        description = _("A drawing, or a photograph of a place or of adults who agreed. No child, ever.")
        preview_value = {"alt": "Two speech bubbles beside each other.", "caption": "You can just ask."}
        template = "blocks/picture.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `is_usable`: it was not deleted, and its licence and consent have not run out."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        picture = value.get("picture")
        context["is_usable"] = picture is not None and picture.may_be_used
        return context
