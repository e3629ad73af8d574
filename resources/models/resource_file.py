"""One file of a resource, under a link that never changes; and its versions, which are only ever added to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.validators import validate_neutral_name
from resources.refs import LENGTH, new_ref
from resources.storage import library_storage

from .choices import Change, Purpose


class ResourceFile(models.Model):
    """What `/f/<ref>/` gives: today's version of one form of a resource.

    Not part of the page's drafts: a file has versions of its own, and a printed link does not wait for a page.
    """

    resource = models.ForeignKey("resources.ResourcePage", on_delete=models.PROTECT, related_name="files")
    ref = models.CharField(_("code"), max_length=LENGTH, unique=True, editable=False)
    purpose = models.CharField(_("what it is for"), max_length=12, choices=Purpose.choices, default=Purpose.MAIN)
    label = models.CharField(
        _("label"), max_length=80, blank=True, help_text=_("Only where the purpose does not say enough: “Slides”.")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        help_text=_("As in HTML: en, ur, pl, bfi for British Sign Language."),
    )
    # Found of the version in use: the next one starts without it (`resources.files.adding`).
    is_accessible = models.BooleanField(
        _("checked to be accessible"), null=True, blank=True, help_text=_("Unknown until somebody has checked it.")
    )
    accessible_checked_by = models.CharField(_("checked by (role)"), max_length=120, blank=True)
    accessible_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("file")

    def __str__(self) -> str:
        return f"{self.resource.title}: {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give it its code, once."""
        if not self.ref:
            self.ref = new_ref(lambda ref: ResourceFile.objects.filter(ref=ref).exists())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """An attest names who checked and when."""
        super().clean()
        if self.is_accessible is not None and not (self.accessible_checked_by and self.accessible_checked_on):
            raise ValidationError({"is_accessible": _("Say who checked it, and when.")})

    @property
    def name(self) -> str:
        """Its label, or what it is for in words."""
        return self.label or self.get_purpose_display()


def path_of(version: FileVersion, _name: str) -> str:
    """Where a version's bytes lie: by what they are, so that nothing is ever written over."""
    return f"library/{version.sha256[:2]}/{version.sha256}.{version.kind}"


class FileVersion(models.Model):
    """The bytes of a file as they were from one day on. A row is written once; only what retires it is added."""

    file = models.ForeignKey(ResourceFile, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"), validators=[MinValueValidator(1)])
    is_current = models.BooleanField(_("the one in use"), default=True)

    stored = models.FileField(storage=library_storage, upload_to=path_of, max_length=120)
    name = models.CharField(_("name when downloaded"), max_length=120, validators=[validate_neutral_name])
    kind = models.CharField(_("kind"), max_length=8)  # the ending: pdf, docx, pptx, png, vtt ...
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    is_tagged = models.BooleanField(_("tagged for screen readers"), null=True, blank=True)
    has_text = models.BooleanField(_("has text, is not a scan"), null=True, blank=True)
    pdf_language = models.CharField(_("language it names"), max_length=20, blank=True)
    paper = models.CharField(_("paper"), max_length=20, blank=True)  # "A4", "A3", "210 x 100 mm"
    first_page = models.FileField(storage=library_storage, upload_to="library/first-pages/", blank=True)

    change = models.CharField(_("what changed"), max_length=8, choices=Change.choices, default=Change.NEW)
    change_note = models.CharField(_("why, in a sentence"), max_length=280)
    made_at = models.DateTimeField(_("in use from"))
    made_by = models.CharField(_("put in by (role)"), max_length=120, blank=True)
    signed_off_by = models.CharField(_("signed off by (role)"), max_length=120, blank=True)
    signed_off_on = models.DateField(_("signed off on"), null=True, blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)
    retired_reason = models.CharField(_("why it was retired"), max_length=280, blank=True)

    # What is written once.
    FIXED = ("file_id", "number", "name", "kind", "sha256", "size", "change", "change_note", "made_at")

    class Meta:
        ordering = ["file", "-number"]
        verbose_name = _("version of a file")
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="version_number_once_a_file"),
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(is_current=True), name="one_current_version_a_file"
            ),
            models.CheckConstraint(
                condition=models.Q(is_current=True, retired_at=None)
                | models.Q(is_current=False, retired_at__isnull=False),
                name="version_is_current_or_retired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file} (version {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what a version was: a holder of the paper may have to know."""
        if self.pk is not None:
            before = FileVersion.objects.values(*self.FIXED).get(pk=self.pk)
            changed = [name for name, value in before.items() if getattr(self, name) != value]
            if changed:
                raise ValueError(f"A version is never changed ({', '.join(changed)}): add another.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never: its number would have another's bytes one day."""
        raise models.ProtectedError("Versions are only ever added to.", {self})


class PageText(models.Model):
    """The words on one page of a version, so that a search can say on which page they stand."""

    version = models.ForeignKey(FileVersion, on_delete=models.CASCADE, related_name="page_texts")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["version", "number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="page_text_once_a_page")]

    def __str__(self) -> str:
        return f"{self.version}, p. {self.number}"
