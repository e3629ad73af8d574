"""Stories: invented, told in scenes, with the turn marked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import ScenesStream
from core.fields import StreamField

from .body_page import READING_PLACES, BodyPage


class StoryPage(BodyPage):
    """One invented story, after a note on what is in it and a way past it."""

    page_description = _("An invented story told in scenes, the turning point marked. Never graphic.")
    template = "pages/home/story_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []
    room = "css/rooms/story.css"

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    content_note = models.CharField(
        _("what is in it"),
        max_length=240,
        help_text=_("Stands first: “This story has threats in it. It ends with help.”"),
    )
    who = models.CharField(
        _("who tells it"), max_length=80, blank=True, help_text=_("“A boy of 15”. The page adds that it is invented.")
    )
    scenes = StreamField(ScenesStream(), verbose_name=_("scenes"))

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("content_note"),
        FieldPanel("who"),
        FieldPanel("scenes"),
        FieldPanel("body", heading=_("After the story")),
    ]
