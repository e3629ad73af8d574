"""Pictures: each says where it is from, who may use it until when, and keeps no trace of where it was taken."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from core.bare_picture import bare_picture


class Picture(AbstractImage):
    """A drawing or photograph staff uploaded. Never a photograph or generated picture of a child."""

    class Shows(models.TextChoices):
        """What may be shown at all."""

        DRAWING = "drawing", _("A drawing or diagram made by a person")
        PLACE = "place", _("A photograph of a place or thing, nobody in it")
        ADULT = "adult", _("A photograph of adults who agreed")

    shows = models.CharField(
        _("what it shows"),
        max_length=8,
        choices=Shows.choices,
        default=Shows.DRAWING,
        help_text=_("No photographs of children, and no generated pictures of people, whatever they agreed to."),
    )
    source = models.CharField(
        _("who made it"), max_length=200, blank=True, help_text=_("The person or body, and where it was found.")
    )
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, help_text=_("What lets us use it: “ours”, “CC BY 4.0”.")
    )
    consent = models.CharField(
        _("consent"), max_length=200, blank=True, help_text=_("For people in it: who agreed, to what, when.")
    )
    use_until = models.DateField(
        _("use until"), null=True, blank=True, help_text=_("From the next day on, pages leave it out.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "shows",
        "source",
        "licence",
        "consent",
        "use_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def clean(self) -> None:
        """People in a picture agreed to something, and we say to what."""
        super().clean()
        if self.shows == self.Shows.ADULT and not self.consent:
            raise ValidationError({"consent": _("Say who agreed, to what and when.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file loses its camera's notes (place, time, device) before it is stored."""
        if self.file and not self.file._committed:
            strip_notes(self)
        super().save(*args, **kwargs)

    @property
    def may_be_used(self) -> bool:
        """False once its licence or consent has run out."""
        return self.use_until is None or timezone.localdate() <= self.use_until


class PictureRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_picture_rendition"
            )
        ]


def strip_notes(picture: Picture) -> None:
    """Replace the file about to be stored with its pixels alone, turned the right way up."""
    with picture.file.open("rb") as file:
        bare = bare_picture(file)
    if bare is None:
        return
    content, size = bare
    picture.file = ContentFile(content, name=picture.file.name)
    picture.width, picture.height = size
    picture.file_size = len(content)
    picture.file_hash = ""
