"""The screens that take a resource out of use, lead on from it to another, and give it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from resources.files.incoming import SecondPersonError
from resources.lifecycle import (
    SuccessorError,
    agree_back,
    ask_back,
    may_agree,
    not_replaced_after_all,
    refuse_back,
    successors_of,
    supersede,
    withdraw,
)
from resources.models import BackInUse, PackPage, ResourcePage, State, WhyWithdrawn
from resources.staff.files import ResourceScreen
from resources.staff.rights import may_take_out_of_use
from resources.staff.second_person import tell_second_person


class InsteadField(forms.ModelChoiceField):
    """A resource the public finds; one of the same type stands first."""

    def __init__(self, **kwargs: Any) -> None:
        # By `id`, for the reason `ResourceScreen` gives.
        nobody = ResourcePage.objects.none()
        super().__init__(queryset=nobody, to_field_name="id", empty_label=gettext_lazy("Nothing yet"), **kwargs)

    def offer(self, resource: ResourcePage) -> None:
        """Fill the list for `resource`."""
        self.queryset = successors_of(resource)
        found = list(self.queryset.only("title", "kind"))
        like = [(one.pk, one.title) for one in found if one.kind == resource.kind]
        others = [(one.pk, one.title) for one in found if one.kind != resource.kind]
        groups = [(resource.get_kind_display(), like), (_("Others"), others)]
        self.choices = [("", self.empty_label), *(group for group in groups if group[1])]


class WithdrawForm(forms.Form):
    """Why, in a sentence for whoever holds it on paper, and what to use instead."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=WhyWithdrawn.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say why. Nothing has changed yet.")},
    )
    note = forms.CharField(
        label=gettext_lazy("In a sentence"),
        max_length=280,
        help_text=gettext_lazy("Whoever opens an old link or scans a poster reads this: “The number on it is gone.”"),
        error_messages={"required": gettext_lazy("Say it in a sentence. Nothing has changed yet.")},
    )
    instead = InsteadField(label=gettext_lazy("What should people use instead?"), required=False)

    def __init__(self, *args: Any, resource: ResourcePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead"].offer(resource)  # type: ignore[attr-defined]

    def clean_note(self) -> str:
        """On one line."""
        return " ".join(self.cleaned_data["note"].split())


class SupersedeForm(forms.Form):
    """What to use instead."""

    instead = InsteadField(
        label=gettext_lazy("Which one takes its place?"),
        error_messages={"required": gettext_lazy("Choose one. Nothing has changed yet.")},
    )

    def __init__(self, *args: Any, resource: ResourcePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead"].offer(resource)  # type: ignore[attr-defined]


class BackForm(forms.Form):
    """Why a withdrawn resource may be used again."""

    why = forms.CharField(
        label=gettext_lazy("Why may it be used again?"),
        max_length=280,
        help_text=gettext_lazy("For the second person, who reads all of it before they agree."),
        error_messages={"required": gettext_lazy("Say why. It stays withdrawn.")},
    )


class TakeOutScreen(ResourceScreen):
    """What both screens share: who may open them, and the resource as it is stored."""

    header_icon = "cross"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the resource."""
        super().setup(request, *args, **kwargs)
        if not may_take_out_of_use(request.user):
            raise PermissionDenied
        self.resource = get_object_or_404(ResourcePage.objects.select_related("replaced_by"), id=kwargs["pk"])
        self.name = {"name": self.resource.title}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The resource, and what leads to it or holds it."""
        return {
            **super().get_context_data(**kwargs),
            "resource": self.resource,
            "leads_here": self.resource.replaces.order_by("title"),
            "packs": PackPage.objects.filter(items__resource=self.resource).distinct(),
        }

    def stay(self, view: str) -> HttpResponse:
        """Show the same screen as it is now."""
        return redirect(f"library:{view}", self.resource.pk)


class WithdrawView(TakeOutScreen):
    """Withdraws at once; of a withdrawn one, asks for it back, and lets a second person decide."""

    template_name = "resources/staff/withdraw.html"
    page_title = gettext_lazy("Withdraw")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The empty forms."""
        super().setup(request, *args, **kwargs)
        self.form: forms.Form = BackForm() if self.resource.is_withdrawn else self.withdraw_form()

    def withdraw_form(self, data: Any = None) -> WithdrawForm:
        """The form for this resource."""
        return WithdrawForm(data, resource=self.resource)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw, ask back, agree or refuse."""
        acts = {"ask": self._ask, "agree": self._agree, "refuse": self._refuse}
        act = next((act for name, act in acts.items() if name in request.POST), self._withdraw)
        return act() or self.get(request, *args, **kwargs)

    def _withdraw(self) -> HttpResponse | None:
        self.form = form = self.withdraw_form(self.request.POST)
        if not form.is_valid():
            return None
        try:
            is_done = withdraw(self.resource, **form.cleaned_data, by=self.request.user)
        except SuccessorError:  # taken out of use itself since the list was made
            form.add_error("instead", _("This one is not in use any more. Choose another."))
            return None
        if is_done:
            messages.success(self.request, _("“%(name)s” is withdrawn. Nobody is given it any more.") % self.name)
        return self.stay("withdraw")

    def _ask(self) -> HttpResponse | None:
        self.form = BackForm(self.request.POST)
        if not self.form.is_valid():
            return None
        if ask_back(self.resource, why=self.form.cleaned_data["why"], by=self.request.user):
            waits = _("A second person now reads it. Until they agree it stays withdrawn.")
            told = tell_second_person(self.resource, "withdraw", self.resource.pk, by=self.request.user)
            messages.success(self.request, f"{waits} {told}")
        return self.stay("withdraw")

    def _agree(self) -> HttpResponse:
        try:
            if agree_back(self.resource, by=self.request.user):
                messages.success(self.request, _("“%(name)s” is in use again.") % self.name)
        except SecondPersonError:
            messages.error(self.request, _("You asked for it: somebody else has to read it and agree."))
        return self.stay("withdraw")

    def _refuse(self) -> HttpResponse:
        if refuse_back(self.resource, by=self.request.user):
            messages.success(self.request, _("“%(name)s” stays withdrawn.") % self.name)
        return self.stay("withdraw")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and whether somebody asks for it back."""
        asked = BackInUse.objects.filter(resource=self.resource).select_related("asked_by").first()
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "asked": asked,
            "may_agree": asked is not None and may_agree(asked, self.request.user),
        }


class SupersedeView(TakeOutScreen):
    """Says which resource takes its place; or that none does after all."""

    template_name = "resources/staff/supersede.html"
    page_title = gettext_lazy("Replaced by another")
    header_icon = "redirect"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The form, with what takes its place already chosen if that was said before."""
        super().setup(request, *args, **kwargs)
        self.form = SupersedeForm(resource=self.resource, initial={"instead": self.resource.replaced_by_id})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on, or not any more."""
        if "undo" in request.POST:
            if not_replaced_after_all(self.resource, by=request.user):
                messages.success(request, _("“%(name)s” is current again.") % self.name)
            return self.stay("supersede")
        self.form = SupersedeForm(request.POST, resource=self.resource)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        instead = self.form.cleaned_data["instead"]
        try:
            is_done = supersede(self.resource, instead=instead, by=request.user)
        except SuccessorError:  # taken out of use itself since the list was made
            self.form.add_error("instead", _("This one is not in use any more. Choose another."))
            return self.get(request, *args, **kwargs)
        if is_done:
            messages.success(request, _("Whoever opens “%(name)s” is now led on.") % self.name)
        else:
            messages.warning(request, _("It is withdrawn: that counts for more."))
        return self.stay("supersede")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and where it stands today."""
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "is_superseded": self.resource.state == State.SUPERSEDED,
        }
