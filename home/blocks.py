"""The body every campaign page is built from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import (
    CalloutBlock,
    ChecklistBlock,
    LinksBlock,
    MoreBlock,
    MythsBlock,
    PictureBlock,
    SayBlock,
    SignsBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
    TurnBlock,
    YoungWordsBlock,
)
from resources.models import ResourcePage
from signposting.blocks import ContactCardBlock


class FinderBoxBlock(blocks.StructBlock):
    """The postcode box."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100, default=_("Who can help, where the child lives"))
    text = blocks.CharBlock(label=_("Sentence"), max_length=220, required=False)

    class Meta:
        icon = "search"
        label = _("Finder box")
        group = _("Ways on")
        description = _("The postcode box that finds who can help. Nothing typed in it is kept.")
        preview_value = {
            "heading": "Who can help, where the child lives",
            "text": "We don’t keep your postcode.",
        }
        template = "blocks/finder_box.html"


class FilmBlock(blocks.StructBlock):
    """Leads to a film's own page: films are never played among other things."""

    page = blocks.PageChooserBlock(label=_("Film"), page_type="home.FilmPage")

    class Meta:
        icon = "media"
        label = _("Film")
        group = _("Ways on")
        description = _("A link to a film’s page, with its length and what comes with it. Nothing is played here.")
        template = "blocks/film.html"
        preview_template = "blocks/film.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `film` and its `address`; neither while its page is not live: no link leads nowhere."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = value.get("page")
        if page is not None and page.live:
            context["film"] = page.specific
            context["address"] = page.get_url((parent_context or {}).get("request"))
        return context


class ResourceListBlock(blocks.StructBlock):
    """Resources of the library, chosen and never typed: what is replaced or withdrawn falls out by itself."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100, default=_("From the library"))
    resources = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Resource"), page_type="resources.ResourcePage"),
        label=_("Resources"),
        min_num=1,
        max_num=12,
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Resource list")
        group = _("Ways on")
        description = _("Resources of the library, each with its type and what one can do with it.")
        template = "blocks/links.html"
        preview_template = "blocks/links.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `links`: (title, address, "Poster: in a sentence") of what is in use today, in order. One query."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        order = [page.pk for page in value.get("resources") or [] if page is not None]
        listed = ResourcePage.objects.listed().in_bulk(order)
        request = (parent_context or {}).get("request")
        context["links"] = [
            (page.title, page.get_url(request), f"{page.get_kind_display()}: {page.summary}")
            for page in (listed[key] for key in order if key in listed)
        ]
        return context


class BodyBlock(blocks.StreamBlock):
    """Everything a page's body may hold."""

    text = TextBlock()
    callout = CalloutBlock()
    say = SayBlock()
    young_words = YoungWordsBlock()
    signs = SignsBlock()
    checklist = ChecklistBlock()
    steps = StepsBlock()
    turn = TurnBlock()
    myths = MythsBlock()
    more = MoreBlock()
    table = TableBlock()
    picture = PictureBlock()
    film = FilmBlock()
    contact_card = ContactCardBlock()
    finder_box = FinderBoxBlock()
    resource_list = ResourceListBlock()
    links = LinksBlock()
