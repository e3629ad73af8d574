"""Audience pages: the doors of the home page, each a real page for its reader."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .body_page import BodyPage


class AudiencePage(BodyPage):
    """What one reader needs first: what it is, signs, who to tell, what happens next."""

    page_description = _("A door on the home page, for one kind of reader.")
    template = "pages/home/audience_page.html"
    parent_page_types = ["home.HomePage"]

    door_label = models.CharField(_("words on the door"), max_length=60, help_text=_("“I’m a parent or carer”"))
    door_hint = models.CharField(_("small words above them"), max_length=60, help_text=_("“Someone I look after”"))
    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [
        *BodyPage.content_panels,
        MultiFieldPanel([FieldPanel("door_label"), FieldPanel("door_hint")], heading=_("The door")),
        FieldPanel("introduction"),
        FieldPanel("lists_headings"),
        FieldPanel("body"),
    ]

    def clean(self) -> None:
        """A door opens for one reader, and each reader has one door: the home page would show only one of two."""
        super().clean()
        if not self.audience:
            raise ValidationError({"audience": _("Choose who this door is for.")})
        others = AudiencePage.objects.live().filter(audience=self.audience, locale_id=self.locale_id)
        other = others.exclude(pk=self.pk).first()
        if other is not None:
            raise ValidationError(
                {
                    "audience": _("“%(page)s” is this reader's door already. Unpublish it first, or change it.")
                    % {"page": other.title}
                }
            )
