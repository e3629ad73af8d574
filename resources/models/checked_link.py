"""An address of another site, what it answered when we last asked, and everywhere it stands on ours."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """What became of asking. Only `GONE`, `FAULT`, `SILENT` and `INSIDE` are failures."""

    WELL = "well", _("it answers")
    GONE = "gone", _("the page is not there any more")
    FAULT = "fault", _("the site has a fault")
    SILENT = "silent", _("the site does not answer")
    INSIDE = "inside", _("the address is not one of the open internet")
    REFUSED = "refused", _("the site answers people only")


FAILURES = frozenset({Answer.GONE, Answer.FAULT, Answer.SILENT, Answer.INSIDE})


class CheckedLinkQuerySet(models.QuerySet["CheckedLink"]):
    """Addresses as staff need them."""

    def broken(self) -> CheckedLinkQuerySet:
        """Failed on two days or more, and never well between: one bad day of another site is nobody's business."""
        return self.filter(failed_last_on__gt=models.F("failing_since"))

    def moved(self) -> CheckedLinkQuerySet:
        """Answer, and say that they have another address for good."""
        return self.filter(answer=Answer.WELL).exclude(moved_to="")


class CheckedLink(models.Model):
    """One address. It is asked once a week at most, whatever it answers."""

    address = models.CharField(_("address"), max_length=2000, unique=True)
    host = models.CharField(_("site"), max_length=255, db_index=True)
    checked_at = models.DateTimeField(_("asked"), null=True, db_index=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    # What the site or the connection said, for staff: "it answered 404".
    said = models.CharField(max_length=300, blank=True)
    moved_to = models.CharField(_("its address by now"), max_length=2000, blank=True)
    failing_since = models.DateField(_("since"), null=True)
    failed_last_on = models.DateField(null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("address of another site")
        verbose_name_plural = _("addresses of other sites")

    def __str__(self) -> str:
        return self.address

    @property
    def is_broken(self) -> bool:
        """As `CheckedLinkQuerySet.broken`."""
        return bool(self.failing_since and self.failed_last_on and self.failed_last_on > self.failing_since)

    @property
    def what_happened(self) -> str:
        """In plain words, with what the site said."""
        words = str(Answer(self.answer).label) if self.answer else _t("nobody has asked yet")
        return _t("%(words)s (%(said)s)") % {"words": words, "said": self.said} if self.said else words

    @property
    def what_to_do(self) -> str:
        """The next step of whoever keeps the page."""
        match self.answer:
            case Answer.GONE:
                return _t("Look for the page on that site. Put its new address in, or take the link out.")
            case Answer.INSIDE:
                return _t("Visitors cannot open it. Put a public address in, or take the link out.")
            case Answer.FAULT | Answer.SILENT:
                return _t("Open it yourself. If it stays away, link to something else, or take the link out.")
            case _ if self.moved_to:
                return _t("Put the new address in: %(address)s") % {"address": self.moved_to}
        return ""


class LinkPlace(models.Model):
    """One record on which an address stands, with the words of the link. Kept in step with what is public."""

    link = models.ForeignKey(CheckedLink, on_delete=models.CASCADE, related_name="places")
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record = models.BigIntegerField()
    title = models.CharField(_("where it stands"), max_length=255)
    words = models.CharField(_("words of the link"), max_length=200)

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")
        constraints = [
            models.UniqueConstraint(fields=["link", "kind", "record", "words"], name="link_once_a_place_and_words")
        ]
        indexes = [models.Index(fields=["kind", "record"], name="link_places_of_a_record")]

    def __str__(self) -> str:
        return f"{self.title}: {self.words}"
