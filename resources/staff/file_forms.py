"""The forms a file comes into the library by: choose it, then say what it changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resources.files.checks import KINDS, Checked, check
from resources.files.incoming import Said
from resources.models import Change, IncomingFile, Purpose, ResourcePage

ACCEPT = ",".join(f".{kind}" for kind in (*KINDS, "jpeg"))
LANGUAGE = RegexValidator(r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?\Z", gettext_lazy("A code as in HTML: en, ur, pl, bfi."))


class ChooseForm(forms.Form):
    """One file. `checked` is what was found out about it, once the form is valid."""

    upload = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,  # it is refused with words of our own
        help_text=gettext_lazy("PDF, Office, pictures, film, sound. At most 25 MB; over 5 MB is slow for visitors."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    checked: Checked

    def __init__(self, *args: Any, resource: ResourcePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resource = resource

    def clean_upload(self) -> Any:
        """Read the file; this can take some seconds."""
        upload = self.cleaned_data["upload"]
        self.checked = check(upload, may_tell=self.resource.names_campaign)
        return upload


class AddForm(ChooseForm):
    """A file the resource does not have yet."""

    purpose = forms.ChoiceField(label=gettext_lazy("What is it for?"), choices=Purpose.choices)
    label = forms.CharField(
        label=gettext_lazy("Label"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Only where that does not say enough: “Slides”."),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=12,
        initial="en",
        validators=[LANGUAGE],
        help_text=gettext_lazy("As in HTML: en, ur, pl, bfi for British Sign Language."),
    )
    field_order = ["purpose", "label", "language", "upload"]


class SayForm(forms.Form):
    """What changed, why, and who signed it off."""

    change = forms.ChoiceField(
        label=gettext_lazy("What changed?"),
        choices=[(one.value, one.label) for one in (Change.TYPO, Change.CONTENT, Change.SAFETY)],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what changed. Nothing is put in yet.")},
        help_text=gettext_lazy(
            "“Something that keeps people safe”: a number, an address, what to do, what not to do. A second person "
            "then reads it before it is public, and nobody is given the older versions any more."
        ),
    )
    change_note = forms.CharField(
        label=gettext_lazy("Why, in a sentence"),
        max_length=280,
        help_text=gettext_lazy("Visitors who hold the old one read this: “The referral form moved.”"),
        error_messages={"required": gettext_lazy("Say why. Nothing is put in yet.")},
    )
    signed_off_by = forms.CharField(
        label=gettext_lazy("Signed off by"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("The role that read all of it and found it good. Empty: nobody has yet."),
    )

    still_accessible = forms.BooleanField(
        label=gettext_lazy("What was found of its accessibility still holds"),
        required=False,
        help_text=gettext_lazy(
            "Only where a typo is all that changed. Otherwise nobody knows until the new version has been checked."
        ),
    )

    def __init__(self, *args: Any, incoming: IncomingFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if incoming.file is None or incoming.file.is_accessible is None:
            del self.fields["still_accessible"]
        if incoming.instead_of is None:
            del self.fields["change"]
            self.fields["change_note"].label = _("What it is, in a sentence")
            self.fields["change_note"].help_text = _("For the list of versions: “Written for the autumn term.”")

    def clean_change_note(self) -> str:
        """A sentence, on one line."""
        note = " ".join(self.cleaned_data["change_note"].split())
        if not note:
            raise ValidationError(_("Say why. Nothing is put in yet."))
        return note

    def clean(self) -> dict[str, Any]:
        """Only a typo leaves what was found of the version before."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("still_accessible") and said.get("change", Change.TYPO) != Change.TYPO:
            words = _("More than a typo changed: check the new version, and say what you found under “Sign off”.")
            self.add_error("still_accessible", words)
        return said

    def said(self) -> Said:
        """The form's answer."""
        chosen = self.cleaned_data
        return Said(
            chosen.get("change", Change.NEW),
            chosen["change_note"],
            chosen["signed_off_by"],
            chosen.get("still_accessible", False),
        )
