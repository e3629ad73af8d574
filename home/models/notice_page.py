"""One commissioning notice: from the model to the start of a service, with one deadline that closes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from core.fields import StreamField
from home.date_words import days_words, moment_words
from home.stream_blocks.notices import NoticeDocumentsBlock, QuestionsBlock, Stage, StagesBlock

from .body_page import BodyPage

SHARED_FOR = 60  # seconds a shared cache keeps a page, from core.middleware.headers


class NoticePage(BodyPage):
    """What a partnership wants to commission, and how agencies take part. Nothing is submitted on this site."""

    class State(models.TextChoices):
        """Where a notice stands."""

        NOT_YET = "not_yet", _("Not open for proposals yet")
        OPEN = "open", _("Open for proposals")
        CLOSED = "closed", _("Closed: no more proposals")

    page_description = _("A commissioning notice: stages, documents, questions. It closes itself at the deadline.")
    template = "pages/home/notice_page.html"
    parent_page_types = ["home.NoticesPage"]
    subpage_types: list[str] = []
    room = "css/rooms/work.css"

    introduction = models.CharField(_("introduction"), max_length=300)
    is_example = models.BooleanField(
        _("an example"), default=False, help_text=_("The page then says, first of all, that nothing is being bought.")
    )
    opens_at = models.DateTimeField(
        _("open for proposals from"), null=True, blank=True, help_text=_("London time. Empty while it is not known.")
    )
    closes_at = models.DateTimeField(
        _("deadline"),
        null=True,
        blank=True,
        help_text=_("London time. At that minute the page closes and no longer leads to the portal."),
    )
    portal_name = models.CharField(_("procurement portal"), max_length=120, blank=True)
    portal_address = models.URLField(_("address of the notice there"), blank=True)
    stages = StreamField(StagesBlock(), blank=True, verbose_name=_("stages"))
    documents = StreamField(NoticeDocumentsBlock(), blank=True, verbose_name=_("documents"))
    questions = StreamField(QuestionsBlock(), blank=True, verbose_name=_("questions and answers"))

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("is_example"),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("The call for proposals")),
        MultiFieldPanel(
            [FieldPanel("portal_name"), FieldPanel("portal_address")], heading=_("Where proposals are sent")
        ),
        FieldPanel("stages"),
        FieldPanel("body"),
        FieldPanel("documents"),
        FieldPanel("questions"),
    ]

    def clean(self) -> None:
        """A call has a beginning and an end; each stage stands once, in the order of commissioning."""
        super().clean()
        errors: dict[str, Any] = {}
        if bool(self.opens_at) != bool(self.closes_at):
            errors["closes_at"] = _("Give both the opening and the deadline, or neither.")
        elif self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("The deadline comes after the opening.")
        if bool(self.portal_name) != bool(self.portal_address):
            errors["portal_address"] = _("Give both the portal's name and the address, or neither.")
        given = [block.value["stage"] for block in self.stages]
        if given != [stage for stage in Stage.values if stage in given]:
            errors["stages"] = _("Each stage once, in this order: model, engagement days, call, award, start.")
        if errors:
            raise ValidationError(errors)

    @property
    def state(self) -> State:
        """Where it stands this minute. At the deadline itself it is closed."""
        now = timezone.now()
        if self.opens_at is None or self.closes_at is None or now < self.opens_at:
            return self.State.NOT_YET
        return self.State.OPEN if now < self.closes_at else self.State.CLOSED

    @property
    def state_in_words(self) -> str:
        """Where it stands."""
        return str(self.state.label)

    @property
    def deadline_in_words(self) -> str:
        """The minute it closes; empty while there is none."""
        return moment_words(self.closes_at) if self.closes_at else ""

    @property
    def when_in_words(self) -> str:
        """What a list says of its time."""
        if not self.closes_at:
            return str(_("No deadline yet"))
        return _("Deadline: %(moment)s") % {"moment": self.deadline_in_words}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; no shared cache may keep it beyond the minute it opens or closes."""
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        now = timezone.now()
        changes = [(at - now).total_seconds() for at in (self.opens_at, self.closes_at) if at and at > now]
        if changes and min(changes) < SHARED_FOR:
            answer["CDN-Cache-Control"] = f"public, max-age={int(min(changes))}"
        return answer

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `is_open`, `is_closed`, `stage_rows` (each stage's words, its block, its days, and whether it
        is over), and `shown_events`, the public engagement days, soonest first."""
        context = super().get_context(request, *args, **kwargs)
        state = self.state
        today = timezone.localdate()
        context["is_open"], context["is_closed"] = state == self.State.OPEN, state == self.State.CLOSED
        context["stage_rows"] = [
            (Stage(block.value["stage"]).label, block.value, _days(block.value), _when(block.value, today))
            for block in self.stages
        ]
        context["shown_events"] = list(self.events.live().order_by("starts_at", "pk")) if self.pk else []
        return context


def _days(stage: dict[str, Any]) -> str:
    """The stage's days; empty where they are not known."""
    first: date | None = stage["starts_on"]
    return days_words(first, stage["ends_on"] or first) if first else ""


def _when(stage: dict[str, Any], today: date) -> str:
    """ "over", "now" or "to come"; "unknown" where the stage has no day."""
    first: date | None = stage["starts_on"]
    if first is None:
        return "unknown"
    if today < first:
        return "to come"
    return "now" if today <= (stage["ends_on"] or first) else "over"
