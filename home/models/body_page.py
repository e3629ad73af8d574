"""What the campaign's pages share: a body of blocks, whose services are loaded together."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import StreamField
from core.models import BasePage
from home.blocks import BodyBlock
from home.outline import outline_of
from home.staff.words.panel import WordsPanel
from signposting.models import Service
from signposting.offer import is_offered
from signposting.page_cards import load_page_cards

# Where a page that is read stands: below the home page, a reader's hub, or a page of guidance it belongs to.
READING_PLACES = ["home.HomePage", "home.AudiencePage", "home.GuidancePage"]


class BodyPage(BasePage):
    """Abstract parent of every page with a body."""

    lists_headings = models.BooleanField(
        _("list its headings at the top"),
        default=False,
        help_text=_("For a long page: a reader in a hurry goes straight to the part they need."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    # The one stylesheet a page of this type loads: a static file's name.
    room = "css/rooms/reading.css"

    # Right below the title: whoever writes sees it without looking for it.
    content_panels = [*BasePage.content_panels, WordsPanel()]

    class Meta:
        abstract = True

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Load every service the body shows, and the help strip's, at once.

        Adds `parts`, the body's blocks each with its anchor, and `outline`, (anchor, heading) pairs. A page that does
        not list its headings has neither anchors nor an outline. Adds `room`, its stylesheet.
        """
        context = super().get_context(request, *args, **kwargs)
        load_page_cards(request, self.services_chosen(), self.audience)
        parts = outline_of(self.body) if self.lists_headings else [(block, "", "") for block in self.body]
        context["parts"] = [(block, anchor) for block, anchor, _heading in parts]
        context["outline"] = [(anchor, heading) for _block, anchor, heading in parts if anchor]
        context["room"] = self.room
        return context

    def clean(self) -> None:
        """Refuse a contact card for somebody else than the page's reader, such as a line for 16 and over."""
        super().clean()
        wrong = [service.name for service in self.services_chosen() if not is_offered(service, self.audience)]
        if wrong:
            raise ValidationError(
                {
                    "body": _("Not for this page's reader, by the ages or readers in the directory: %(names)s.")
                    % {"names": ", ".join(wrong)}
                }
            )

    def links_to(self) -> set[int]:
        """The pages its lists of links lead to."""
        lists = [block.value["links"] for block in self.body if block.block_type == "links"]
        return {link["page"].pk for links in lists for link in links if link["page"]}

    def services_chosen(self) -> list[Service]:
        """The services of the body's contact cards."""
        chosen = [block.value.get("service") for block in self.body if block.block_type == "contact_card"]
        return [service for service in chosen if service is not None]
