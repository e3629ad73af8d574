"""The contact card: a service chosen from the directory, never typed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from signposting.page_cards import PageCard, page_card


class ContactCardBlock(blocks.StructBlock):
    """One service's card, or what became of it. A service that was never published shows nothing."""

    service = SnippetChooserBlock("signposting.Service", label=_("Service"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `card`, made from the service as published, or `gone`, a sentence about a service nothing replaced."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        service = value.get("service")
        request = (parent_context or {}).get("request")
        shown = PageCard() if service is None else page_card(request, service)
        context["card"], context["gone"] = shown.card, shown.gone
        return context

    class Meta:
        icon = "mobile-alt"
        label = _("Contact card")
        group = _("Ways on")
        description = _("A number or address chosen from the directory. It changes here when it changes there.")
        template = "blocks/contact_card.html"
