"""What the directory adds to the staff's screens."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from signposting.staff import freshness_hooks, import_hooks  # noqa: F401 (they register their own hooks)
from signposting.staff.deleting import keep_service_others_name
from signposting.staff.guarded_views import before_deleting
from signposting.staff.numbers import warning_about_page
from signposting.staff.viewsets import DirectoryGroup

register_snippet(DirectoryGroup)
hooks.register("before_delete_snippet", keep_service_others_name)
hooks.register("before_delete_snippet", before_deleting)


@hooks.register("register_admin_urls")
def directory_screens() -> list[URLResolver]:
    """The screens that are not lists and forms of one model."""
    return [path("directory/", include("signposting.staff.urls"))]


@hooks.register("insert_global_admin_js")
def hours_in_words() -> str:
    """Says the hours of a line while staff type them."""
    return format_html('<script src="{}"></script>', static("js/staff-hours.js"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_that_a_number_is_typed(request: HttpRequest, page: Page) -> None:
    """Numbers live in the directory. The editor is told once they save, not while the draft saves itself."""
    warning = warning_about_page(page.specific) if request.accepts("text/html") else ""
    if warning:
        messages.warning(request, warning)
