"""What people type in the search box, and how this site says it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.audiences import Audience
from home.search.text import stems_of


class SearchSynonym(index.Indexed, models.Model):
    """One word or phrase of visitors': what it means in the words of the pages, one way only, and who says it."""

    word = models.CharField(
        _("what people type"),
        max_length=60,
        unique=True,
        help_text=_("A word or a short phrase: “cab”, “county lines”. Never shown to the public."),
    )
    means = models.CharField(
        _("what this site says"),
        max_length=200,
        blank=True,
        help_text=_("Words that stand on the pages they should find, with commas between: “taxi, private hire”."),
    )
    said_by = models.CharField(
        _("who mostly says it"),
        max_length=1,
        choices=Audience.choices,
        blank=True,
        help_text=_(
            "“My lad” is a parent’s, “pupil” somebody’s at work: their pages then stand a little higher for this one "
            "question. Nothing is left out, and nothing is remembered."
        ),
    )
    changed_at = models.DateTimeField(auto_now=True)

    panels = [FieldPanel("word"), FieldPanel("means"), FieldPanel("said_by")]
    search_fields = [index.SearchField("word"), index.AutocompleteField("word"), index.SearchField("means")]

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Refuse what holds no word: it would mean everything. And what would do nothing."""
        super().clean()
        errors = {}
        if not stems_of(self.word):
            errors["word"] = _("Write at least one word.")
        if not stems_of(self.means) and (self.means or not self.said_by):
            errors["means"] = _("Write at least one word.")
        if errors:
            raise ValidationError(errors)

    @property
    def meanings(self) -> list[str]:
        """What it means, one text for each comma."""
        return [text for part in self.means.split(",") if (text := part.strip())]
