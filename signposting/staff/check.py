""" "I have checked this": the screen on which staff tick what they did to make sure that a record is true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.cards import ages_sentence, card_standing_alone
from signposting.channel_lines import channel_href, channel_text, hours_of
from signposting.freshness.checks import record_check
from signposting.freshness.details import details_of, steps_that_apply
from signposting.freshness.states import freshness_of
from signposting.hours import hours_sentences
from signposting.models import Channel, Service, ServiceCheck
from signposting.models.choices import ChannelKind, CheckStep

LIVE, DRAFT = "live", "draft"
# Ways to get in touch that people use at any hour: nothing is said of theirs unless it is known.
NO_HOURS = frozenset({ChannelKind.FRONT_DOOR, ChannelKind.WEB, ChannelKind.EMAIL})
OPENED_KINDS = frozenset({ChannelKind.WEB, ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.ADDRESS})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing to hold against reality: what it is about, its words, where they lead, and what to know of them."""

    text: str
    href: str = ""
    about: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One tick with what it is about; `known` is false while the record says nothing that could be right."""

    code: str
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PastCheck:
    """One check of the past, and whether it is about the details as they are today."""

    check: ServiceCheck
    is_about_today: bool


class CheckForm(forms.Form):
    """Which steps were taken, and what to remember."""

    steps = forms.MultipleChoiceField(
        choices=CheckStep.choices,
        error_messages={"required": gettext_lazy("Tick what you did. Nothing was kept.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Who you spoke to, what they said. Never shown in public."),
    )


class CheckView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The public card, the ticks that apply, each beside what it is about, and the history of checks."""

    template_name = "signposting/staff/check.html"
    page_title = gettext_lazy("Check")
    header_icon = "check"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "change"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the stored record, and its draft when that would lead people to other help."""
        super().setup(request, *args, **kwargs)
        self.service = get_object_or_404(Service, pk=kwargs["pk"])
        self.form = CheckForm()

    @cached_property
    def draft(self) -> Service | None:
        """The draft, if its details are not those of the stored record."""
        draft = self.service.get_latest_revision_as_object()
        return draft if details_of(draft) != details_of(self.service) else None

    @property
    def version(self) -> str:
        """Which of the two is checked: what the public sees, unless the draft was chosen or is all there is."""
        asked = self.request.POST.get("version") or self.request.GET.get("version")
        if self.draft is None:
            return LIVE
        return DRAFT if asked == DRAFT or not self.service.live else LIVE

    @property
    def record(self) -> Service:
        """The record that is checked."""
        return self.draft if self.version == DRAFT and self.draft is not None else self.service

    def get_page_subtitle(self) -> str:
        """The service's name."""
        return self.service.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Services, the service, this."""
        return [*super().get_breadcrumbs_items(), *crumbs_to(self.service), {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the check, unless somebody changed the details while they were being checked."""
        self.form = CheckForm(request.POST)
        record = self.record
        if request.POST.get("details") != details_of(record):
            messages.error(
                request, _("Somebody changed the details while you were checking them. Nothing was kept. Look again.")
            )
            return self.get(request, *args, **kwargs)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        steps = steps_that_apply(record).intersection(self.form.cleaned_data["steps"])
        check = record_check(record, request.user, steps, self.form.cleaned_data["note"])
        say = messages.success if check.is_whole else messages.warning
        say(request, outcome(record, check, is_draft=self.version == DRAFT))
        return redirect("directory:check", self.service.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows; a handful of queries."""
        record = self.record
        ticked = self.form.data.getlist("steps") if self.form.is_bound else []  # type: ignore[attr-defined]
        today = details_of(self.service)
        history = self.service.checks.select_related("made_by")
        return {
            **super().get_context_data(**kwargs),
            "service": self.service,
            "state": freshness_of(self.service, timezone.localdate()),
            "draft": self.draft,
            "is_seen": self.service.is_public,
            "version": self.version,
            "form": self.form,
            "steps": steps_of(record),
            "ticked": ticked,
            "details": details_of(record),
            "history": [PastCheck(check, check.details == today) for check in history],
        }


class CardView(PermissionCheckedMixin, TemplateView):
    """The public card alone, in the public's own clothes; stands in a frame on the check's page."""

    template_name = "signposting/staff/card.html"
    permission_policy = ModelPermissionPolicy(Service)
    any_permission_required = ["view", "change"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The card of the stored record or of its draft, now."""
        service = get_object_or_404(Service.objects.with_card_details(), pk=kwargs["pk"])
        if self.request.GET.get("version") == DRAFT:
            service = service.get_latest_revision_as_object()
        return {**super().get_context_data(**kwargs), "card": card_standing_alone(service, timezone.now())}


def crumbs_to(service: Service) -> list[dict[str, Any]]:
    """The way from the start page to a service's record."""
    return [
        {"url": reverse("wagtailsnippets_signposting_service:list"), "label": _("Services")},
        {"url": reverse("wagtailsnippets_signposting_service:inspect", args=[service.pk]), "label": service.name},
    ]


def outcome(service: Service, check: ServiceCheck, *, is_draft: bool) -> str:
    """What became of the check, plainly: one with a missing step does not make the record checked."""
    if check.is_whole and is_draft:
        return _("Kept. It counts from the moment this draft is published.")
    if check.is_whole and not service.is_public:
        return _("Kept. “%(name)s” is checked. The public is told the day once it sees it.") % {"name": service.name}
    if check.is_whole:
        return _("Kept. “%(name)s” is checked, and the public is told the day.") % {"name": service.name}
    missing = [str(CheckStep(code).label) for code in CheckStep.values if code in steps_that_apply(service)]
    missing = [words for words in missing if words not in {str(CheckStep(code).label) for code in check.steps}]
    return _("Kept, but it does not count as a check yet. Not done: %(missing)s.") % {"missing": "; ".join(missing)}


def steps_of(service: Service) -> list[Step]:
    """The ticks that apply to `service`, each with what is to be held against reality."""
    channels = [channel for channel in service.channels.all() if channel.is_finished]
    about: dict[str, list[Evidence]] = {
        CheckStep.RANG: [_line(channel) for channel in channels if channel.dialled],
        CheckStep.OPENED: [_line(channel) for channel in channels if channel.kind in OPENED_KINDS],
        CheckStep.HOURS: _hours(service, channels),
        CheckStep.AREA: [Evidence(area.name) for area in sorted(service.coverage.all(), key=lambda one: one.name)],
        CheckStep.WHO: _who(service),
    }
    applying = steps_that_apply(service)
    return [
        Step(code, str(CheckStep(code).label), tuple(about[code]) or (Evidence(_("The record does not say.")),))
        for code in CheckStep.values
        if code in applying
    ]


def _line(channel: Channel) -> Evidence:
    private = _("for staff only") if channel.is_private else ""
    aside = ", ".join(words for words in (channel.label, private) if words)
    text = channel.value if channel.kind in {ChannelKind.WEB, ChannelKind.CHAT} else channel_text(channel)
    return Evidence(text, channel_href(channel), aside=aside)


def _hours(service: Service, channels: list[Channel]) -> list[Evidence]:
    """The hours of each way to get in touch that has some, or whose hours the public is told we do not know."""
    covered = None if service.stands_in_for is None else hours_of(service.stands_in_for)
    return [
        Evidence("; ".join(hours_sentences(channel.hours(covered))), about=_named(channel))
        for channel in channels
        if channel.known_hours or channel.kind not in NO_HOURS
    ]


def _named(channel: Channel) -> str:
    """Which line it is: a number by itself, a site by the words of its link, since two links may lead to one site."""
    return channel_text(channel) if channel.dialled else channel.label or channel_text(channel)


def _who(service: Service) -> list[Evidence]:
    needs = ", ".join(need.name for need in sorted(service.needs.all(), key=lambda need: need.order))
    facts = {
        _("May get in touch"): service.get_audiences_display() if service.audiences else "",  # type: ignore[attr-defined]
        _("Is for"): service.who_for,
        _("Ages"): ages_sentence(service),
        _("Helps with"): needs,
    }
    return [Evidence(words or _("Not known"), about=about) for about, words in facts.items()]
