"""The library's own words for its librarians: lists with how often each is used; what is used is not deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from resources.models import ContentNote, Licence, Role, Setting, Topic
from resources.staff.menu import screen_items

# By which field of the word its resources are counted.
USED_BY: dict[type[Model], str] = {
    Topic: "resource_topics",
    Role: "resources",
    Setting: "resources",
    ContentNote: "resources",
    Licence: "resources",
}
USED = Column("used", label=gettext_lazy("Resources"), sort_key="used")


class WordViewSet(SnippetViewSet):
    """One list. A copy would be a second word for the same."""

    copy_view_enabled = False
    list_per_page = 100
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Each word with the number of resources that have it, in one query."""
        return with_use(self.model)


def with_use(model: type[Any]) -> QuerySet[Any]:
    """Its words with `used`, in their order."""
    words: QuerySet[Any] = model._default_manager.annotate(used=Count(USED_BY[model], distinct=True))
    return words.order_by("order", "name")


class TopicViewSet(WordViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = gettext_lazy("Topics")
    list_display = ["name", Column("slug", label=gettext_lazy("Key")), "order", USED]


class RoleViewSet(WordViewSet):
    """Whom things are made for."""

    model = Role
    icon = "user"
    menu_label = gettext_lazy("Made for")
    list_display = [
        "name",
        "key",
        BooleanColumn("teaches_children", label=gettext_lazy("Works with children")),
        "order",
        USED,
    ]


class SettingViewSet(WordViewSet):
    """Where things are used."""

    model = Setting
    icon = "home"
    menu_label = gettext_lazy("Used in")
    list_display = ["name", "key", "order", USED]


class ContentNoteViewSet(WordViewSet):
    """What may distress."""

    model = ContentNote
    icon = "warning"
    menu_label = gettext_lazy("Content notes")
    list_display = ["name", "key", BooleanColumn("is_depiction", label=gettext_lazy("Shown or told")), "order", USED]


class LicenceViewSet(WordViewSet):
    """On what terms things may be used."""

    model = Licence
    icon = "key"
    menu_label = gettext_lazy("Licences")
    list_display = [
        "name",
        "key",
        BooleanColumn("may_be_adapted", label=gettext_lazy("May be adapted")),
        "order",
        USED,
    ]


class LibraryGroup(SnippetViewSetGroup):
    """Everything about the library in one place: first what is done, then its words."""

    menu_label = gettext_lazy("Library")
    menu_icon = "folder-open-inverse"
    menu_order = 160
    items = (TopicViewSet, RoleViewSet, SettingViewSet, ContentNoteViewSet, LicenceViewSet)

    def get_submenu_items(self) -> list[Any]:
        """The screens (`menu.SCREENS`), then the lists."""
        lists = super().get_submenu_items()
        for place, item in enumerate(lists, 100):
            item.order = place
        return [*screen_items(), *lists]


def keep_words_in_use(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """Wagtail's hook before snippets are deleted. Else resources would lose the word unseen."""
    for word in instances:
        model = type(word)
        if model not in USED_BY:
            continue
        used = with_use(model).get(pk=word.pk).used
        if used:
            words = ngettext(
                "“%(name)s” was not deleted: %(count)d resource has it. Give that another first.",
                "“%(name)s” was not deleted: %(count)d resources have it. Give those another first.",
                used,
            )
            messages.error(request, words % {"name": word, "count": used})
            return redirect(f"wagtailsnippets_resources_{model._meta.model_name}:list")
    return None
