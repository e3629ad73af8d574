"""Withdrawing a service, and putting it back: one confirmation by one person, with what it would leave empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from core import staff_mail
from core.audiences import Audience
from signposting.coverage.holes import cells_emptied
from signposting.freshness.notices import tell_publishers_it_went
from signposting.freshness.withdrawal import is_essential, put_back, withdraw
from signposting.models import Service
from signposting.models.choices import WithdrawnReason
from signposting.offer import is_offered
from signposting.staff.check import crumbs_to
from signposting.staff.guards import Loss

Choice = tuple[Any, Any]


class WithdrawForm(forms.Form):
    """Why, and what people are shown instead."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=WithdrawnReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say why. Nothing has changed yet.")},
    )
    successor = forms.TypedChoiceField(
        label=gettext_lazy("What should people use instead?"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy(
            "Old links and the pages that show it lead there. Those that help with the same come first."
        ),
    )

    def __init__(self, *args: Any, services: Sequence[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = successors_of(services)  # type: ignore[attr-defined]


class WithdrawView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once, withdraws at once; of a withdrawn service, offers to put it back."""

    template_name = "signposting/staff/withdraw.html"
    page_title = gettext_lazy("Withdraw")
    header_icon = "cross"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "publish"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the stored record."""
        super().setup(request, *args, **kwargs)
        self.service = get_object_or_404(Service.objects.select_related("successor"), pk=kwargs["pk"])
        self.form = WithdrawForm(services=[self.service])

    def get_page_subtitle(self) -> str:
        """The service's name."""
        return self.service.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Services, the service, this."""
        return [*super().get_breadcrumbs_items(), *crumbs_to(self.service), {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw, or put back."""
        if "put-back" in request.POST:
            if put_back(self.service, request.user):
                messages.success(request, _("“%(name)s” is back in the directory.") % {"name": self.service.name})
            return redirect("directory:withdraw", self.service.pk)
        self.form = WithdrawForm(request.POST, services=[self.service])
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        chosen = self.form.cleaned_data
        successor = Service.objects.get(pk=chosen["successor"]) if chosen["successor"] else None
        try:
            withdrawn = withdraw(self.service, reason=chosen["reason"], successor=successor, by=request.user)
        except ValueError:  # withdrawn by somebody else since the list of choices was made
            self.form.add_error("successor", _("This service was withdrawn meanwhile. Choose another."))
            return self.get(request, *args, **kwargs)
        if withdrawn:
            name = {"name": self.service.name}
            messages.success(request, _("“%(name)s” is withdrawn. Nobody sees it any more.") % name)
            say_who_was_told(request, [self.service])
        return redirect("directory:withdraw", self.service.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        cells = () if self.service.withdrawn_on else cells_emptied(without={self.service.pk})
        return {
            **super().get_context_data(**kwargs),
            "service": self.service,
            "emptied": Loss(cells).emptied,
            "is_essential": is_essential(self.service),
            "form": self.form,
        }


def successors_of(services: Sequence[Service]) -> list[Choice]:
    """What may take the place of `services`, for a list to choose from.

    Those that help the same readers with the same come first. The others say which readers they are not for: a page
    for those would show nothing in the old one's place.
    """
    gone = {service.pk for service in services}
    needs = {need.pk for service in services for need in service.needs.all()}
    roles = {service.role for service in services if service.role}
    readers = {reader for service in services for reader in service.audiences}
    like: list[Choice] = []
    others: list[Choice] = []
    for other in Service.objects.public().exclude(pk__in=gone).prefetch_related("needs").order_by("name"):
        helps_alike = other.role in roles or any(need.pk in needs for need in other.needs.all())
        left_out = sorted(reader for reader in readers if not is_offered(other, reader))
        (like if helps_alike and not left_out else others).append((other.pk, _named(other, left_out)))
    groups = [(_("Help with the same"), like), (_("Others"), others)]
    return [("", _("Nothing yet")), *(group for group in groups if group[1])]


def _named(service: Service, left_out: Sequence[str]) -> str:
    """Its name, and the readers it is not for."""
    if not left_out:
        return service.name
    words = {"name": service.name, "readers": ", ".join(str(Audience(code).label) for code in left_out)}
    return _("%(name)s (not for: %(readers)s)") % words


def say_who_was_told(request: HttpRequest, services: Iterable[Service]) -> None:
    """Mail the Publishers about what pages rely on, and tell the user whether that worked."""
    essential = [service for service in services if is_essential(service)]
    if not essential:
        return
    if tell_publishers_it_went(essential):
        messages.info(request, _("Publishers were told by mail. It stays on their first page until it is replaced."))
    elif staff_mail.is_set_up():
        messages.warning(request, _("No mail reached a Publisher. Tell them yourself: pages rely on this service."))
    else:
        messages.warning(request, _("Mail is not set up: nobody was told. Tell the Publishers: pages rely on this."))
