"""A pack as its page shows it and as its zip: in order, with its notes, how long it takes, and what fell out."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resources.models import PackPage, ResourcePage, ResourceType, State
from resources.showing.facts import ages_in_words, minutes_in_words
from resources.taking.bundle import Bundle, Part, bundle_of
from resources.taking.zips import zip_answer


@dataclass(frozen=True, slots=True)
class Step:
    """One resource of the pack, in words; its files stand with `part`, each to be taken by itself."""

    part: Part
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What is in a pack today, and how long all of it takes in words."""

    bundle: Bundle
    steps: tuple[Step, ...]
    minutes: str


def pack_of(page: PackPage) -> Pack:
    """What is in it, in its order. Four queries."""
    bundle = _bundle(page)
    return Pack(
        bundle=bundle,
        steps=tuple(Step(part, _facts(part)) for part in bundle.parts),
        minutes=minutes_together(_lengths([part.resource for part in bundle.parts])),
    )


def pack_zip(request: HttpRequest, page: PackPage) -> HttpResponseBase | None:
    """The pack's zip; none where it has no files. Addresses are quiet here, so its name is."""
    bundle = _bundle(page)
    if not bundle.files:
        return None
    return zip_answer(request, bundle, title=page.title, name=page.slug, start_here=page.start_here)


def minutes_together(known: list[int | None]) -> str:
    """`75 minutes, and 2 that do not say how long they take`; empty where none says it."""
    whole = minutes_in_words(sum(minutes for minutes in known if minutes))
    silent = sum(1 for minutes in known if not minutes)
    if not whole or not silent:
        return whole
    return ngettext(
        "%(whole)s, and %(count)d that does not say how long it takes",
        "%(whole)s, and %(count)d that do not say how long they take",
        silent,
    ) % {"whole": whole, "count": silent}


def _lengths(resources: list[ResourcePage]) -> list[int | None]:
    """Slides take no time of their own beside the lesson they are shown in."""
    has_lesson = any(resource.kind == ResourceType.LESSON for resource in resources)
    return [one.minutes for one in resources if not (has_lesson and one.kind == ResourceType.SLIDES)]


def _bundle(page: PackPage) -> Bundle:
    items = list(page.items.all())
    keys = [item.resource_id for item in items]
    found = ResourcePage.objects.filter(pk__in=keys).select_related("licence", "replaced_by")
    public = found.live().public() | found.filter(state=State.WITHDRAWN)
    resources = {resource.pk: resource for resource in public.defer("body", "delivery", "evidence")}
    return bundle_of((resources[item.resource_id], item.note) for item in items if item.resource_id in resources)


def _facts(part: Part) -> tuple[str, ...]:
    resource = part.resource
    ages = ages_in_words(resource)
    facts = [
        str(resource.get_kind_display()),
        minutes_in_words(resource.minutes),
        _("Ages %(ages)s") % {"ages": ages} if ages else "",
    ]
    if not part.files:
        facts.append(_("To read on the page"))
    return tuple(fact for fact in facts if fact)
