"""Needs: what somebody wants help with, in their own words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from core.audiences import Audience
from core.fields import ChoiceSetField
from core.validators import validate_neutral_name


class Need(TranslatableMixin, models.Model):
    """One need, as data: a partnership can add, reword and order them."""

    code = models.CharField(
        _("code"),
        max_length=8,
        validators=[RegexValidator(r"^[a-z0-9]+$", _("Small letters and digits only.")), validate_neutral_name],
        help_text=_("Stands in addresses that may be seen by others: short, and saying nothing. It never changes."),
    )
    name = models.CharField(_("as an adult would say it"), max_length=80)
    name_for_young = models.CharField(
        _("as a young person would say it"), max_length=80, blank=True, help_text=_("Empty: the same words.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    order_for_young = models.PositiveSmallIntegerField(_("order for young people"), default=100)
    order_for_survivors = models.PositiveSmallIntegerField(_("order for adults harmed as children"), default=100)
    stands_apart = models.BooleanField(
        _("a group of its own"),
        default=False,
        help_text=_("For people worried about their own behaviour: never mixed with help for those who were harmed."),
    )

    is_core = models.BooleanField(
        _("every area must have it"),
        default=False,
        help_text=_("A row of the coverage matrix. Where nobody helps with it, staff are told."),
    )
    core_for = ChoiceSetField(
        _("looked at for each of these readers"),
        set_choices=Audience.choices,
        blank=True,
        help_text=_("None ticked: one row for everybody."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("name_for_young"),
        FieldPanel("code"),
        FieldPanel("order"),
        FieldPanel("order_for_young"),
        FieldPanel("order_for_survivors"),
        FieldPanel("stands_apart"),
        FieldPanel("is_core"),
        FieldPanel("core_for"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "name"]
        verbose_name = _("need")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="need_code_once_a_language")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The code stands in addresses people kept, and in what was checked."""
        super().clean()
        if self.pk and not Need.objects.filter(pk=self.pk, code=self.code).exists():
            raise ValidationError({"code": _("The code never changes: links and checks hang on it.")})

    def order_for(self, audience: str) -> tuple[int, str]:
        """Where the need stands for a reader (an `Audience` code); to be sorted by."""
        match audience:
            case Audience.YOUNG_PERSON:
                return (self.order_for_young, self.code)
            case Audience.SURVIVOR:
                return (self.order_for_survivors, self.code)
            case _:
                return (self.order, self.code)

    def words_for(self, audience: str) -> str:
        """The need as the reader would say it."""
        return (audience == Audience.YOUNG_PERSON and self.name_for_young) or self.name
