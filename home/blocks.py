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
    links = LinksBlock()
