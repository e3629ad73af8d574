"""The finder's pages: the postcode box, its answers, and an area's page.

A postcode travels in the body of one POST and ends there. The answer to a found postcode is a redirect to the page
of a district: shareable, printable, and nothing to resubmit on Back.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from signposting.answers import Answer, answer_to
from signposting.filters import Chosen, filters_for
from signposting.finder import support_for
from signposting.forms import PostcodeForm
from signposting.help_strip import strip_from
from signposting.models import Area
from signposting.models.area import AreaQuerySet


class SeeOther(HttpResponseRedirect):
    """303: the answer to a POST is at another address, to be fetched with GET."""

    status_code = 303


# Exempt from the CSRF check on purpose. The check protects a visitor's session from being used by another site;
# public visitors have none, this view changes nothing, and the check would cost every visitor a cookie. With
# `Referrer-Policy: no-referrer` browsers also send `Origin: null`, which the check would refuse.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_support(request: HttpRequest) -> HttpResponse:
    """The postcode box; a POST is answered with 303 to the area's page, or 200 and what to do instead."""
    if request.method != "POST":
        chosen = Chosen.from_query(request.GET)
        return _finder_page(request, PostcodeForm({"who": chosen.who}), Area.objects.campaign())
    request.upload_handlers = []  # a file sent along is dropped unread: nothing posted here may reach a disk
    form = PostcodeForm(request.POST)
    form.is_valid()
    who = form.cleaned_data["who"]
    # Not fetched until it is needed: a postcode that was found needs none of it.
    campaign = Area.objects.campaign()
    answer = answer_to(form.cleaned_data["postcode"], form.cleaned_data["place"], campaign)
    if answer.area is not None:
        also = answer.neighbour.slug if answer.neighbour else ""
        return SeeOther(Chosen(who=who, also=also).address(answer.area.get_absolute_url()))
    return _finder_page(request, form, campaign, answer)


def _finder_page(
    request: HttpRequest, form: PostcodeForm, campaign: AreaQuerySet, answer: Answer | None = None
) -> HttpResponse:
    form.is_valid()
    who = form.cleaned_data["who"]
    request.reader = who  # type: ignore[attr-defined]  # read by the help strip
    context = {
        "form": form,
        "who": who,
        "answer": answer,
        "campaign_areas": list(campaign),
        "suffix": f"?who={who}" if who else "",
    }
    return render(request, "signposting/finder.html", context)


@require_safe
def area_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Who can help in one area, now. An area that was replaced leads on to its successor."""
    chosen = Chosen.from_query(request.GET)
    found = {
        area.slug: area for area in Area.objects.authorities().with_lineage().filter(slug__in={slug, chosen.also})
    }
    area = found.get(slug)
    if area is None:
        raise Http404
    if area.valid_until is not None and area.valid_until <= timezone.localdate() and area.successor is not None:
        return HttpResponsePermanentRedirect(chosen.address(area.successor.get_absolute_url()))
    neighbour = found.get(chosen.also) if chosen.also != slug else None
    if neighbour is None:
        chosen = replace(chosen, also="")
    support = support_for(area, chosen.who, chosen.need, chosen.age, timezone.now(), neighbour)
    request.reader = chosen.who  # type: ignore[attr-defined]  # read by the help strip
    request.help_strip = strip_from(  # type: ignore[attr-defined]
        support.help_lines, chosen.who, support.front_door, support.in_check
    )
    context = {
        "support": support,
        "chosen": chosen,
        "filters": filters_for(area.get_absolute_url(), chosen, support.needs),
        "finder_address": Chosen(who=chosen.who).address(reverse("find_support")),
    }
    return render(request, "signposting/area.html", context)
