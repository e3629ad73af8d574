"""One resource of the library: what it is, for whom, how to use it safely, and whether it is still to be used."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from core.fields import ChoiceSetField, StreamField
from core.models import BasePage
from resources.ages import key_stages
from resources.blocks import ROOM, ResourceBody, room_of
from resources.page_form import ResourceCopyForm, ResourcePageForm
from resources.querysets import ResourceManager
from resources.readiness import gaps_for_leaders, no_file
from resources.refs import LENGTH, new_ref
from resources.staff.panels import ChecklistPanel, FilesPanel

from .choices import Nation, ResourceType, State, Supervision, WhyWithdrawn
from .vocabulary import ContentNote, Licence, ResourceTopic, Role, Setting, words_still_there

REVIEW_MONTHS_MOST = 24
FEATURES = ["bold", "italic", "link", "ol", "ul"]
# What no draft brings back or takes with it.
STANDING = ("ref", "state", "withdrawn_why", "withdrawn_note", "withdrawn_on", "replaced_by_id")


class ResourcePage(BasePage):
    """The page carries the substance; its files are the forms to print, edit, watch or hear.

    Its address may change; `/r/<ref>/` never does, and answers also once the resource is replaced or withdrawn.
    """

    page_description = _("A lesson, a poster, a briefing: with its files, and how to use it safely.")
    template = "pages/resources/resource_page.html"
    parent_page_types = ["resources.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    room = ROOM
    offers_beside = False

    ref = models.CharField(_("code"), max_length=LENGTH, unique=True, editable=False)
    summary = models.CharField(
        _("in one or two sentences"),
        max_length=200,
        help_text=_("What one can do with it."),
    )
    kind = models.CharField(_("type"), max_length=16, choices=ResourceType.choices)
    body = StreamField(ResourceBody(), blank=True, verbose_name=_("body"))

    roles = ParentalManyToManyField(Role, verbose_name=_("made for"), related_name="resources")
    settings = ParentalManyToManyField(Setting, verbose_name=_("used in"), related_name="resources", blank=True)
    topics = ClusterTaggableManager(
        through=ResourceTopic, verbose_name=_("topics"), help_text=_("One to five. The first matters most.")
    )
    nations = ChoiceSetField(_("nations"), set_choices=Nation.choices, default=tuple)
    age_min = models.PositiveSmallIntegerField(
        _("from age"), null=True, blank=True, help_text=_("Of the young people it is about. Empty: only for adults.")
    )
    age_max = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes it takes"), null=True, blank=True)
    group_size = models.CharField(_("group size"), max_length=60, blank=True)
    has_send_version = models.BooleanField(
        _("there is a version for learners with special educational needs"), default=False
    )
    parents_may_see = models.BooleanField(
        _("parents may see this"), null=True, blank=True, help_text=_("Unknown until its owner has said so.")
    )

    content_notes = ParentalManyToManyField(
        ContentNote, verbose_name=_("content notes"), related_name="resources", blank=True
    )
    supervision = models.CharField(
        _("supervision"), max_length=8, choices=Supervision.choices, default=Supervision.NONE
    )
    delivery = RichTextField(
        _("how to deliver it safely"),
        features=FEATURES,
        blank=True,
        help_text=_("Needed wherever it is used with children: ground rules, a way out, what not to ask."),
    )
    if_told = RichTextField(
        _("if a young person tells you something"),
        features=FEATURES,
        blank=True,
        help_text=_("Added to what every resource says: the designated lead first, then the children’s team."),
    )

    made_by = models.CharField(_("made by"), max_length=160, blank=True)
    evidence = RichTextField(_("what it rests on"), features=FEATURES, blank=True)
    licence = models.ForeignKey(
        Licence,
        verbose_name=_("licence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
        help_text=_("Empty means nobody knows: the page says so."),
    )
    third_party = models.CharField(
        _("what belongs to others"),
        max_length=300,
        blank=True,
        help_text=_("A picture, a quotation: whose it is."),
    )

    web_only = models.BooleanField(_("has no files: the page is all of it"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.CURRENT, editable=False)
    withdrawn_why = models.CharField(
        _("why it was withdrawn"), max_length=12, choices=WhyWithdrawn.choices, blank=True, editable=False
    )
    withdrawn_note = models.CharField(_("in a sentence"), max_length=280, blank=True, editable=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("use this instead"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
        editable=False,
    )

    objects: ClassVar[Any] = ResourceManager()
    base_form_class = ResourcePageForm
    copy_form_class = ResourceCopyForm

    essentials_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("web_only")]),
        FieldPanel("body"),
    ]
    readers_panels = [
        FieldPanel("roles"),
        FieldPanel("settings"),
        FieldPanel("topics"),
        FieldPanel("nations"),
        FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max")], heading=_("Ages")),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("group_size")], heading=_("Time and group")),
        FieldPanel("has_send_version"),
        FieldPanel("parents_may_see"),
        InlinePanel("curriculum_links", label=_("Curriculum link"), heading=_("Curriculum")),
    ]
    safety_panels = [
        FieldPanel("content_notes"),
        FieldPanel("supervision"),
        FieldPanel("delivery"),
        FieldPanel("if_told"),
    ]
    rights_panels = [
        MultiFieldPanel([FieldPanel("made_by"), FieldPanel("evidence")], heading=_("Where it comes from")),
        MultiFieldPanel([FieldPanel("licence"), FieldPanel("third_party")], heading=_("Rights")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(essentials_panels, heading=_("Essentials")),
            ObjectList([ChecklistPanel(), FilesPanel()], heading=_("Files and checklist")),
            ObjectList(readers_panels, heading=_("Who it is for")),
            ObjectList(safety_panels, heading=_("Safe delivery")),
            ObjectList(rights_panels, heading=_("Rights")),
            ObjectList(BasePage.promote_panels, heading=_("Promote and review")),
        ]
    )
    exclude_fields_in_copy = [
        *BasePage.exclude_fields_in_copy,
        "ref",
        "state",
        "withdrawn_why",
        "withdrawn_note",
        "withdrawn_on",
        "replaced_by",
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("resource")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.WITHDRAWN)
                | (~models.Q(withdrawn_why="") & ~models.Q(withdrawn_note="")),
                name="withdrawn_resource_says_why",
                violation_error_message=_("Say why it is withdrawn: a reason and a sentence."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.SUPERSEDED) | models.Q(replaced_by__isnull=False),
                name="superseded_resource_has_a_successor",
                violation_error_message=_("Say which resource to use instead."),
            ),
            models.CheckConstraint(
                condition=models.Q(age_min=None)
                | models.Q(age_max=None)
                | models.Q(age_min__lte=models.F("age_max")),
                name="resource_ages_in_order",
                violation_error_message=_("The lower age comes first."),
            ),
            models.CheckConstraint(
                condition=models.Q(review_every__lte=REVIEW_MONTHS_MOST),
                name="resource_reviewed_within_two_years",
                violation_error_message=_("A resource is read again within 24 months."),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give it its code, once; a copy gets one of its own."""
        if not self.ref:
            self.ref = new_ref(lambda ref: ResourcePage.objects.filter(ref=ref).exists())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """What it says of itself agrees; whether a leader finds all they need is `gaps`."""
        from resources.successors import leads_back  # noqa: PLC0415  # it reads this model

        super().clean()
        errors: dict[str, Any] = {}
        if (self.age_min is None) != (self.age_max is None):
            errors["age_max"] = _("Give both ages, or neither.")
        if leads_back(self):
            errors["__all__"] = _("What replaced it leads back to it.")
        if self.reviewed_on and self.reviewed_on > timezone.localdate():
            errors["reviewed_on"] = _("Nobody has read it on a day that is still to come.")
        if errors:
            raise ValidationError(errors)

    def with_content_json(self, content: dict[str, Any]) -> ResourcePage:
        """A draft as a page. Its code and whether it is in use are facts about the resource, not about one draft.

        They are asked for anew: it may have been withdrawn since this page was loaded.
        """
        page: Any = super().with_content_json({**content, **words_still_there(content), "replaced_by": None})
        stored = ResourcePage.objects.filter(pk=self.pk).values(*STANDING).first() or {}
        for name, value in stored.items():
            setattr(page, name, value)
        resource: ResourcePage = page
        return resource

    def gaps(self) -> dict[str, Any]:
        """What a leader would miss, by field; nothing on a resource that may be published."""
        return gaps_for_leaders(
            topics=len(self.topics.all()),
            roles=self.roles.all(),
            delivery=self.delivery,
            supervision=self.supervision,
            notes=self.content_notes.all(),
        )

    def lacks(self) -> list[Any]:
        """Its gaps, and a file unless the page is all of it. One query."""
        return [words for words in (*self.gaps().values(), no_file(self)) if words]

    @property
    def key_stages(self) -> list[str]:
        """What its ages are called in the schools of its nations, in words; never typed."""
        return key_stages(self.age_min, self.age_max, self.nations)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it must not be used any more."""
        return self.state == State.WITHDRAWN

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `parts` (the body), `glance`, `facts`, `files`, `instead` (successor), `about`, `packs`, `room`."""
        from resources.showing.facts import facts_of, glance_of  # noqa: PLC0415  # they read this model
        from resources.showing.files import lines_of  # noqa: PLC0415
        from resources.successors import in_its_place  # noqa: PLC0415
        from resources.taking.about import about  # noqa: PLC0415

        context = super().get_context(request, *args, **kwargs)
        context["parts"] = [(block, "") for block in self.body]
        self.roles.get_object_list()  # type: ignore[attr-defined]  # read once, for both who follow
        context["glance"], context["facts"] = glance_of(self), facts_of(self)
        context["files"] = lines_of(self)
        context["instead"] = in_its_place(self)
        context["about"] = about(self, context["files"])
        packs = Page.objects.live().filter(view_restrictions=None).order_by("title")
        context["packs"] = packs.filter(packpage__items__resource=self) if self.pk else ()
        context["room"] = room_of(self.body)
        return context

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        """None: `resources.taking.sitemap` knows when its files changed."""
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; 410 with the reason once it is withdrawn."""
        from resources.serving.views import gone  # noqa: PLC0415

        if self.is_withdrawn:
            return gone(request, self)
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer
