"""What the campaign adds to the staff's screens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page


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
