"""What stands in the "Directory" menu beside the lists of records."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class ScreenMenuItem(MenuItem):
    """A link to one of our own screens, for those who have the right to open it."""

    def __init__(self, label: Any, route: str, *, right: str, icon: str, order: int) -> None:
        super().__init__(label, reverse(f"directory:{route}"), name=f"directory-{route}", icon_name=icon, order=order)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may open the screen."""
        return request.user.has_perm(self.right)


# (words, name of its address in `directory`, right to open it, icon, place). The lists have the places 10 and 110 to
# 130: first what is done every week, then what is looked at each quarter, then what hardly ever changes.
SCREENS: list[tuple[Any, str, str, str, int]] = [
    (_("Checks due"), "due", "signposting.view_service", "time", 20),
    (_("Numbers to look at"), "numbers", "signposting.view_service", "warning", 30),
    (_("Import and export"), "imports", "signposting.add_service", "download", 40),
    (_("Coverage"), "coverage", "signposting.view_service", "table", 50),
    (_("Differences"), "differences", "signposting.view_service", "list-ul", 60),
    (_("Report for the forum"), "quarterly", "signposting.view_service", "doc-full", 70),
    (_("Change of map"), "change_of_map", "signposting.view_service", "site", 140),
]


def screen_items() -> list[MenuItem]:
    """The screens."""
    return [
        ScreenMenuItem(label, route, right=right, icon=icon, order=place)
        for label, route, right, icon, place in SCREENS
    ]
