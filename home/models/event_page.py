"""One event, such as an engagement day with agencies: when, where, for whom, how to book."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.calendar_file import CalendarEvent, calendar_file
from home.date_words import meeting_words

from .body_page import BodyPage


class EventPage(RoutablePageMixin, BodyPage):
    """A day people come to, in a place or online."""

    class Kind(models.TextChoices):
        """What sort of event it is."""

        ENGAGEMENT = "engagement", _("Engagement day with agencies")
        TRAINING = "training", _("Training")
        BRIEFING = "briefing", _("Briefing")
        PUBLIC = "public", _("Open to everyone")

    page_description = _("One event: when, where, for whom, how to book, and a file for the reader's calendar.")
    template = "pages/home/event_page.html"
    parent_page_types = ["home.EventsPage"]
    subpage_types: list[str] = []
    room = "css/rooms/work.css"

    introduction = models.CharField(_("introduction"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ENGAGEMENT)
    starts_at = models.DateTimeField(_("begins"), help_text=_("London time."))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(
        _("place"), max_length=250, blank=True, help_text=_("Name and address, and how to get in without stairs.")
    )
    is_online = models.BooleanField(
        _("online"),
        default=False,
        help_text=_("Also where people may choose. The link is sent to those who book."),
    )
    who_for = models.CharField(_("who it is for"), max_length=250)
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty means not known.")
    )
    how_to_book = models.CharField(
        _("how to book"), max_length=400, blank=True, help_text=_("In a sentence. No telephone number.")
    )
    booking_address = models.URLField(_("address for booking"), blank=True)
    is_cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("It stays here and says so: people have it in their calendars.")
    )
    notice = models.ForeignKey(
        "home.NoticePage",
        verbose_name=_("commissioning notice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
        help_text=_("The notice this engagement day belongs to. Each then leads to the other."),
    )

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("is_online")], heading=_("Where")),
        FieldPanel("who_for"),
        MultiFieldPanel(
            [FieldPanel("capacity"), FieldPanel("how_to_book"), FieldPanel("booking_address")], heading=_("Booking")
        ),
        FieldPanel("is_cancelled"),
        PageChooserPanel("notice"),
        FieldPanel("body"),
    ]

    def clean(self) -> None:
        """It ends after it begins, and happens somewhere."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("It ends after it begins.")
        if not self.place and not self.is_online:
            errors["place"] = _("Give a place, or tick that it is online.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `shown_notice`, the notice it belongs to, if that is public."""
        context = super().get_context(request, *args, **kwargs)
        context["shown_notice"] = self.notice if self.notice is not None and self.notice.live else None
        return context

    @property
    def is_past(self) -> bool:
        """Whether it is over."""
        return self.ends_at <= timezone.now()

    @property
    def when_in_words(self) -> str:
        """Its day and times."""
        return meeting_words(self.starts_at, self.ends_at)

    @property
    def state_in_words(self) -> str:
        """What somebody who wants to come must know first; empty where nothing."""
        if self.is_cancelled:
            return str(_("Cancelled."))
        return str(_("This event is over.")) if self.is_past else ""

    @property
    def calendar_address(self) -> str:
        """Where the file for calendars is."""
        return f"{self.get_url() or ''}event.ics"

    @property
    def booking_host(self) -> str:
        """The site that takes bookings: a link to somewhere else names where it leads."""
        return (urlsplit(self.booking_address).hostname or "").removeprefix("www.")

    @property
    def takes_bookings(self) -> bool:
        """Whether there is still something to book."""
        return not self.is_past and not self.is_cancelled

    @path("event.ics/", name="calendar")
    def serve_calendar(self, request: HttpRequest) -> HttpResponse:
        """The event for the reader's calendar (RFC 5545)."""
        where = [self.place] if self.place else []
        where += [str(_("Online"))] if self.is_online else []
        file = calendar_file(
            CalendarEvent(
                uid=str(self.translation_key),
                stamp=self.last_published_at or timezone.now(),
                starts_at=self.starts_at,
                ends_at=self.ends_at,
                title=self.title,
                description=self.introduction,
                place=", ".join(where),
                address=self.get_full_url(request),
                is_cancelled=self.is_cancelled,
            )
        )
        answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
        answer["Cache-Control"] = "no-store"  # whoever fetches it again learns what changed
        answer["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return answer
