"""What the library's files add to the staff's screens: addresses, a button, a panel, rights, words for history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from resources.files.incoming import CHECKED, DROPPED, PUT_IN, SENT
from resources.models import Change, ResourcePage
from resources.staff.rights import sees_files
from resources.staff.sign_off import SIGNED
from resources.staff.waiting import WaitingFilesPanel


@hooks.register("register_admin_urls")
def library_screens() -> list[URLResolver]:
    """The librarian's screens."""
    return [path("library/", include("resources.staff.urls"))]


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """So that a group can be given them on Wagtail's own screen."""
    return Permission.objects.filter(
        content_type__app_label="resources",
        codename__in=["add_fileversion", "change_fileversion", "view_formatrequest", "change_formatrequest"],
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def files_button(page: Page, user: Any, next_url: str | None = None, **context: Any) -> Iterator[Button]:
    """On a resource's own screens and in its row of a list."""
    if issubclass(page.specific_class or Page, ResourcePage) and sees_files(user):
        yield Button(_("Files"), url=reverse("library:files", args=[page.pk]), icon_name="doc-full", priority=40)


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """For those who may decide about it."""
    if sees_files(request.user):
        panels.append(WaitingFilesPanel())


@hooks.register("register_log_actions")
def words_for_files(actions: Any) -> None:
    """What a resource's history says of its files."""

    @actions.register_action(PUT_IN)
    class PutIn(LogFormatter):
        label = _("File")

        def format_message(self, log_entry: Any) -> str:
            said = log_entry.data
            change = dict(Change.choices).get(said.get("change", ""), "")
            words = {"file": said.get("file", ""), "number": said.get("number", ""), "change": change}
            return _("%(file)s: version %(number)s is in use. %(change)s.") % words

    @actions.register_action(SENT)
    class Sent(LogFormatter):
        label = _("File sent")

        def format_message(self, log_entry: Any) -> str:
            return _("%(file)s: a version waits for a second person") % {"file": log_entry.data.get("file", "")}

    @actions.register_action(DROPPED)
    class Dropped(LogFormatter):
        label = _("File not taken")

        def format_message(self, log_entry: Any) -> str:
            return _("%(file)s: a version that waited was not put in") % {"file": log_entry.data.get("file", "")}

    @actions.register_action(SIGNED)
    class SignedOff(LogFormatter):
        label = _("Sign off")

        def format_message(self, log_entry: Any) -> str:
            if not log_entry.data.get("who"):
                return _("%(file)s: the sign-off of version %(number)s was taken back") % log_entry.data
            return _("%(file)s: version %(number)s is signed off by %(who)s") % log_entry.data

    @actions.register_action(CHECKED)
    class CheckedAccessible(LogFormatter):
        label = _("Accessible?")

        def format_message(self, log_entry: Any) -> str:
            words = {
                "yes": _("%(file)s: %(who)s found it accessible"),
                "no": _("%(file)s: %(who)s found it not accessible to everyone"),
            }
            unknown = _("%(file)s: whether it is accessible is not known any more")
            return words.get(log_entry.data.get("is_accessible", ""), unknown) % log_entry.data
