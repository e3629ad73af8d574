"""The list and form of the words people search with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import SearchSynonym


class SearchSynonymViewSet(SnippetViewSet):
    """Search words have a place of their own in the menu."""

    model = SearchSynonym
    icon = "search"
    menu_label = _("Search words")
    menu_order = 460
    add_to_admin_menu = True
    list_display = ["word", "means", "said_by"]
