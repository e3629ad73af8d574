"""What the campaign adds to the staff's screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.models import BasePage
from home.staff.films import FilmFileViewSet
from home.staff.reviews import REVIEW, may_review, sees_reviews
from home.staff.reviews_due import ReviewsMenuItem, ReviewsPanel
from home.staff.search_words import SearchSynonymViewSet
from home.staff.words import hooks as words_hooks  # noqa: F401 (they register themselves)

register_snippet(FilmFileViewSet)
register_snippet(SearchSynonymViewSet)


def _refusal(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """An answer when one of `pages`, or of those below them, is public; old links and posters point at it."""
    if request.user.is_superuser or not any(page.get_descendants(inclusive=True).live().exists() for page in pages):
        return None
    messages.error(request, _("A page the public can see is unpublished, not deleted: old links point at it."))
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


@hooks.register("before_delete_page")
def keep_public_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Staff unpublish; deleting what was never public, or no longer is, stays possible."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def keep_public_pages_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    """The same for several at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _refusal(request, pages) if action_type == "delete" and pages else None


@hooks.register("register_admin_urls")
def review_screens() -> list[URLResolver]:
    """The report of pages due for review, and the screen to review one."""
    return [path("page-reviews/", include("home.staff.urls"))]


@hooks.register("register_reports_menu_item")
def reviews_in_the_menu() -> ReviewsMenuItem:
    """In the menu of reports."""
    label, link = _("Pages due for review"), reverse("page_reviews:due")
    return ReviewsMenuItem(label, link, name="page-reviews", icon_name="calendar-check", order=100)


@hooks.register("construct_homepage_panels")
def reviews_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For those who can do something about it."""
    if sees_reviews(request.user):
        panels.append(ReviewsPanel())


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def review_button(page: Page, user: Any, next_url: str | None = None, **context: Any) -> Iterator[Button]:
    """On a page's own screens and in its row of a list."""
    if issubclass(page.specific_class, BasePage) and may_review(user, page):
        link = reverse("page_reviews:review", args=[page.pk])
        yield Button(_("I have reviewed this page"), url=link, icon_name="calendar-check", priority=45)


@hooks.register("register_log_actions")
def words_for_reviews(actions: Any) -> None:
    """What a page's history says of a review."""

    @actions.register_action(REVIEW)
    class Reviewed(LogFormatter):
        label = _("Review")
        message = _("Reviewed: somebody read all of it and agreed")
