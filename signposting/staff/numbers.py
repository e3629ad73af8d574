"""Numbers on two records, and numbers typed into text: a list of them, and a word about them while editing."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from signposting.loose_numbers import (
    numbers_typed_into,
    others_with_numbers_of,
    pages_with_numbers,
    shared_numbers,
)
from signposting.models import Service
from signposting.numbers import is_in_plan


def numbers(request: HttpRequest) -> HttpResponse:
    """Every number on two records, and every page with a number in its text. For all who may see services."""
    if not request.user.has_perm("signposting.view_service"):
        raise PermissionDenied
    context = {
        "page_title": _("Numbers to look at"),
        "header_icon": "mobile-alt",
        "shared": shared_numbers(),
        "typed": pages_with_numbers(),
    }
    return render(request, "signposting/staff/numbers.html", context)


def warnings_about(service: Service) -> Iterator[str]:
    """What to look at again in the numbers of `service` as it was just saved; nothing is refused for it."""
    for channel in service.channels.all():
        if channel.dialled and not is_in_plan(channel.dialled):
            yield _("%(number)s is not in the UK’s numbering plan. Read it again, digit by digit.") % {
                "number": channel.value
            }
    for shared in others_with_numbers_of(service):
        yield _("%(number)s also stands on: %(names)s. If it changes, change it there too.") % {
            "number": shared.number,
            "names": ", ".join(str(other) for other in shared.services),
        }


def warning_about_page(page: Page) -> str:
    """What to say of the numbers in the text of `page` (`specific`); empty when there is none."""
    typed = numbers_typed_into(page)
    if not typed:
        return ""
    return _(
        "There is a telephone number in the text: %(numbers)s. When it changes in the directory, it stays as it is "
        "here. Take it out, and put a contact card in its place."
    ) % {"numbers": ", ".join(typed)}
