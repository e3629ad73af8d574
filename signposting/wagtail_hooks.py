"""What the directory adds to the staff's screens."""

from __future__ import annotations

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from signposting.staff.viewsets import DirectoryGroup

register_snippet(DirectoryGroup)


@hooks.register("register_admin_urls")
def directory_screens() -> list[URLResolver]:
    """The screens that are not lists and forms of one model."""
    return [path("directory/", include("signposting.staff.urls"))]
