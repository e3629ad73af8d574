"""How sheets are answered: which area is meant, and an ETag so that a cache asks again at no cost."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from core.audiences import Audience
from signposting.area_map import map_on
from signposting.handouts.sheet import Sheet, sheet_for
from signposting.models import Area

SIZES = ("a4", "a5")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sheet's address asks for: `who` reads it ("y" or everybody else) and the paper's `size`."""

    who: str
    size: str

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Wanted:
        """Read `?who=&size=`. Anything unknown counts as not asked."""
        who, size = query.get("who", ""), query.get("size", "")
        return cls(
            who=Audience.YOUNG_PERSON if who == Audience.YOUNG_PERSON else "",
            size=size if size in SIZES else SIZES[0],
        )

    def address(self, route: str, slug: str, **changes: str) -> str:
        """The address of the sheet `route` of an area, asking for the same, some changed."""
        values = {"who": self.who, "size": self.size} | changes
        query = urlencode({name: value for name, value in values.items() if value not in {"", SIZES[0]}})
        path = reverse(route, args=[slug])
        return f"{path}?{query}" if query else path


def sheet_or_elsewhere(slug: str, wanted: Wanted, route: str) -> Sheet | HttpResponse:
    """The sheet of the area at `slug`, or the redirect to where it is now; `route` is the address's name.

    Raises `Http404` for an area this partnership does not serve: nobody here keeps its numbers true.
    """
    area_map = map_on(timezone.localdate(), slugs=[slug])
    area = area_map.by_slug(slug)
    if area is None or not area.is_council or not area.has_begun_by(area_map.day):
        raise Http404
    places = area_map.standing(area)
    if area.is_gone_by(area_map.day):
        return _after_its_end(area, places, wanted, route)
    if not area.in_campaign:
        raise Http404
    return sheet_for(area, wanted.who)


def _after_its_end(area: Area, places: Sequence[Area], wanted: Wanted, route: str) -> Sheet | HttpResponse:
    """A printed or copied address goes on working: with the successor's sheet, or every one's it may be."""
    if area in places:  # nothing replaced it
        return HttpResponseRedirect(reverse("find_support"))
    if len(places) > 1:
        return sheet_for(area, wanted.who, places)
    return HttpResponsePermanentRedirect(wanted.address(route, places[0].slug))


def with_etag(request: HttpRequest, response: HttpResponse, content: bytes = b"") -> HttpResponse:
    """The response with an ETag made from `content` (default: its own), or 304 for who has it already.

    Weak: the same page leaves in several compressions.
    """
    etag = f'W/"{hashlib.sha256(content or response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    answer: HttpResponse = get_conditional_response(request, etag=etag, response=response)  # type: ignore[assignment]
    return answer
