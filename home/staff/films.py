"""The list and form of our own films."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import FilmFile


class FilmFileViewSet(SnippetViewSet):
    """Films stand in the menu beside pictures and documents."""

    model = FilmFile
    icon = "media"
    menu_label = _("Films")
    menu_order = 450
    add_to_admin_menu = True
    list_display = ["title", Column("source", label=_("Who made it")), Column("use_until", label=_("Use until"))]
