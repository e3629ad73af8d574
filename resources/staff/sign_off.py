"""Signing a file off: somebody read all of it and found it good; somebody found it accessible, or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from resources.files.incoming import CHECKED, current_of
from resources.models import FileVersion, ResourceFile
from resources.staff.files import ResourceScreen
from resources.staff.rights import may_put_in

SIGNED = "resources.signed_off"
KNOWN = {"yes": True, "no": False, "": None}


class SignOffForm(forms.Form):
    """Two questions, each with who answered it (a role) and on which day. Empty means: nobody yet."""

    signed_off_by = forms.CharField(
        label=gettext_lazy("Who read all of it and found it good?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "A role, not a name. A sheet of the starter library loses its “not yet quality-assured” when it is next "
            "made again."
        ),
    )
    signed_off_on = forms.DateField(
        label=gettext_lazy("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    is_accessible = forms.ChoiceField(
        label=gettext_lazy("Is it accessible?"),
        required=False,
        choices=[
            ("", gettext_lazy("Nobody has checked")),
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No, not to everyone")),
        ],
        help_text=gettext_lazy("Checked with a screen reader or a checking program, not guessed from its looks."),
    )
    accessible_checked_by = forms.CharField(
        label=gettext_lazy("Who checked that?"), max_length=120, required=False, help_text=gettext_lazy("A role.")
    )
    accessible_checked_on = forms.DateField(
        label=gettext_lazy("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """Who and when belong together, and neither day is still to come."""
        said: dict[str, Any] = super().clean() or {}
        self._pair(said, "signed_off_by", "signed_off_on", is_asked=bool(said.get("signed_off_by")))
        self._pair(said, "accessible_checked_by", "accessible_checked_on", is_asked=bool(said.get("is_accessible")))
        return said

    def _pair(self, said: dict[str, Any], who: str, day: str, *, is_asked: bool) -> None:
        if not is_asked:
            said[who], said[day] = "", None
            return
        if not said.get(who):
            self.add_error(who, ValidationError(_("Say who: a role.")))
        if day in self.errors:
            return
        said[day] = said.get(day) or timezone.localdate()
        if said[day] > timezone.localdate():
            self.add_error(day, ValidationError(_("That day is still to come.")))


class SignOffView(ResourceScreen):
    """One file: what is in use, and the two questions."""

    template_name = "resources/staff/sign_off.html"
    page_title = gettext_lazy("Sign off")
    header_icon = "check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the file and its version in use."""
        super().setup(request, *args, **kwargs)
        if not may_put_in(request.user):
            raise PermissionDenied
        self.file = get_object_or_404(ResourceFile.objects.select_related("resource"), pk=kwargs["pk"])
        self.resource = self.file.resource
        self.version = current_of(self.file)
        self.form = SignOffForm(initial=_stored(self.file, self.version))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the answers, for the version that was looked at."""
        self.form = SignOffForm(request.POST)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        if self.version is None or request.POST.get("number") != str(self.version.number):
            messages.error(request, _("Another version is in use by now. Read that one."))
            return redirect("library:sign_off", self.file.pk)
        sign_off(self.file, self.version, self.form.cleaned_data, by=request.user)
        messages.success(request, _("Kept for “%(name)s”.") % {"name": self.version.name})
        return redirect("library:files", self.resource.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file, its version in use, the form."""
        return {**super().get_context_data(**kwargs), "file": self.file, "version": self.version, "form": self.form}


@transaction.atomic
def sign_off(file: ResourceFile, version: FileVersion, said: dict[str, Any], *, by: Any) -> None:
    """Keep what `SignOffForm` was told; history has an entry for each answer that changed."""
    if (version.signed_off_by, version.signed_off_on) != (said["signed_off_by"], said["signed_off_on"]):
        version.signed_off_by, version.signed_off_on = said["signed_off_by"], said["signed_off_on"]
        version.save(update_fields=["signed_off_by", "signed_off_on"])
        data = {"file": file.name, "number": version.number, "who": version.signed_off_by}
        log(instance=file.resource, action=SIGNED, user=by, data=data)
    known = KNOWN[said["is_accessible"]]
    attest = (known, said["accessible_checked_by"], said["accessible_checked_on"])
    if (file.is_accessible, file.accessible_checked_by, file.accessible_checked_on) != attest:
        file.is_accessible, file.accessible_checked_by, file.accessible_checked_on = attest
        file.full_clean(exclude=["resource", "ref"])
        file.save()
        words = {"file": file.name, "is_accessible": said["is_accessible"], "who": file.accessible_checked_by}
        log(instance=file.resource, action=CHECKED, user=by, data=words)


def _stored(file: ResourceFile, version: FileVersion | None) -> dict[str, Any]:
    return {
        "signed_off_by": version.signed_off_by if version else "",
        "signed_off_on": version.signed_off_on if version else None,
        "is_accessible": next(word for word, known in KNOWN.items() if known is file.is_accessible),
        "accessible_checked_by": file.accessible_checked_by,
        "accessible_checked_on": file.accessible_checked_on,
    }
