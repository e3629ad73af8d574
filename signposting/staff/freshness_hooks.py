"""Where freshness meets Wagtail's own screens: the first page, the lists' rows, the log, deleting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from signposting.staff.dashboard import KeptTruePanel
from signposting.staff.freshness_buttons import CHECK, row_buttons
from signposting.staff.organisation_closed import keep_organisation_with_services


@hooks.register("insert_global_admin_css")
def staff_style() -> str:
    """The little that our screens add to Wagtail's look."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff.css"))


@hooks.register("construct_homepage_panels")
def kept_true_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For those who can do something about it."""
    if request.user.has_perm(CHECK):
        panels.append(KeptTruePanel())


@hooks.register("register_snippet_listing_buttons")
def buttons_of_a_row(record: Any, user: Any, next_url: str | None = None) -> Iterable[Button]:
    """Checking and withdrawing from the lists."""
    return row_buttons(record, user)


@hooks.register("before_delete_snippet")
def keep_organisations(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """An organisation that services name is closed, not deleted."""
    return keep_organisation_with_services(request, instances)


@hooks.register("register_log_actions")
def words_for_the_log(actions: Any) -> None:
    """What the history of a record says of our own acts."""
    actions.register_action("signposting.put_back", _("Put back"), _("Put back into the directory"))
    actions.register_action("signposting.reopen", _("Not closed"), _("The mark “closed” was taken away"))

    @actions.register_action("signposting.check")
    class Checked(LogFormatter):
        label = _("Check")

        def format_message(self, log_entry: Any) -> str:
            done = "; ".join(log_entry.data.get("steps", []))
            words = _("Checked: %(done)s") if log_entry.data.get("whole") else _("Checked in part: %(done)s")
            return words % {"done": done}

    @actions.register_action("signposting.withdraw")
    class Withdrawn(LogFormatter):
        label = _("Withdraw")

        def format_message(self, log_entry: Any) -> str:
            words = _("Withdrawn. %(reason)s.") % {"reason": log_entry.data.get("reason", "")}
            if successor := log_entry.data.get("successor"):
                return words + " " + _("Instead: %(name)s.") % {"name": successor}
            return words

    @actions.register_action("signposting.close")
    class Closed(LogFormatter):
        label = _("Closed")

        def format_message(self, log_entry: Any) -> str:
            withdrawn = ", ".join(log_entry.data.get("withdrawn", []))
            return _("Has closed. Withdrawn with it: %(services)s") % {"services": withdrawn or _("nothing")}
