"""Puts the screens about words into the staff's menu, onto pages and into their history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from core.models import BasePage
from home.staff.words.keeping import ASK_AGAIN, KEEP, may_keep
from home.staff.words.report import WordsMenuItem


@hooks.register("register_admin_urls")
def words_screens() -> list[URLResolver]:
    """The report, the list, and the screen of one page."""
    return [path("page-words/", include("home.staff.words.urls"))]


@hooks.register("register_reports_menu_item")
def words_in_the_menu() -> WordsMenuItem:
    """The report, after the one of reviews."""
    return WordsMenuItem(_("Words"), reverse("page_words:report"), name="page-words", icon_name="glasses", order=110)


@hooks.register("register_reports_menu_item")
def list_in_the_menu() -> WordsMenuItem:
    """The language list, after the report that applies it."""
    return WordsMenuItem(
        _("Language list"), reverse("page_words:list"), name="language-list", icon_name="list-ul", order=120
    )


@hooks.register("register_page_header_buttons")
def words_button(page: Page, user: Any, next_url: str | None = None, **context: Any) -> Iterator[Button]:
    """On a page's own screens."""
    if issubclass(page.specific_class, BasePage) and may_keep(user, page):
        link = reverse("page_words:keep", args=[page.pk])
        yield Button(_("How it reads"), url=link, icon_name="glasses", priority=46)


@hooks.register("register_log_actions")
def words_for_kept_wordings(actions: Any) -> None:
    """What a page's history says."""

    @actions.register_action(KEEP)
    class Kept(LogFormatter):
        label = _("Keep a wording")

        def format_message(self, log_entry: Any) -> str:
            return _("Kept “%(words)s”: %(why)s") % log_entry.data

    @actions.register_action(ASK_AGAIN)
    class AskedAgain(LogFormatter):
        label = _("Take a reason back")

        def format_message(self, log_entry: Any) -> str:
            return _("Took back the reason for “%(words)s”") % log_entry.data
