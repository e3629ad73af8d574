"""What every page of the site has: a reader, a name for the browser's tab, and who last checked what it says."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from core.audiences import Audience
from core.page_files import telling_files
from core.page_forms import BasePageForm, QuietCopyForm, words_of_address
from core.reviews import months_after
from core.unfinished import refuse_unfinished
from core.validators import telling_words, validate_neutral_name

# The tint of each reader's pages (static/css/tokens.css), as file names that say nothing.
SHARE_TINTS: dict[str, str] = {
    Audience.PARENT: "amber",
    Audience.PROFESSIONAL: "teal",
    Audience.PUBLIC: "coral",
    Audience.SURVIVOR: "sky",
}


class BasePage(Page):
    """Abstract parent of every page type.

    A page that does not name the campaign keeps a neutral title and a neutral address, the pages above it included:
    it may be read by someone who is watched (safety rule S6).
    """

    audience = models.CharField(
        _("who it is written for"),
        max_length=1,
        choices=Audience.choices,
        blank=True,
        help_text=_("Decides the page's colour and which help lines stand at its top. Empty means everyone."),
    )
    names_campaign = models.BooleanField(
        _("show the campaign's name"),
        default=False,
        help_text=_(
            "Tick on pages for parents, professionals and about the campaign. Leave empty wherever a young person "
            "may be reading: the tab and the header then show the quiet name."
        ),
    )
    needs_check = models.BooleanField(
        _("needs a specialist's check"),
        default=False,
        help_text=_("For law, health and what-happens-next pages: the page says who checked it, or that nobody has."),
    )
    checked_by = models.CharField(
        _("checked by (role)"), max_length=120, blank=True, help_text=_("A role, not a person's name.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    # Wagtail's own `owner` is the person who made the page. A starter record says "owner" for this one.
    kept_by = models.CharField(
        _("owner"),
        max_length=120,
        blank=True,
        help_text=_("The team that keeps this page true: “Comms”, “Children’s Advice and Support”. Not a person."),
    )
    reviewed_on = models.DateField(
        _("last reviewed"), null=True, blank=True, help_text=_("Set by “I have reviewed this page”.")
    )
    # Reckoned from the two beside it, so that lists can be sorted by it.
    review_due_on = models.DateField(_("review due"), null=True, blank=True, editable=False)
    review_every = models.PositiveSmallIntegerField(
        _("review every (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text=_("6 for the law and for hiding what was read, which change most; 12 for the rest."),
    )
    easy_read = models.ForeignKey(
        Page,
        verbose_name=_("its Easy Read page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The same in short sentences with drawings. This page then offers it at its top."),
    )

    how_people_ask = models.TextField(
        _("how people ask"),
        blank=True,
        help_text=_(
            "Questions this page answers, in visitors’ own words, one a line: “he keeps asking for pics”, “pupil "
            "told me something, what do I write down”. Slang is welcome. The search reads them; nobody is shown them."
        ),
    )

    reading_panels = [
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("names_campaign")], heading=_("The reader")),
        MultiFieldPanel(
            [FieldPanel("needs_check"), FieldPanel("checked_by"), FieldPanel("checked_on")],
            heading=_("Who checked it"),
        ),
        MultiFieldPanel(
            [FieldPanel("kept_by"), FieldPanel("reviewed_on", read_only=True), FieldPanel("review_every")],
            heading=_("Who keeps it true"),
        ),
        PageChooserPanel("easy_read"),
        MultiFieldPanel([FieldPanel("how_people_ask")], heading=_("Search")),
    ]
    promote_panels = [*Page.promote_panels, *reading_panels]
    # No page has a password: a password page needs a cookie, and public pages set none.
    private_page_options = []
    base_form_class = BasePageForm
    copy_form_class = QuietCopyForm

    # A copy says something of its own before long, and nobody has read that.
    exclude_fields_in_copy = ["reviewed_on", "review_due_on"]
    # Whether its own template lists the pages below it: then they do not stand at its foot once more.
    lists_children = False
    # Whether the pages beside it are offered at its foot. Among hundreds found by filters, three are no help.
    offers_beside = True

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a title or address that tells a watcher what is being read, and half a check."""
        super().clean()
        self.review_due_on = months_after(self.reviewed_on, self.review_every) if self.reviewed_on else None
        errors = self.telling_names(self.get_parent() if self.path else None)
        if not self.names_campaign:
            for field, names in telling_files(self).items():
                errors[field] = ValidationError(
                    _("A file’s name tells a watcher what is read here: %(names)s. Upload it under another."),
                    params={"names": ", ".join(names)},
                )
        if self.audience == Audience.YOUNG_PERSON and self.names_campaign:
            errors["names_campaign"] = ValidationError(_("A young person's page never shows the campaign's name."))
        if bool(self.checked_by) != bool(self.checked_on):
            errors["checked_by"] = ValidationError(_("Give both the role and the date, or neither."))
        if self.easy_read_id is not None and self.easy_read_id == self.pk:
            errors["easy_read"] = ValidationError(_("Choose another page: this is the page itself."))
        if errors:
            raise ValidationError(errors)

    def lacks(self) -> list[Any]:
        """What a page of this type needs before it is public and no field by itself can say, as sentences."""
        return []

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish `revision`. Raises `UnfinishedError` where somebody publishes what its form would refuse.

        The machine (no `user`) is not asked: what it publishes by the clock was asked about when it was scheduled.
        """
        if user is not None:
            refuse_unfinished(revision.as_object())
        return super().publish(revision, user, *args, **kwargs)

    def telling_names(self, parent: Page | None) -> dict[str, ValidationError]:
        """What would tell a watcher something if this page stood below `parent`, by field; empty when nothing does.

        A page that names the campaign may say so, unless a page below it keeps quiet: theirs is the longer address.
        """
        above = words_of_address(parent) if parent is not None else ""
        address = f"{above} {self.slug or ''}".replace("-", " ")
        if self.names_campaign:
            if not telling_words(address) or not self._has_quiet_pages_below():
                return {}
            names = {"slug": address}
        else:
            names = {"title": self.seo_title or self.title, "slug": address}
        errors: dict[str, ValidationError] = {}
        for field, text in names.items():
            try:
                validate_neutral_name(text)
            except ValidationError as error:
                errors[field] = error
        return errors

    def _has_quiet_pages_below(self) -> bool:
        below = self.get_descendants().specific() if self.path else []
        return any(isinstance(page, BasePage) and not page.names_campaign for page in below)

    def can_move_to(self, parent: Page) -> bool:
        """Not to a place where its address would tell a watcher something, whichever way it is moved."""
        return super().can_move_to(parent) and not self.telling_names(parent).get("slug")

    @property
    def review_is_overdue(self) -> bool:
        """Whether the day has passed. Never reviewed is not overdue: nothing was promised."""
        return self.review_due_on is not None and self.review_due_on < timezone.localdate()

    def with_content_json(self, content: dict[str, Any]) -> BasePage:
        """A draft as a page. When it was last reviewed is a fact about the page, not about one draft of it."""
        page: BasePage = super().with_content_json(content)
        page.reviewed_on, page.review_due_on = self.reviewed_on, self.review_due_on
        return page

    @property
    def questions_asked(self) -> tuple[str, ...]:
        """What visitors ask when this page is the answer, in their words."""
        return tuple(line.strip() for line in self.how_people_ask.splitlines() if line.strip())

    def links_to(self) -> set[int]:
        """The primary keys of pages its own words lead to."""
        return set()

    @cached_property
    def _restrictions(self) -> Any:
        found = super().get_view_restrictions()
        len(found)  # loads it: asked again, it answers without the database
        return found

    def get_view_restrictions(self) -> Any:
        """Whatever keeps it private, looked up once: both Wagtail and `core.wagtail_hooks` ask at each visit."""
        return self._restrictions

    @property
    def tab_title(self) -> str:
        """The page's own part of the browser's tab."""
        return self.seo_title or self.title

    @property
    def share_picture(self) -> str:
        """The drawing a chat shows beside a link to this page, among the static files. It holds no words."""
        return f"img/share/{SHARE_TINTS.get(self.audience, 'violet')}.png"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the template the reader, which the header and the help strip follow."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        request.reader = self.audience
        request.page_shown = self
        context["names_campaign"] = self.names_campaign
        return context
