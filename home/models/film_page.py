"""A film: our own, shown here with captions and its words; or somebody else's, as a link that says whose."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.blocks.text import TEXT_FEATURES

from .body_page import READING_PLACES, BodyPage


class FilmPage(BodyPage):
    """One film. Nothing of another site is ever shown inside the page."""

    page_description = _("One film: ours with captions and its words, or a link to another site's, which it names.")
    template = "pages/home/film_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []
    room = "css/rooms/film.css"

    introduction = models.CharField(_("introduction"), max_length=300)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(90)], help_text=_("Rounded up.")
    )
    film = models.ForeignKey(
        "home.FilmFile",
        verbose_name=_("our own film"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    poster = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture before it plays"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A drawing or a place. It is the only thing loaded until somebody presses play."),
    )
    transcript = RichTextField(
        _("its words"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("All that is said and all that is shown, to be read instead. Our own films need it."),
    )
    host_name = models.CharField(
        _("or whose site it is on"), max_length=80, blank=True, help_text=_("“YouTube”, “the NSPCC’s site”.")
    )
    address = models.URLField(_("its address there"), max_length=300, blank=True)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("minutes"),
        MultiFieldPanel(
            [FieldPanel("film"), FieldPanel("poster"), FieldPanel("transcript")], heading=_("A film of our own")
        ),
        MultiFieldPanel([FieldPanel("host_name"), FieldPanel("address")], heading=_("A film on another site")),
        FieldPanel("body", heading=_("After the film")),
    ]

    def clean(self) -> None:
        """A film is ours or somebody else's. Ours comes with its words and a picture; theirs with its site's name."""
        super().clean()
        errors: dict[str, Any] = {}
        if (self.film_id is None) == (not self.address):
            errors["film"] = _("Choose a film of our own, or give the address of one on another site; not both.")
        if self.film_id is not None and not self.transcript:
            errors["transcript"] = _(
                "Write down what is said and shown: some cannot hear it, some cannot play it here."
            )
        if self.film_id is not None and self.poster_id is None:
            errors["poster"] = _("Choose a picture: without one there is a black box.")
        if self.address and not self.host_name:
            errors["host_name"] = _("Say whose site it is: who follows the link leaves this one.")
        if self.address and not self.address.startswith("https://"):
            errors["address"] = _("Start with https://")
        if errors:
            raise ValidationError(errors)

    @property
    def shows_film(self) -> bool:
        """Whether there is a film of ours to play today."""
        return self.film is not None and self.film.may_be_used
