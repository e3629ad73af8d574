"""Imports: the sources services came from, each run of an import, and every row of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportSource(models.Model):
    """A list or feed somebody else keeps. Remembered, so that importing it again updates what came from it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    # The one that was last read without a fault: a typo in the next is not remembered.
    address = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("source of imports")

    def __str__(self) -> str:
        return self.name


class SourcedService(models.Model):
    """What a source calls one of our services. Only an import makes these: a service is never matched by guess."""

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="sourced")
    external_id = models.CharField(_("what the source calls it"), max_length=200)
    service = models.ForeignKey("signposting.Service", on_delete=models.CASCADE, related_name="sources")
    made_by = models.ForeignKey("signposting.ImportRun", null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True  # an import is no place where a service is used

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="sourced_once_a_source")]

    def __str__(self) -> str:
        return f"{self.source}: {self.external_id}"


class ImportRun(models.Model):
    """One import of one source, from reading it to applying or undoing what was chosen."""

    class Kind(models.TextChoices):
        """What is read, and how."""

        CSV = "csv", _("CSV file")
        XLSX = "xlsx", _("Excel file")
        FEED_FILE = "json", _("Open Referral UK file")
        FEED = "feed", _("Open Referral UK feed")

    class State(models.TextChoices):
        """How far it has come."""

        READING = "reading", _("being read")
        COMPARING = "compare", _("being compared")
        READY = "ready", _("waiting for you to choose")
        APPLYING = "applying", _("being applied")
        FINISHING = "finish", _("being put into the search")
        APPLIED = "applied", _("applied")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        DISCARDED = "dropped", _("put aside")
        FAILED = "failed", _("could not be read")

    source = models.ForeignKey(ImportSource, on_delete=models.PROTECT, related_name="runs")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    # Of a feed. None: what the source's is remembered to be.
    address = models.URLField(_("address"), max_length=500, blank=True)
    # The uploaded file, until it is read: kept here because whichever process goes on reading finds it here.
    upload = models.BinaryField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READING)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)
    # How far the present step is, of how many rows (0: not known), and why the last one failed.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    notes = models.JSONField(default=list)
    # False when the source broke off: what it does not hold is then not known to be missing.
    is_whole = models.BooleanField(default=True)
    # Who is at work on it (a random word for each piece of work), and when they were last heard of.
    worker = models.CharField(max_length=32, blank=True)
    worked_at = models.DateTimeField(null=True)
    # True while it writes into the directory, else none: the database lets only one run be true.
    is_writing = models.BooleanField(null=True, unique=True)
    made_organisations = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return f"{self.source}, {self.get_state_display()}"


class ImportRow(models.Model):
    """One service of a run: what the source says, what that would change here, and what was done about it."""

    class Outcome(models.TextChoices):
        """What the comparison found."""

        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("The same")
        MISSING = "missing", _("Missing")
        REFUSED = "refused", _("Refused")

    class Result(models.TextChoices):
        """What applying and undoing did."""

        NOTHING = "", _("nothing")
        MADE = "made", _("a new draft")
        CHANGED = "changed", _("a changed draft")
        SKIPPED = "skipped", _("skipped")
        UNDONE = "undone", _("undone")
        KEPT = "kept", _("kept")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    external_id = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    # As read; and the whole record as it would be, which is what is shown and what is applied.
    record = models.JSONField(null=True)
    content = models.JSONField(null=True)
    # From the reader; the comparison's own are in `reasons`, so that comparing again starts afresh.
    faults = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    changes = models.JSONField(default=list)
    is_chosen = models.BooleanField(default=False)
    service = models.ForeignKey("signposting.Service", null=True, on_delete=models.SET_NULL, related_name="+")
    # The draft it was compared with, by number: somebody who edits the service meanwhile is not overwritten.
    compared_with = models.BigIntegerField(null=True)
    result = models.CharField(max_length=8, choices=Result.choices, blank=True)
    result_note = models.CharField(max_length=300, blank=True)
    # The draft the import made, and when: one that was saved again since is somebody's own.
    made_revision = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True  # an import is no place where a service is used

    class Meta:
        ordering = ["number", "pk"]
        indexes = [models.Index(fields=["run", "outcome", "number"], name="import_row_by_outcome")]

    def __str__(self) -> str:
        return f"{self.number}: {self.name}"
