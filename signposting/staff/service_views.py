"""Adding and editing a service: a new number waits for a second person, and odd numbers are named."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import CreateView, EditView

from signposting.models import Service
from signposting.second_person import refusal
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

    def get_success_message(self, instance: Any = None) -> str:
        """Says who publishes it now."""
        if not self.handed_on:
            return str(super().get_success_message(instance))  # type: ignore[misc]
        saved = _("“%(name)s” is saved, and not public yet.") % {"name": self.object}  # type: ignore[attr-defined]
        waits = _("It waits on the first page of everyone else who may publish.")
        return f"{saved} {self.handed_on} {waits}"


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


class ServiceEditView(FreshnessButtonsMixin, NumberWarningsMixin, AskOnceMoreMixin, SecondPersonMixin, EditView):
    """Changes a service; asks once more before that leaves people without help."""
