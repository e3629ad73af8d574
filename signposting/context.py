"""Puts the help strip on every public page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from core.middleware.headers import STAFF_PATH
from signposting.help_strip import strip_for


def help_strip(request: HttpRequest) -> dict[str, Any]:
    """`help_strip` for the page's reader. A view that has the services at hand leaves it on the request."""
    if request.path.startswith(STAFF_PATH):
        return {}
    ready = getattr(request, "help_strip", None)
    return {"help_strip": ready or strip_for(getattr(request, "reader", ""))}
