"""Areas: local authority districts, the counties above them, nations and the United Kingdom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, When
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from core.validators import validate_neutral_slug

from .succession import OWN_CODE_LETTER, changed_for_good, faults_of_beginning, faults_of_end

# Addresses below /find-support/ that are not areas.
RESERVED_SLUGS = frozenset({"for-partners", "our-information", "service"})
# The longest way up: district, county, nation, United Kingdom.
LINEAGE = "parent__parent__parent"


class AreaQuerySet(models.QuerySet["Area"]):
    """What pages and reports need from the areas."""

    def with_lineage(self) -> AreaQuerySet:
        """Areas whose county, nation and country come in the same query."""
        return self.select_related(LINEAGE)

    def authorities(self) -> AreaQuerySet:
        """Areas that a postcode can lie in: districts, single-tier councils, islands."""
        return self.filter(kind__in=sorted(AUTHORITIES))

    def to_tick(self, chosen: Iterable[int]) -> AreaQuerySet:
        """What a service here may cover: our areas and their counties, the nations, the country; and `chosen` keys.

        Widest first. Every other council of the country would bury them.
        """
        wide = Q(kind__in=[Area.Kind.COUNTRY, Area.Kind.NATION])
        ours = Q(in_campaign=True) | Q(children__in_campaign=True, kind=Area.Kind.COUNTY)
        ours &= ~Q(valid_until__lte=timezone.localdate())  # what is gone can be unticked, not ticked
        size = Case(*(When(kind=kind, then=place) for place, kind in enumerate(Area.Kind.values)))
        return self.filter(wide | ours | Q(pk__in=chosen)).distinct().order_by(size, "name")


class Area(ClusterableModel):
    """One area. Councils come and go, so each has the days it is valid and, once gone, a successor."""

    class Kind(models.TextChoices):
        """Where an area stands in the tree."""

        COUNTRY = "country", _("Country (United Kingdom)")
        NATION = "nation", _("Nation")
        COUNTY = "county", _("County (runs children's services for its districts)")
        DISTRICT = "district", _("District (below a county)")
        SINGLE_TIER = "single_tier", _("Single-tier council (runs its own children's services)")
        ISLANDS = "islands", _("Islands with their own government")

    code = models.CharField(
        _("ONS code"),
        max_length=9,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][0-9]{8}$", _("A capital letter and eight digits."))],
        help_text=_(
            "Not published yet? Make up one that begins with X, such as X00000001, and put the real one in its place"
            " once it is known. A published code never changes."
        ),
    )
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, unique=True, validators=[validate_neutral_slug])
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    in_campaign = models.BooleanField(
        _("served by this partnership"),
        default=False,
        help_text=_("Listed by name for people who don't know their postcode, and checked for holes."),
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_until = models.DateField(
        _("gone from"),
        null=True,
        blank=True,
        help_text=_("The first day without it: a council replaced on 1 April is gone from 1 April."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("From that day on postcodes, old links and posters lead there, and services follow."),
    )
    other_successors = ParentalManyToManyField(
        "self",
        verbose_name=_("parts of it went to"),
        symmetrical=False,
        blank=True,
        related_name="took_parts_of",
        help_text=_("Only for a council that was split. People there see every front door it may be."),
    )

    objects = AreaQuerySet.as_manager()
    # Set by the map the area was read from.
    reach_on_map: tuple[Area, ...] | None = None

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("code"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("parent")]),
        FieldPanel("in_campaign"),
        InlinePanel("places", heading=_("Towns and villages"), label=_("place")),
        MultiFieldPanel(
            [
                FieldPanel("valid_from"),
                FieldPanel("valid_until"),
                FieldPanel("successor"),
                FieldPanel("other_successors", widget=CheckboxSelectMultiple),
            ],
            heading=_("Change of map"),
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("area")
        constraints = [
            models.CheckConstraint(
                condition=~Q(slug__in=sorted(RESERVED_SLUGS)),
                name="area_slug_not_reserved",
                violation_error_message=_("This address is taken by another page."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gt=models.F("valid_from")),
                name="area_ends_after_it_begins",
                violation_error_message=_("The area must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """An area lies in a tree, only councils are served, and what replaces one leads to a council that exists."""
        super().clean()
        errors = changed_for_good(self)
        if self.kind == self.Kind.DISTRICT and (self.parent is None or self.parent.kind != self.Kind.COUNTY):
            errors["parent"] = ValidationError(_("A district lies in a county, which runs its children's services."))
        if self.parent is not None and self in self.parent.lineage():
            errors["parent"] = ValidationError(_("An area cannot lie inside itself."))
        errors |= faults_of_end(self) | faults_of_beginning(self)
        if self.in_campaign and not self.is_council:
            errors["in_campaign"] = ValidationError(
                _("Only a council that a postcode lies in can be served. For a county, tick its districts.")
            )
        if errors:
            raise ValidationError(errors)

    def get_absolute_url(self) -> str:
        """The area's own page."""
        return reverse("area", args=[self.slug])

    def lineage(self) -> tuple[Area, ...]:
        """This area and what it lies in, smallest first: district, county, nation, United Kingdom."""
        areas: list[Area] = []
        area: Area | None = self
        while area is not None and area not in areas:
            areas.append(area)
            area = area.parent
        return tuple(areas)

    def reach(self) -> tuple[Area, ...]:
        """The areas whose services help here, smallest first: the lineage, and what this area took over.

        As on the day of the map the area was read from (`signposting.area_map`); read alone, as today, by a query.
        """
        if self.reach_on_map is None:
            from signposting.area_map import map_on  # noqa: PLC0415 (maps read areas)

            self.reach_on_map = map_on(timezone.localdate()).reach(self)
        return self.reach_on_map

    @property
    def is_council(self) -> bool:
        """Whether a postcode can lie in it; counties, nations and the country have no page."""
        return self.kind in AUTHORITIES

    @property
    def has_ons_code(self) -> bool:
        """Whether the published register has a code for it: not for islands, and not yet for a new council."""
        return self.kind != self.Kind.ISLANDS and not self.code.startswith(OWN_CODE_LETTER)

    def stands_on(self, day: date) -> bool:
        """Whether the area exists on `day`."""
        return self.has_begun_by(day) and not self.is_gone_by(day)

    def has_begun_by(self, day: date) -> bool:
        """Whether the area has begun by `day`; before, it is only planned."""
        return self.valid_from is None or self.valid_from <= day

    def is_gone_by(self, day: date) -> bool:
        """Whether the area has ended by `day`: from the first minute of its last date on."""
        return self.valid_until is not None and self.valid_until <= day

    @property
    def upper_tier(self) -> Area:
        """The authority that runs children's social care here: the county of a district, else the area itself.

        Source: areas/README.md in the reference data; a two-tier district is never the safeguarding authority.
        """
        if self.kind == self.Kind.DISTRICT and self.parent is not None and self.parent.kind == self.Kind.COUNTY:
            return self.parent
        return self

    @property
    def nation(self) -> Area | None:
        """England, Wales, Scotland or Northern Ireland; none for the islands and for the whole country."""
        return next((area for area in self.lineage() if area.kind == self.Kind.NATION), None)


# What a postcode can lie in.
AUTHORITIES = frozenset({Area.Kind.DISTRICT, Area.Kind.SINGLE_TIER, Area.Kind.ISLANDS})


class Place(models.Model):
    """A town or village people know by name, in the area it lies in."""

    area = ParentalKey(Area, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(_("name"), max_length=100)
    is_main = models.BooleanField(
        _("one of the main places"), default=False, help_text=_("Shown beside the area's name.")
    )

    panels = [FieldPanel("name"), FieldPanel("is_main")]

    class Meta:
        ordering = ["-is_main", "name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="place_once_an_area")]

    def __str__(self) -> str:
        return self.name
