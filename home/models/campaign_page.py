"""One campaign: its dates, its message, and a kit that partners take away in one file."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.fields import StreamField
from home.campaign_kit import zip_kit
from home.date_words import days_words
from home.stream_blocks.kit import KitBlock

from .body_page import BodyPage

GONE = 410


class CampaignPage(RoutablePageMixin, BodyPage):
    """A campaign with a beginning and an end."""

    page_description = _("One campaign: dates, message, and a kit of words and artwork as one file.")
    template = "pages/home/campaign_page.html"
    parent_page_types = ["home.CampaignsPage"]
    subpage_types: list[str] = []
    room = "css/rooms/work.css"

    introduction = models.CharField(_("introduction"), max_length=300)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), help_text=_("The same as the first for a campaign of one day."))
    message = models.CharField(
        _("message"), max_length=220, help_text=_("The one sentence people should take away from it.")
    )
    kit = StreamField(KitBlock(), blank=True, verbose_name=_("kit"))
    hashtags = models.CharField(_("hashtags"), max_length=200, blank=True, help_text=_("With their #."))
    licence = models.CharField(
        _("licence"),
        max_length=300,
        blank=True,
        help_text=_("What partners may do with the kit. Required as soon as there is a kit."),
    )
    expires_on = models.DateField(
        _("use the kit until"),
        null=True,
        blank=True,
        help_text=_("The last day. From the next day on the page says so, and gives nothing away."),
    )

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading=_("When")),
        FieldPanel("message"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("kit"), FieldPanel("hashtags"), FieldPanel("licence"), FieldPanel("expires_on")],
            heading=_("The kit"),
        ),
    ]

    def clean(self) -> None:
        """A campaign ends after it begins; a kit says what may be done with it and until when; hashtags are such."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day is the first day or later.")
        if self.kit and not self.licence:
            errors["licence"] = _("Say what partners may do with the kit.")
        if self.kit and self.expires_on is None:
            errors["expires_on"] = _("Say until when the kit may be used.")
        if any(not word.startswith("#") or len(word) == 1 for word in self.hashtags.split()):
            errors["hashtags"] = _("Begin each with #.")
        if errors:
            raise ValidationError(errors)

    @property
    def kit_has_expired(self) -> bool:
        """Whether the kit's last day is over, in London."""
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def when_in_words(self) -> str:
        """Its dates."""
        return days_words(self.starts_on, self.ends_on)

    @property
    def kit_address(self) -> str:
        """Where the kit is."""
        return f"{self.get_url() or ''}kit.zip"

    @property
    def gives_kit(self) -> bool:
        """Whether there is a kit to take away today."""
        return bool(self.kit) and not self.kit_has_expired

    @path("kit.zip/", name="kit")
    def serve_kit(self, request: HttpRequest) -> HttpResponseBase:
        """The kit as one file. Once it has expired, the page itself, which says so, with the status 410."""
        if not self.gives_kit:
            answer = self.render(request)
            answer.status_code = GONE
            return answer
        kit = FileResponse(
            zip_kit(self), as_attachment=True, filename=f"{self.slug}-kit.zip", content_type="application/zip"
        )
        kit["Cache-Control"] = "no-store"  # many shared caches keep files by their name, beyond the kit's last day
        return kit
