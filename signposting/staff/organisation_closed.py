""" "This organisation has closed": everything it runs is withdrawn in one go, with what that would leave empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages as django_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.coverage.holes import cells_emptied
from signposting.freshness.withdrawal import close_organisation, reopen_organisation
from signposting.imports.drafts import named_in_drafts
from signposting.models import Organisation, Service
from signposting.models.choices import WithdrawnReason
from signposting.staff.guards import Loss
from signposting.staff.withdraw import WithdrawForm, say_who_was_told

AS_ABOVE = "above"


class ClosedForm(WithdrawForm):
    """Why, what people are shown instead of everything, and for single services something else."""

    def __init__(self, *args: Any, services: list[Service], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"reason": WithdrawnReason.CLOSED})
        super().__init__(*args, services=services, **kwargs)
        self.services = services
        choices = self.fields["successor"].choices  # type: ignore[attr-defined]
        if len(services) > 1:
            for service in services:
                self.fields[f"successor-{service.pk}"] = forms.ChoiceField(
                    label=service.name,
                    choices=[(AS_ABOVE, _("The same as above")), *choices],
                    initial=AS_ABOVE,
                    required=False,
                )

    def successors(self) -> dict[int, Service | None]:
        """What was chosen for each service, by its primary key."""
        for_all = self.cleaned_data["successor"]
        chosen: dict[int, int | None] = {}
        for service in self.services:
            own = self.cleaned_data.get(f"successor-{service.pk}", AS_ABOVE)
            chosen[service.pk] = for_all if own == AS_ABOVE else int(own) if own else None
        found = Service.objects.in_bulk([pk for pk in chosen.values() if pk])
        return {pk: found.get(successor) if successor else None for pk, successor in chosen.items()}

    def single_fields(self) -> list[forms.BoundField]:
        """The fields of single services."""
        return [self[name] for name in self.fields if name.startswith("successor-")]


class OrganisationClosedView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once and withdraws all; of a closed organisation, shows what became of its services."""

    template_name = "signposting/staff/organisation_closed.html"
    page_title = gettext_lazy("This organisation has closed")
    header_icon = "group"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "publish"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the organisation."""
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(Organisation, pk=kwargs["pk"])
        self.form = ClosedForm(services=self.shown)

    @cached_property
    def services(self) -> list[Service]:
        """Everything it runs."""
        return list(self.organisation.services.select_related("successor").prefetch_related("needs"))

    @cached_property
    def shown(self) -> list[Service]:
        """What the public sees of it, and what would be withdrawn."""
        return [service for service in self.services if service.is_public]

    def get_page_subtitle(self) -> str:
        """The organisation's name."""
        return self.organisation.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Organisations, this one, this."""
        here = [
            {"url": reverse("wagtailsnippets_signposting_organisation:list"), "label": _("Organisations")},
            {"url": "", "label": self.page_title, "sublabel": self.organisation.name},
        ]
        return [*super().get_breadcrumbs_items(), *here]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Close it, or take that back."""
        name = {"name": self.organisation.name}
        if "reopen" in request.POST:
            if reopen_organisation(self.organisation, request.user):
                messages.success(request, _("“%(name)s” is no longer marked as closed.") % name)
            return redirect("directory:organisation_closed", self.organisation.pk)
        self.form = ClosedForm(request.POST, services=self.shown)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            withdrawn = close_organisation(
                self.organisation,
                reason=self.form.cleaned_data["reason"],
                successors=self.form.successors(),
                by=request.user,
            )
        except ValueError:  # withdrawn by somebody else since the list of choices was made
            self.form.add_error(None, _("A service you chose was withdrawn meanwhile. Choose again."))
            return self.get(request, *args, **kwargs)
        messages.success(
            request, _("“%(name)s” is closed. Services withdrawn: %(count)d.") % {**name, "count": len(withdrawn)}
        )
        say_who_was_told(request, withdrawn)
        return redirect("directory:organisation_closed", self.organisation.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        return {
            **super().get_context_data(**kwargs),
            "organisation": self.organisation,
            "shown": self.shown,
            "withdrawn": [service for service in self.services if service.withdrawn_on],
            "drafts": [service for service in self.services if not service.live and not service.withdrawn_on],
            "commissioned": self.organisation.commissioned.filter(withdrawn_on=None).exclude(
                organisation=self.organisation
            ),
            "emptied": Loss(cells_emptied(without={service.pk for service in self.shown})).emptied,
            "form": self.form,
        }


def keep_organisation_with_services(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Refuse to delete an organisation that services or their drafts name, and lead to what staff meant to do."""
    drafted: set[int] | None = None
    for one in instances:
        if not isinstance(one, Organisation):
            continue
        if drafted is None:
            keys = [other.pk for other in instances if isinstance(other, Organisation)]
            drafted = named_in_drafts(("organisation", "commissioner"), keys)
        is_named = one.services.exists() or one.commissioned.exists()
        if is_named or one.pk in drafted:
            words = _("services name it.") if is_named else _("a draft of a service names it.")
            django_messages.error(
                request,
                format_html(
                    '{} <a href="{}">{}</a>',
                    _("“%(name)s” was not deleted: %(why)s") % {"name": one.name, "why": words},
                    reverse("directory:organisation_closed", args=[one.pk]),
                    _("If it has closed, say so here."),
                ),
            )
            return redirect("wagtailsnippets_signposting_organisation:list")
    return None
