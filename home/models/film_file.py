"""Films of our own: the files, their captions, and what lets us show them."""

from __future__ import annotations

import secrets

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.upload_checks import kind_of, validate_captions, validate_content, validate_film_size


def unsaying_name(_film: FilmFile, name: str) -> str:
    """Where a file is stored. Its address stands in the page a watcher may see, so its name says nothing."""
    return f"films/{secrets.token_hex(8)}.{kind_of(name)}"


class FilmFile(index.Indexed, models.Model):
    """A film with captions, uploaded once and shown by film pages."""

    title = models.CharField(_("name among us"), max_length=120, help_text=_("Staff find it by this. Never public."))
    mp4 = models.FileField(
        _("film (MP4)"),
        upload_to=unsaying_name,
        validators=[FileExtensionValidator(["mp4"]), validate_film_size, validate_content],
        help_text=_("H.264 with AAC plays everywhere. At most 60 MB: 480 lines are enough for a phone."),
    )
    webm = models.FileField(
        _("the same, smaller (WebM)"),
        upload_to=unsaying_name,
        blank=True,
        validators=[FileExtensionValidator(["webm"]), validate_film_size, validate_content],
        help_text=_("If you have it. Phones that can play it take this one."),
    )
    captions = models.FileField(
        _("captions (WebVTT)"),
        upload_to=unsaying_name,
        validators=[FileExtensionValidator(["vtt"]), validate_captions, validate_content],
        help_text=_("All that is said, and sounds that matter. Many watch without sound."),
    )
    source = models.CharField(_("who made it"), max_length=200, help_text=_("The person or body."))
    licence = models.CharField(
        _("licence"), max_length=200, help_text=_("What lets us show it: “ours”, “CC BY 4.0”.")
    )
    consent = models.CharField(
        _("consent"),
        max_length=200,
        blank=True,
        help_text=_("For people in it: who agreed, to what, when. No children are shown, whatever they agreed to."),
    )
    use_until = models.DateField(
        _("use until"), null=True, blank=True, help_text=_("From the next day on, its page says that it is gone.")
    )

    panels = [
        FieldPanel("title"),
        MultiFieldPanel([FieldPanel("mp4"), FieldPanel("webm"), FieldPanel("captions")], heading=_("Files")),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("licence"), FieldPanel("consent"), FieldPanel("use_until")],
            heading=_("What lets us show it"),
        ),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def may_be_used(self) -> bool:
        """False once its licence or consent has run out."""
        return self.use_until is None or timezone.localdate() <= self.use_until
