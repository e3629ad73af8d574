"""Wordings of the language list that an editor has kept on a page, each with the reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.language import Flag
from core.language.flagging import flag_key


class KeptWording(models.Model):
    """Why words of the list stand in one sentence of one page.

    It is a fact of the page beside its drafts, as a review is, and holds for that sentence only: when the sentence
    changes, the words ask again.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="kept_wordings")
    words = models.CharField(_("words"), max_length=200)
    sentence = models.TextField(_("the sentence they stand in"))
    reason = models.CharField(_("why they are right here"), max_length=300)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who kept them"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    kept_on = models.DateField(_("when"), auto_now_add=True)

    # It belongs to its page: in the page's list of usages it would look like a link somebody loses.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kept wording")
        verbose_name_plural = _("kept wordings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def key(self) -> tuple[str, str]:
        """As `Flag.key`."""
        return flag_key(self.words, self.sentence)

    def explains(self, flag: Flag) -> bool:
        """Whether it is about these words in this sentence."""
        return self.key == flag.key
