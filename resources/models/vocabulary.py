"""The library's own words: who a resource is for, where it is used, what it holds, and on what terms.

They are data, so that a partnership adds its own trade or place; each stands in the filters of the library.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

# Stands in addresses that people share.
KEY = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Small letters, digits and single hyphens only."))


class Term(models.Model):
    """Abstract: one word of a closed list."""

    key = models.CharField(
        _("key"),
        max_length=40,
        unique=True,
        validators=[KEY],
        help_text=_("Stands in addresses of filtered lists, which people keep: it never changes."),
    )
    name = models.CharField(_("name"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [FieldPanel("name"), FieldPanel("key"), FieldPanel("order")]

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Lists that people kept hang on the key."""
        super().clean()
        if self.pk and not type(self)._default_manager.filter(pk=self.pk, key=self.key).exists():
            raise ValidationError({"key": _("The key never changes: links people kept hang on it.")})


class Role(Term):
    """Whom a resource is made for: a teacher, a hotel's trainer, a foster carer."""

    teaches_children = models.BooleanField(
        _("works with the children themselves"),
        default=False,
        help_text=_("What is made for this role then has to say how to deliver it safely."),
    )

    panels = [*Term.panels, FieldPanel("teaches_children")]

    class Meta(Term.Meta):
        verbose_name = _("role")


class Setting(Term):
    """Where a resource is used: a school, a hotel, a taxi firm."""

    class Meta(Term.Meta):
        verbose_name = _("setting")


class ContentNote(Term):
    """What may distress somebody in the room: a theme, a depiction, a survivor's own voice."""

    is_depiction = models.BooleanField(
        _("abuse is shown or told, not only named"),
        default=False,
        help_text=_("What has such a note is never used without supervision."),
    )

    panels = [*Term.panels, FieldPanel("is_depiction")]

    class Meta(Term.Meta):
        verbose_name = _("content note")


class Licence(Term):
    """On what terms a resource may be used."""

    address = models.URLField(_("where its words are"), blank=True)
    may_be_adapted = models.BooleanField(_("may be adapted"), default=False)

    panels = [*Term.panels, FieldPanel("address"), FieldPanel("may_be_adapted")]

    class Meta(Term.Meta):
        verbose_name = _("licence")


class Topic(TagBase):
    """What a resource is about. Controlled: a new one is made under Topics, never by a slip in a tag box."""

    free_tagging = False

    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("topic")

    def clean(self) -> None:
        """As for the other words: lists that people kept hang on the key."""
        super().clean()
        if self.pk and not Topic.objects.filter(pk=self.pk, slug=self.slug).exists():
            raise ValidationError({"slug": _("The key never changes: links people kept hang on it.")})


class ResourceTopic(ItemBase):
    """That a resource is about a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="resource_topics")
    content_object = ParentalKey(
        "resources.ResourcePage", on_delete=models.CASCADE, related_name="topic_items", verbose_name=_("resource")
    )


def words_still_there(content: dict[str, Any]) -> dict[str, Any]:
    """The licence and the topics of a draft without those that were deleted since. Two queries.

    A word that only drafts have may be deleted; a draft could not be opened any more if it went on naming it.
    """
    items = content.get("topic_items", [])
    there = set(Topic.objects.filter(pk__in=[item["tag"] for item in items]).values_list("pk", flat=True))
    licence = Licence.objects.filter(pk=content.get("licence") or 0).values_list("pk", flat=True).first()
    return {"licence": licence, "topic_items": [item for item in items if item["tag"] in there]}
