"""Adding and editing a service: a new number waits for a second person, and odd numbers are named."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages as staff_messages
from wagtail.snippets.views.snippets import CreateView, EditView

from signposting.models import Service
from signposting.second_person import changed_contacts, refusal
from signposting.staff.freshness_buttons import FreshnessButtonsMixin
from signposting.staff.guarded_views import AskOnceMoreMixin
from signposting.staff.numbers import warnings_about


class SecondPersonMixin:
    """Publishing one's own new number saves the draft and hands it on instead: nothing typed is lost."""

    handed_on = ""

    def publish_action(self) -> HttpResponse | None:
        """Publish, or hand on."""
        service: Service = self.object  # type: ignore[attr-defined]  # the view's
        self.handed_on = refusal(service, self.request.user, self.new_revision)  # type: ignore[attr-defined]
        if not self.handed_on:
            return super().publish_action()  # type: ignore[misc]
        if not service.workflow_in_progress:
            self.submit_action()  # type: ignore[attr-defined]
        return None

    def workflow_action_action(self) -> HttpResponse | None:
        """Approve, or hand on: somebody who corrects a number while approving has typed it."""
        if self._approves():
            self.handed_on = refusal(self.object, self.request.user, self.new_revision)  # type: ignore[attr-defined]
        return None if self.handed_on else super().workflow_action_action()  # type: ignore[misc]

    def _approves(self) -> bool:
        return self.action == "workflow-action" and self.workflow_action == "approve"  # type: ignore[attr-defined]

    def get_success_message(self, instance: Any = None) -> str:
        """Says who publishes it now."""
        is_for_later = self.object.go_live_at and self.object.go_live_at > timezone.now()  # type: ignore[attr-defined]
        if not self.handed_on and self._approves() and not is_for_later:
            return _("“%(name)s” is approved and published.") % {"name": self.object}  # type: ignore[attr-defined]
        if not self.handed_on:
            return str(super().get_success_message(instance))  # type: ignore[misc]
        saved = _("“%(name)s” is saved, and not public yet.") % {"name": self.object}  # type: ignore[attr-defined]
        waits = _("It waits on the first page of everyone else who may publish.")
        return f"{saved} {self.handed_on} {waits}"


class WaitingNumberMixin:
    """On opening a record, names the number that waits for a second person, and what that person does."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says so above the form."""
        service: Service = self.object  # type: ignore[attr-defined]  # the view's
        if request.accepts("text/html") and service.workflow_in_progress:
            self._say_what_waits(request, service)
        answer: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    @staticmethod
    def _say_what_waits(request: HttpRequest, service: Service) -> None:
        new, old = changed_contacts(service)
        if not new:
            return
        words = [_("Waits for a second person: %(new)s.") % {"new": ", ".join(new)}]
        if old:
            words.append(_("Until then the public sees: %(old)s.") % {"old": ", ".join(old)})
        if not refusal(service, request.user):
            words.append(_("Ring it or open it. If it is right, choose “Approve” beside “Save draft”."))
        versions = [service.pk, "live", "latest"]
        changes = reverse("wagtailsnippets_signposting_service:revisions_compare", args=versions)
        buttons = [staff_messages.button(changes, _("See every change"))] if service.live else []
        staff_messages.info(request, " ".join(words), buttons=buttons)


class NumberWarningsMixin:
    """After saving, says what to look at again in the numbers. Not while a draft saves itself."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save first: nothing is refused for a warning."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if not self.expects_json_response:  # type: ignore[attr-defined]
            for warning in warnings_about(self.object):  # type: ignore[attr-defined]
                messages.warning(self.request, warning)  # type: ignore[attr-defined]
        return response


class ServiceCreateView(NumberWarningsMixin, AskOnceMoreMixin, SecondPersonMixin, CreateView):
    """Adds a service; a new front door without a number would stand before one that has it."""


class ServiceEditView(
    FreshnessButtonsMixin, WaitingNumberMixin, NumberWarningsMixin, AskOnceMoreMixin, SecondPersonMixin, EditView
):
    """Changes a service; asks once more before that leaves people without help."""
