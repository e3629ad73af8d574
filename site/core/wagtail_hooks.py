"""What every staff screen needs from us, and what is refused to everyone outside them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from core.models import BasePage


@hooks.register("insert_global_admin_js")
def staff_starters() -> str:
    """Starts Wagtail's rows, choosers and date pickers without inline script."""
    return format_html('<script src="{}"></script>', static("js/staff-starters.js"))


@hooks.register("before_move_page")
def say_why_a_page_stays(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Wagtail only answers that the move is not allowed (`BasePage.can_move_to`); staff are told why."""
    fault = page.telling_names(destination).get("slug") if isinstance(page, BasePage) else None
    if fault is None:
        return None
    messages.error(request, _("It was not moved. In its new address: %(why)s") % {"why": " ".join(fault.messages)})
    return redirect("wagtailadmin_pages:move", page.pk)


# Wagtail would ask a visitor for a password or a sign-in. Both need a cookie, and staff's sign-in is not valid
# outside /admin/ (SESSION_COOKIE_PATH). So what staff mark as private is simply not there for the public. The
# dialogs offer no password (settings), and pages of ours offer no privacy at all (BasePage).


@hooks.register("before_serve_page")
def no_private_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """A page below something marked as private is not found."""
    if page.get_view_restrictions().exists():
        raise Http404


@hooks.register("before_serve_document", order=-1)
def no_private_document(document: Any, request: HttpRequest) -> None:
    """A document in a collection marked as private is not found. Asked before Wagtail's own check."""
    if document.collection.get_view_restrictions().exists():
        raise Http404
