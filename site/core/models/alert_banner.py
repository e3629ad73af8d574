"""The one banner a site can put on its public pages, which comes and goes by itself."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from core.audiences import Audience
from core.validators import validate_neutral_name

# Five digits or more, however they are spaced. A date has four together at most.
TYPED_NUMBER = re.compile(r"\d(?:[\s-]?\d){4,}")


@register_setting(icon="warning")
class AlertBanner(BaseSiteSetting):
    """A sentence below the help lines, from one minute to another. There is one: two would hide each other.

    It is a setting and no snippet, because it then comes with the site's names, without a query of its own.
    """

    class Level(models.TextChoices):
        """How much it matters."""

        NOTE = "note", _("Good to know")
        IMPORTANT = "important", _("Important")

    class Where(models.TextChoices):
        """On which pages it stands."""

        EVERYWHERE = "all", _("Every page")
        ADULTS = "adults", _("Every page but young people’s")
        HOME = "home", _("The home page")
        YOUNG_PERSON = Audience.YOUNG_PERSON.value, _("Young people’s pages")
        PARENT = Audience.PARENT.value, _("Parents’ and carers’ pages")
        PROFESSIONAL = Audience.PROFESSIONAL.value, _("Professionals’ pages")
        PUBLIC = Audience.PUBLIC.value, _("Pages for business and the public")
        SURVIVOR = Audience.SURVIVOR.value, _("Pages for adults who were harmed as a child")

    # Where a young person may be reading, nobody who looks over their shoulder should learn what from a banner.
    QUIET = frozenset({Where.EVERYWHERE, Where.ADULTS, Where.HOME, Where.YOUNG_PERSON})

    text = models.CharField(
        _("sentence"), max_length=220, blank=True, help_text=_("Empty, and there is no banner. No telephone number.")
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page it leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    link_text = models.CharField(
        _("words of the link"), max_length=80, blank=True, help_text=_("Empty: the page’s title.")
    )
    level = models.CharField(_("kind"), max_length=9, choices=Level.choices, default=Level.NOTE)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("London time."))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("At that minute it is gone."))
    where = models.CharField(_("shown on"), max_length=6, choices=Where.choices, default=Where.ADULTS)
    on_paper = models.BooleanField(
        _("print it too"), default=False, help_text=_("Paper outlives it: only where whoever holds it must know.")
    )

    panels = [
        FieldPanel("text"),
        MultiFieldPanel([PageChooserPanel("page"), FieldPanel("link_text")], heading=_("Where it leads")),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When")),
        FieldPanel("level"),
        FieldPanel("where"),
        FieldPanel("on_paper"),
    ]

    class Meta:
        verbose_name = _("alert banner")

    def __str__(self) -> str:
        return self.text or str(_("no banner"))

    def clean(self) -> None:
        """A banner has a beginning and an end, and gives nobody away."""
        super().clean()
        if not self.text:
            return
        errors: dict[str, Any] = {}
        if self.starts_at is None or self.ends_at is None:
            errors["ends_at"] = _("Say from when until when.")
        elif self.ends_at <= self.starts_at:
            errors["ends_at"] = _("It ends after it begins.")
        for field in ("text", "link_text"):
            if TYPED_NUMBER.search(getattr(self, field)):
                errors[field] = _("Numbers come from the directory: lead to a page that shows it.")
        if self.where in self.QUIET:
            for field in ("text", "link_text"):
                try:
                    validate_neutral_name(getattr(self, field))
                except ValidationError as error:
                    errors[field] = error
        if errors:
            raise ValidationError(errors)

    @property
    def is_on(self) -> bool:
        """Whether it is shown anywhere this minute."""
        if not self.text or self.starts_at is None or self.ends_at is None:
            return False
        return self.starts_at <= timezone.now() < self.ends_at

    def is_for(self, reader: str, address: str) -> bool:
        """Whether it belongs on the page at `address`, a path, which is for `reader`, an `Audience` code or empty."""
        match self.where:
            case self.Where.EVERYWHERE:
                return True
            case self.Where.ADULTS:
                return reader != Audience.YOUNG_PERSON
            case self.Where.HOME:
                return address == "/"
        return self.where == reader

    @property
    def link(self) -> tuple[str, str] | None:
        """Words and address of the page it leads to; None where there is none, or it is not public."""
        if self.page is None or not self.page.live:
            return None
        return self.link_text or self.page.title, self.page.get_url() or "/"
