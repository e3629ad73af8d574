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
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from signposting.answers import Answer, answer_to
from signposting.area_map import AreaMap, map_on, served_areas
from signposting.filters import Chosen, filters_for
from signposting.finder import support_for
from signposting.forms import PostcodeForm
from signposting.help_strip import strip_from
from signposting.models import Area
from signposting.next_door import Split


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
        return _finder_page(request, PostcodeForm({"who": chosen.who}), _campaign())
    request.upload_handlers = []  # a file sent along is dropped unread: nothing posted here may reach a disk
    return answer_in_words(request, PostcodeForm(request.POST))


def answer_in_words(request: HttpRequest, form: PostcodeForm) -> HttpResponse:
    """The finder's answer to what was typed, wherever on the site it was typed: 303 to an area, or what to do."""
    form.is_valid()
    who = form.cleaned_data["who"]
    # Not fetched until it is needed: a postcode that was found needs none of it.
    campaign: AreaMap = SimpleLazyObject(_campaign)  # type: ignore[assignment]  # it passes for what it becomes
    answer = answer_to(form.cleaned_data["postcode"], form.cleaned_data["place"], campaign)
    if answer.area is not None:
        also = tuple(area.slug for area in answer.near)
        was = answer.split.slug if answer.split else ""
        return SeeOther(Chosen(who=who, also=also, was=was).address(answer.area.get_absolute_url()))
    return _finder_page(request, form, campaign, answer)


def _campaign() -> AreaMap:
    """Today's map of the areas this partnership serves, with the towns in them."""
    return map_on(timezone.localdate(), served=True, with_places=True)


def _finder_page(
    request: HttpRequest, form: PostcodeForm, campaign: AreaMap, answer: Answer | None = None
) -> HttpResponse:
    form.is_valid()
    who = form.cleaned_data["who"]
    request.reader = who  # type: ignore[attr-defined]  # read by the help strip
    context = {
        "form": form,
        "who": who,
        "answer": answer,
        "campaign_areas": [(area, campaign.main_places_of(area)) for area in served_areas(campaign)],
        "suffix": f"?who={who}" if who else "",
    }
    return render(request, "signposting/finder.html", context)


@require_safe
def area_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Who can help in one area, now. An area that was replaced leads on to its successor."""
    chosen = Chosen.from_query(request.GET)
    area_map = map_on(timezone.localdate(), slugs={slug, chosen.was, *chosen.also})
    area = area_map.by_slug(slug)
    if area is None or not area.is_council or not area.has_begun_by(area_map.day):
        raise Http404
    successor, *parts = area_map.standing(area)
    if successor != area:
        was = area.slug if parts else ""
        return HttpResponsePermanentRedirect(replace(chosen, was=was).address(successor.get_absolute_url()))
    split = _split_from(area, chosen.was, area_map)
    near = _near(area, chosen.also, area_map)
    chosen = replace(chosen, also=tuple(one.slug for one in near), was=split.council.slug if split else "")
    support = support_for(area, chosen.who, chosen.need, chosen.age, timezone.now(), near, split)
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


def _split_from(area: Area, slug: str, area_map: AreaMap) -> Split | None:
    """The council at `slug`, if `area` took over a part of it and others the rest."""
    council = area_map.by_slug(slug)
    parts = () if council is None else area_map.standing(council)
    if council is None or len(parts) < 2 or area not in parts:
        return None
    return Split(council, tuple(part for part in parts if part != area))


def _near(area: Area, slugs: tuple[str, ...], area_map: AreaMap) -> tuple[Area, ...]:
    """The councils at `slugs`, or what has replaced them, each once, without `area` itself."""
    named = [one for slug in slugs if (one := area_map.by_slug(slug)) is not None and one.is_council]
    near = dict.fromkeys(place for one in named for place in area_map.standing(one))
    return tuple(place for place in near if place != area and place.stands_on(area_map.day))
