"""Where taking a resource out of use meets Wagtail's own screens: buttons, the first page, history, deleting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from resources.lifecycle import ASK_BACK, REFUSE_BACK, SUPERSEDE, USE_AGAIN, WITHDRAW, may_agree
from resources.models import BackInUse, ResourcePage
from resources.staff.rights import may_take_out_of_use


class BackPanel(Component):
    """Withdrawn resources somebody asks for, on the first page of those who may be the second person."""

    name = "back-in-use"
    order = 56
    template_name = "resources/staff/back_panel.html"

    def __init__(self, asked: list[BackInUse]) -> None:
        self.asked = asked

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Each with whether the user may decide about it."""
        user = (parent_context or {})["request"].user
        return {"waiting": [(asked, may_agree(asked, user)) for asked in self.asked]}


@hooks.register("construct_homepage_panels")
def what_is_asked_back(request: HttpRequest, panels: list[Any]) -> None:
    """Only while something is asked for: it is rare."""
    if may_take_out_of_use(request.user):
        asked = list(BackInUse.objects.select_related("resource"))
        if asked:
            panels.append(BackPanel(asked))


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def out_of_use_buttons(page: Page, user: Any, next_url: str | None = None, **context: Any) -> Iterator[Button]:
    """On a resource's own screens and in its row of a list."""
    if not (issubclass(page.specific_class or Page, ResourcePage) and may_take_out_of_use(user)):
        return
    is_withdrawn = page.specific.is_withdrawn
    if not is_withdrawn:
        link = reverse("library:supersede", args=[page.pk])
        yield Button(_("Replaced by another"), url=link, icon_name="redirect", priority=42)
    label = _("Withdrawn: see why") if is_withdrawn else _("Withdraw")
    yield Button(label, url=reverse("library:withdraw", args=[page.pk]), icon_name="cross", priority=43)


def _refusal(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """An answer when a resource that was ever public, or has files, is among `pages` or below them."""
    for page in pages:
        below = ResourcePage.objects.descendant_of(page, inclusive=True)
        kept = below.exclude(first_published_at=None) | below.exclude(files=None)
        found = kept.first()
        if found is not None:
            words = _("“%(name)s” is not deleted: printed links and codes lead to it. Withdraw it instead.")
            messages.error(request, words % {"name": found.title})
            return redirect("library:withdraw", found.pk)
    return None


@hooks.register("before_delete_page", order=-1)  # before the site's own refusal, which says to unpublish
def keep_resources(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Superusers are no exception: the paper is out there whoever presses the button."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action", order=-1)
def keep_resources_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    """The same for several at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _refusal(request, pages) if action_type == "delete" and pages else None


@hooks.register("register_log_actions")
def words_for_history(actions: Any) -> None:
    """What a resource's history says."""
    actions.register_action(REFUSE_BACK, _("Not given back"), _("Stays withdrawn"))

    @actions.register_action(WITHDRAW)
    class Withdrawn(LogFormatter):
        label = _("Withdraw")

        def format_message(self, log_entry: Any) -> str:
            words = _("Withdrawn. %(reason)s. %(note)s") % log_entry.data
            return words + _instead(log_entry)

    @actions.register_action(SUPERSEDE)
    class Superseded(LogFormatter):
        label = _("Replace by another")

        def format_message(self, log_entry: Any) -> str:
            return _("Replaced by another.") + _instead(log_entry)

    @actions.register_action(ASK_BACK)
    class AskedBack(LogFormatter):
        label = _("Ask for it back")

        def format_message(self, log_entry: Any) -> str:
            return _("Asked for it to be used again: %(why)s") % log_entry.data

    @actions.register_action(USE_AGAIN)
    class UsedAgain(LogFormatter):
        label = _("Use again")

        def format_message(self, log_entry: Any) -> str:
            why = log_entry.data.get("why", "")
            return _("In use again: %(why)s") % {"why": why} if why else _("In use again")


def _instead(log_entry: Any) -> str:
    name = log_entry.data.get("instead", "")
    return " " + _("Instead: %(name)s.") % {"name": name} if name else ""
