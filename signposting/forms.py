"""The postcode form: where what was typed becomes a value, and stops being text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.audiences import Audience
from signposting.places import normalise
from signposting.postcode import Reading, read

# A pasted address is longer than a postcode; anything longer than this is kept out of the page we send back.
LONGEST_KEPT = 200


class PostcodeForm(forms.Form):
    """What the finder asks. It is never stored: `cleaned_data["postcode"]` is a `Reading`, and its text ends here.

    The form is always valid: whatever was typed gets an answer in words (see `signposting.lookup`), not an error.
    """

    # Plain Fields: CharField refuses a NUL, and a pasted one must not cost anybody the answer.
    postcode = forms.Field(
        label=_("Postcode"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "maxlength": LONGEST_KEPT,
            }
        ),
    )
    who = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_postcode(self) -> Reading:
        """What was typed, as the postcodes it may mean."""
        typed = self.cleaned_data["postcode"] or ""
        self.cleaned_data["place"] = normalise(typed[:LONGEST_KEPT])
        return read(typed)

    def clean_who(self) -> str:
        """The reader's code; a code nobody knows is nobody's."""
        code = str(self.cleaned_data["who"] or "")
        return code if code in Audience.values else ""
