"""The mark a database keeps for good once the sample site was loaded into it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

ONLY_ROW = 1


class SampleMark(models.Model):
    """One row or none. It hangs on nothing else: a site or its settings may be deleted, the services stay.

    No screen shows it. A real deployment refuses to start with it (`core.sample`).
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ROW, editable=False)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("mark of the sample site")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=ONLY_ROW), name="sample_mark_only_one")]

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d}"

    @classmethod
    def put(cls) -> None:
        """Mark this database."""
        cls.objects.get_or_create(pk=ONLY_ROW)
