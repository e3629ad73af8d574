"""What is not deleted, in words: a service that others lead to or stand in for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from signposting.models import Service


def keep_service_others_name(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Wagtail's hook before snippets are deleted. Old links would lead nowhere."""
    for one in instances:
        if not isinstance(one, Service):
            continue
        naming = [*one.predecessors.all(), *one.stand_ins.all()]
        if naming:
            messages.error(
                request,
                _("“%(name)s” was not deleted: %(others)s lead to it or stand in for it. Withdraw it instead.")
                % {"name": one.name, "others": ", ".join(f"“{other.name}”" for other in naming)},
            )
            return redirect("wagtailsnippets_signposting_service:list")
    return None
