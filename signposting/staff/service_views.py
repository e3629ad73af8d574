"""What is particular about adding and editing a service: a new number waits for a second person."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import CreateView, EditView

from signposting.models import Service
from signposting.second_person import refusal


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


class ServiceCreateView(SecondPersonMixin, CreateView):
    """Adds a service."""


class ServiceEditView(SecondPersonMixin, EditView):
    """Changes a service."""
