"""What stands in the "Library" menu before the lists of its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from resources.staff.rights import may_put_in, sees_files, sees_requests


class ScreenMenuItem(MenuItem):
    """A link to one of our own screens, for those who may open it."""

    def __init__(self, label: Any, route: str, *, may: Callable[[Any], bool], icon: str, order: int) -> None:
        super().__init__(
            label, reverse(route), name=route.replace(":", "-").replace("_", "-"), icon_name=icon, order=order
        )
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may open the screen."""
        return self.may(request.user)


# (words, name of its address, who may open it, icon)
SCREENS: list[tuple[Any, str, Callable[[Any], bool], str]] = [
    (_("Resources"), "library_resources:index", sees_files, "doc-full-inverse"),
    (_("What to look at"), "library:reports", sees_files, "warning"),
    (_("Requests for another format"), "library:requests", sees_requests, "mail"),
    (_("All resources as a sheet"), "library:sheet", may_put_in, "table"),
]


def screen_items() -> list[MenuItem]:
    """The screens, in their order."""
    return [
        ScreenMenuItem(label, route, may=may, icon=icon, order=10 * place)
        for place, (label, route, may, icon) in enumerate(SCREENS, 1)
    ]
