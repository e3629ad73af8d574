"""What somebody is asked who needs a resource in another form: two closed lists and where to answer. No free text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resources.finding.vocabulary import language_words
from resources.models import FormatRequest

# Those most asked for in the United Kingdom's schools, councils and interpreting services, by their codes in HTML.
LANGUAGES = (
    "am", "ar", "bn", "cy", "ckb", "cs", "es", "fa", "fr", "gu", "hi", "hu", "it", "ku", "lt", "lv", "pa", "pl", "ps",
    "pt", "ro", "rom", "ru", "sk", "so", "sq", "ta", "ti", "tr", "uk", "ur", "vi", "yo", "zh-hans",
)  # fmt: skip


def language_choices() -> list[tuple[str, str]]:
    """The languages by their names, after "choose"."""
    return [("", str(_("Choose"))), *sorted(((code, str(language_words(code))) for code in LANGUAGES), key=_name)]


def _name(choice: tuple[str, str]) -> str:
    return choice[1]


class FormatRequestForm(forms.ModelForm):
    """A language is asked for where one is needed, and dropped where it is not."""

    language = forms.ChoiceField(label=_("Which language?"), required=False, choices=language_choices)

    class Meta:
        model = FormatRequest
        fields = ["need", "language", "reply_to"]
        error_messages = {
            "need": {"required": _("Choose what would help.")},
            "reply_to": {
                "required": _("Give an address for the answer."),
                "invalid": _("That is no e-mail address. One looks like name@example.org."),
            },
        }

    def clean(self) -> dict[str, Any]:
        """See above."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("need") != FormatRequest.Need.ANOTHER_LANGUAGE:
            cleaned["language"] = ""
            self.errors.pop("language", None)
        elif not cleaned.get("language") and "language" not in self.errors:
            self.add_error("language", _("Choose a language."))
        return cleaned
