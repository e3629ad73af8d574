"""The bodies of a partnership, each with the time it is known to stand for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Known(models.TextChoices):
    """How exactly a day is known. A year alone is stored as its first or last day and shown as the year."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class BodyValue(blocks.StructValue):
    """A body, which knows whether it is past."""

    @property
    def is_past(self) -> bool:
        """Whether its last day is over, in London."""
        last: date | None = self.get("valid_until")
        return last is not None and last < timezone.localdate()

    @property
    def is_to_come(self) -> bool:
        """Whether its first day has not come yet."""
        first: date | None = self.get("valid_from")
        return first is not None and first > timezone.localdate()


class PartnerBodyBlock(blocks.StructBlock):
    """A board, group, forum or post."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    what = blocks.CharBlock(label=_("What it does"), max_length=400)
    arrangement = blocks.CharBlock(
        label=_("Which arrangement this is"),
        max_length=80,
        required=False,
        help_text=_("“2016 arrangement”, where that is what is known."),
    )
    valid_from = blocks.DateBlock(label=_("Valid from"), required=False)
    valid_until = blocks.DateBlock(
        label=_("Valid until"), required=False, help_text=_("From the next day on it stands under “Earlier”.")
    )
    known = blocks.ChoiceBlock(label=_("These days are known"), choices=Known.choices, default=Known.DAY)
    confirmed_on = blocks.DateBlock(
        label=_("Confirmed on"),
        required=False,
        help_text=_("The day the body itself confirmed this. Empty, and the page says that nobody has."),
    )
    address = blocks.URLBlock(
        label=_("Its own page"), required=False, help_text=_("Only an address that you have opened.")
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """It does not end before it begins."""
        cleaned = super().clean(value)
        first, last = cleaned["valid_from"], cleaned["valid_until"]
        if first and last and last < first:
            raise blocks.StructBlockValidationError(
                block_errors={"valid_until": ValidationError(_("It cannot end before it began."))}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `pattern`, the form in which its days are shown."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        patterns = {Known.DAY: "j F Y", Known.MONTH: "F Y", Known.YEAR: "Y"}
        context["pattern"] = patterns.get(value.get("known"), "j F Y")
        return context

    class Meta:
        icon = "group"
        label = _("Body")
        description = _("A board, group, forum or post, and from when until when it stands.")
        value_class = BodyValue
        preview_value = {"name": "Joint Commissioning Group", "what": "Plans services for the whole county and city."}
        template = "blocks/partner_body.html"


class PartnerBodiesBlock(blocks.StreamBlock):
    """All bodies of a partnership."""

    body = PartnerBodyBlock()
