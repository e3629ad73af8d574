"""“Does any of this ring true?”: statements a reader thinks about, and nobody else ever sees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import StatementsStream
from core.fields import StreamField
from home.blocks import BodyBlock

from .body_page import READING_PLACES, BodyPage


class RingTruePage(BodyPage):
    """Statements to tick for oneself, then an ending that is the same whatever was ticked.

    Nothing ticked is sent, kept, counted or printed, and nothing on the page answers it: a number or a colour would
    be a verdict, and the reader may be watched.
    """

    page_description = _(
        "Statements a young person may recognise. Nothing ticked is kept, sent, counted or answered."
    )
    template = "pages/home/ring_true_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []
    room = "css/rooms/ring-true.css"

    introduction = models.CharField(_("introduction"), max_length=300)
    groups = StreamField(StatementsStream(), verbose_name=_("statements"))
    # Needed here: a page without its ending would leave its reader alone with the statements.
    body = StreamField(BodyBlock(), verbose_name=_("ending"))

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("groups"),
        FieldPanel("body", heading=_("The ending, the same whatever was ticked")),
    ]
