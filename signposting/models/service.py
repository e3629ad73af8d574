"""Services: one record for each, feeding every place it shows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from core.audiences import Audience
from core.fields import ChoiceSetField
from core.unfinished import refuse_unfinished

from .area import Area
from .choices import AgeRule, Fact, Gender, NameNeeded, Role, WithdrawnReason
from .service_rules import faults_in

# Facts about the record, not words of it: they take effect at once, and publishing an older draft leaves them be.
NOT_DRAFTED = ("checked_on", "withdrawn_on", "withdrawn_reason", "successor", "facts_changed_at", "open_id")
# 999 and 101 have not changed in a lifetime; everything else is checked or says that it is not.
NEED_NO_CHECK = frozenset({"police-999", "police-101"})
# Every age there is, in years, both included: what unknown ages stand for, since they exclude nobody.
EVERY_AGE = (0, 200)


class ServiceQuerySet(models.QuerySet["Service"]):
    """Services as the public, the coverage check and staff need them."""

    def in_directory(self) -> ServiceQuerySet:
        """Services the public sees, whatever the language of the page: published and not withdrawn."""
        return self.filter(live=True, withdrawn_on=None)

    def public(self) -> ServiceQuerySet:
        """Services shown to the public, in the language of the page."""
        return self.in_directory().filter(locale__language_code=translation.get_language() or "en-gb")

    def covering(self, areas: Iterable[Area]) -> ServiceQuerySet:
        """Services that cover any of `areas`. Give all that reach an area: a county covers its districts."""
        covering = Service.coverage.through.objects.filter(area__in=[area.pk for area in areas])
        return self.filter(pk__in=covering.values("service"))

    def with_card_details(self) -> ServiceQuerySet:
        """Services with everything a card shows: four more queries, however many services."""
        return self.select_related("organisation").prefetch_related("channels__times", "needs", "coverage")


class Service(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """One service. A change made as a draft, channels and hours included, is invisible until it is published."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        blank=True,
        help_text=_("Made from the name when empty. Never changes: pages, posters and feeds point at it."),
    )
    # Names the service in open data, on every site that ever reads it.
    open_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        "signposting.Organisation",
        verbose_name=_("run by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="services",
        help_text=_("Leave empty while it is not known who runs it today."),
    )
    commissioner = models.ForeignKey(
        "signposting.Organisation",
        verbose_name=_("paid for by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commissioned",
    )
    role = models.CharField(_("its part in the finder"), max_length=12, choices=Role.choices, blank=True)
    stands_in_for = models.ForeignKey(
        "self",
        verbose_name=_("stands in for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stand_ins",
        help_text=_("For an out-of-hours team: the front door it answers for."),
    )

    what = models.CharField(
        _("what it does"), max_length=300, help_text=_("One or two short sentences, as you would say it.")
    )
    what_happens = models.TextField(
        _("what happens when you get in touch"),
        blank=True,
        help_text=_("Empty: we say that we don't know yet."),
    )
    audiences = ChoiceSetField(
        _("who may get in touch"),
        set_choices=Audience.choices,
        blank=True,
        help_text=_("None ticked: not known. It is then shown to adults only."),
    )
    who_for = models.CharField(
        _("who it is for"),
        max_length=200,
        blank=True,
        help_text=_("In words, when the ticks above are not enough."),
    )
    age_rule = models.CharField(_("ages"), max_length=5, choices=AgeRule.choices, blank=True)
    age_min = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    gender = models.CharField(_("who may use it"), max_length=6, choices=Gender.choices, blank=True)
    needs = ParentalManyToManyField("signposting.Need", verbose_name=_("what it helps with"), blank=True)
    coverage = ParentalManyToManyField(
        "signposting.Area",
        verbose_name=_("where it helps"),
        related_name="services",
        help_text=_("A county covers its districts, a nation its counties, the United Kingdom everything."),
    )

    name_needed = models.CharField(
        _("must you give your name?"), max_length=7, choices=NameNeeded.choices, blank=True
    )
    on_phone_bill = models.CharField(_("does it show on the bill?"), max_length=3, choices=Fact.choices, blank=True)
    recorded = models.CharField(_("are calls or chats recorded?"), max_length=3, choices=Fact.choices, blank=True)
    who_is_told = models.CharField(
        _("who is told?"),
        max_length=300,
        blank=True,
        help_text=_("One sentence. Empty: we say that we don't know."),
    )
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    how_to_refer = models.TextField(_("how professionals refer"), blank=True)

    owner = models.CharField(
        _("who keeps this true"), max_length=120, blank=True, help_text=_("A team, not a person.")
    )
    owner_email = models.EmailField(_("their mailbox"), blank=True)
    source = models.CharField(_("where the details come from"), max_length=300, blank=True)
    note = models.TextField(
        _("note to staff"), blank=True, help_text=_("What to check first. Never shown in public.")
    )
    # The day of the last whole check of the details as they are shown (`signposting.freshness`). None: never.
    checked_on = models.DateField(_("last checked on"), null=True, blank=True, editable=False)
    source_assured_on = models.DateField(
        _("assured by its source on"),
        null=True,
        blank=True,
        help_text=_("What another directory says of itself. It is not a check of ours."),
    )
    check_every_days = models.PositiveSmallIntegerField(
        _("check every (days)"),
        null=True,
        blank=True,
        default=180,
        # Ten years: a due day beyond the calendar would stop every page that shows the service.
        validators=[MinValueValidator(1), MaxValueValidator(3660)],
        help_text=_("Empty only for numbers that need no check: 999 and 101."),
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(
        _("why it was withdrawn"), max_length=8, choices=WithdrawnReason.choices, blank=True, editable=False
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("use this instead"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    # When a check or a withdrawal last changed what the public is told, outside any draft.
    facts_changed_at = models.DateTimeField(null=True, editable=False)

    # So that deleting a service takes its versions and workflow history along.
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="service")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="service",
        for_concrete_model=False,
    )

    objects = ServiceQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("what"),
        index.FilterField("live"),
        index.FilterField("withdrawn_on"),
        index.FilterField("role"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("service")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="service_key_once_a_language"),
            models.CheckConstraint(
                condition=models.Q(age_min=None)
                | models.Q(age_max=None)
                | models.Q(age_max__gte=models.F("age_min")),
                name="service_ages_in_order",
                violation_error_message=_("The first age must not be above the second."),
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | ~models.Q(withdrawn_reason=""),
                name="service_withdrawn_with_reason",
                violation_error_message=_("Say why it was withdrawn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Rules that need more than one field."""
        super().clean()
        self.key = self.key or self.free_key()
        faults = faults_in(self)
        if self.pk and not Service.objects.filter(pk=self.pk, key=self.key).exists():
            faults["key"] = ValidationError(_("The key never changes: pages and posters point at it."))
        if faults:
            raise ValidationError(faults)

    def free_key(self) -> str:
        """A key made from the name that no other service has."""
        plain = slugify(self.name)[:50] or "service"
        taken = set(Service.objects.filter(key__startswith=plain).values_list("key", flat=True))
        return next(key for key in (plain, *(f"{plain}-{n}" for n in range(2, 1000))) if key not in taken)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Even an unfinished draft has a key."""
        self.key = self.key or self.free_key()
        super().save(*args, **kwargs)

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish `revision`. Raises `PermissionDenied` for a new number typed by the same `user`, the last line of
        defence, since the staff's screens say so before it comes to this; and `UnfinishedError`, which says what is
        missing. The machine (no `user`) is asked neither.
        """
        from signposting.second_person import refusal  # noqa: PLC0415 (it reads services)

        if refusal(self, user, revision):
            raise PermissionDenied
        if user is not None:
            refuse_unfinished(revision.as_object())
        # Held from reading the facts no draft changes (`with_content_json`) to writing them with all the others:
        # somebody who withdraws it meanwhile waits, and is not overwritten.
        with transaction.atomic():
            Service.objects.select_for_update().filter(pk=self.pk).first()
            return super().publish(revision, user, *args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Service:
        """The service as a draft has it, with the facts that no draft changes.

        They are read again: whoever publishes may have opened the record before somebody else withdrew it.
        """
        drafted: Service = super().with_content_json(content)
        columns = [self._meta.get_field(name).attname for name in NOT_DRAFTED]  # type: ignore[union-attr]
        stored = Service.objects.filter(pk=self.pk).values(*columns).first()
        for column in columns:
            setattr(drafted, column, stored[column] if stored else getattr(self, column))
        return drafted

    @property
    def needs_no_check(self) -> bool:
        """True for the numbers that never change: 999 and 101."""
        return self.key in NEED_NO_CHECK

    @property
    def never_checked(self) -> bool:
        """True while nobody has checked the details. A state of its own, not "overdue"."""
        return self.checked_on is None and not self.needs_no_check

    @property
    def due_on(self) -> date | None:
        """The day the next check is due; none when never checked or when it needs none."""
        if self.checked_on is None or self.check_every_days is None or self.needs_no_check:
            return None
        return self.checked_on + timedelta(days=self.check_every_days)

    @property
    def is_public(self) -> bool:
        """Whether the public sees it: published and not withdrawn."""
        return self.live and self.withdrawn_on is None

    @property
    def stands_apart(self) -> bool:
        """Whether it is for people worried about their own behaviour, and never mixed with help for those harmed."""
        return any(need.stands_apart for need in self.needs.all())

    @property
    def ages(self) -> tuple[int, int]:
        """The youngest and the oldest it may be for, in years, both included."""
        if self.age_rule != AgeRule.RANGE:
            return EVERY_AGE
        youngest = EVERY_AGE[0] if self.age_min is None else self.age_min
        return youngest, EVERY_AGE[1] if self.age_max is None else self.age_max

    def serves_age(self, lowest: int, highest: int) -> bool:
        """Whether someone aged between `lowest` and `highest` (years, both included) may be who it is for."""
        youngest, oldest = self.ages
        return youngest <= highest and lowest <= oldest

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The public card on a page of its own."""
        return "signposting/service_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """The card as it would be once this is published, and what the public sees until then."""
        from signposting.service_preview import preview_context  # noqa: PLC0415 (cards read models)

        return {**super().get_preview_context(request, mode_name), **preview_context(self)}
