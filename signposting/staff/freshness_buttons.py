"""The buttons that lead from a record to checking and withdrawing it; the same on every list and screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, InspectView

from signposting.models import Organisation, Service

CHECK = "signposting.change_service"
WITHDRAW = "signposting.publish_service"


class FreshnessButtonsMixin:
    """For the screens of one service: "I have checked this" in sight, withdrawing below "Actions"."""

    object: Service
    request: HttpRequest

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The check."""
        buttons = list(super().header_buttons)  # type: ignore[misc]
        if self.request.user.has_perm(CHECK) and not self.object.needs_no_check:
            link = reverse("directory:check", args=[self.object.pk])
            buttons.append(HeaderButton(_("I have checked this"), url=link, icon_name="check"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Withdrawing, or putting back."""
        buttons = list(super().header_more_buttons)  # type: ignore[misc]
        if self.request.user.has_perm(WITHDRAW):
            buttons.append(withdraw_button(self.object))
        return buttons

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says first that nobody sees a withdrawn service."""
        if self.object.withdrawn_on and request.accepts("text/html"):
            link = reverse("directory:withdraw", args=[self.object.pk])
            button = messages.button(link, _("See why, or put it back"))
            messages.warning(request, _("This service is withdrawn: nobody sees it."), buttons=[button])
        answer: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class OrganisationButtonsMixin:
    """For the screen of one organisation: "This organisation has closed"."""

    object: Organisation
    request: HttpRequest

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's, and ours."""
        buttons = list(super().header_more_buttons)  # type: ignore[misc]
        if self.request.user.has_perm(WITHDRAW):
            buttons.append(closed_button(self.object))
        return buttons


def withdraw_button(service: Service) -> Button:
    """Leads to withdrawing, or to putting back."""
    label = _("Put back") if service.withdrawn_on else _("Withdraw")
    return Button(label, url=reverse("directory:withdraw", args=[service.pk]), icon_name="cross", priority=40)


def closed_button(organisation: Organisation) -> Button:
    """Leads to closing an organisation with everything it runs."""
    link = reverse("directory:organisation_closed", args=[organisation.pk])
    return Button(_("This organisation has closed"), url=link, icon_name="cross", priority=40)


def row_buttons(record: Any, user: Any) -> Iterator[Button]:
    """What a row's menu in a list offers beside Wagtail's own."""
    if isinstance(record, Service):
        if user.has_perm(CHECK) and not record.needs_no_check:
            link = reverse("directory:check", args=[record.pk])
            yield Button(_("I have checked this"), url=link, icon_name="check", priority=5)
        if user.has_perm(WITHDRAW):
            yield withdraw_button(record)
    if isinstance(record, Organisation) and user.has_perm(WITHDRAW):
        yield closed_button(record)


class ServiceInspectView(FreshnessButtonsMixin, InspectView):
    """The record in words, for those who may not edit it."""


class OrganisationEditView(OrganisationButtonsMixin, EditView):
    """Changes an organisation."""
