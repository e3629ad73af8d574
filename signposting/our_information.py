"""The page that says in public how true the directory is kept: what was checked when, and what that means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from signposting.coverage.matrix import matrix_on
from signposting.coverage.statement import statements
from signposting.filters import Chosen
from signposting.freshness.tally import tally
from signposting.models import Service


@require_safe
def our_information(request: HttpRequest) -> HttpResponse:
    """How many of the services the public sees were checked when, and what of each area's help is.

    Seven queries besides those of every page, however many services and areas.
    """
    request.reader = Chosen.from_query(request.GET).who  # type: ignore[attr-defined]  # read by the help strip
    services = Service.objects.public().only("key", "checked_on", "check_every_days", "role")
    today = timezone.localdate()
    context = {"tally": tally(services, today), "areas": statements(matrix_on(today))}
    return render(request, "signposting/our_information.html", context)
