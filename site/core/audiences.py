"""Who a page or a service is for. The codes are short and say nothing: they stand in addresses a watcher may see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The five readers the site knows. An empty code means everyone."""

    YOUNG_PERSON = "y", _("Young person")
    PARENT = "p", _("Parent or carer")
    PROFESSIONAL = "w", _("I work with children")
    PUBLIC = "b", _("Business or member of the public")
    SURVIVOR = "s", _("Adult who was harmed as a child")
