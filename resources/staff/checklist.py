"""What a resource has and what it still lacks before somebody relies on it, in words for its editor."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resources.links.collecting import kind_of
from resources.models import LinkPlace, ResourcePage


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. `must` is one that keeps the page from being published."""

    words: str
    is_well: bool
    must: bool = False


def checklist(resource: ResourcePage) -> list[Line]:
    """What must be, then what should be. The resource is read as it stands in the form; its files as they are."""
    gaps = resource.gaps()
    lines = [Line(str(words), is_well=False, must=True) for words in gaps.values()]
    if not gaps:
        lines.append(Line(_("Topics and safe delivery are said."), is_well=True))
    return [*lines, *_of_files(resource), *_of_links(resource), _of_licence(resource), *_of_review(resource)]


def _of_files(resource: ResourcePage) -> list[Line]:
    files = list(resource.files.prefetch_related("versions"))
    current = [version for file in files for version in file.versions.all() if version.is_current]
    if not current:
        words = _("The page is all of it: it has no files.") if resource.web_only else _("It has no file yet.")
        return [Line(words, is_well=resource.web_only, must=not resource.web_only)]
    unsigned = [version.name for version in current if version.signed_off_on is None]
    signed = (
        Line(_("Nobody has signed off: %(files)s") % {"files": ", ".join(unsigned)}, is_well=False)
        if unsigned
        else Line(_("Every file is signed off."), is_well=True)
    )
    accessible = (
        Line(_("One of its files was found accessible."), is_well=True)
        if any(file.is_accessible for file in files)
        else Line(_("None of its files was found accessible."), is_well=False)
    )
    return [signed, accessible]


def _of_links(resource: ResourcePage) -> list[Line]:
    """Links of the public page that are broken; nothing is said where nothing is known."""
    places = LinkPlace.objects.filter(kind=kind_of(ResourcePage), record=resource.pk).select_related("link")
    words = _("The link “%(words)s” leads nowhere since %(since)s: %(what)s. %(to_do)s")
    return [
        Line(
            words
            % {
                "words": place.words,
                "since": date_format(since, "j F Y"),
                "what": place.link.what_happened,
                "to_do": place.link.what_to_do,
            },
            is_well=False,
        )
        for place in places.order_by("words")
        if place.link.is_broken and (since := place.link.failing_since)
    ]


def _of_licence(resource: ResourcePage) -> Line:
    if resource.licence is None:
        return Line(_("Nobody knows on what terms it may be used: the page says so."), is_well=False)
    return Line(_("Licence: %(name)s") % {"name": resource.licence.name}, is_well=True)


def _of_review(resource: ResourcePage) -> list[Line]:
    lines = []
    if not resource.kept_by:
        lines.append(Line(_("No team keeps it true: name one under “Promote and review”."), is_well=False))
    if resource.reviewed_on is None:
        lines.append(Line(_("Nobody has reviewed it yet."), is_well=False))
    elif resource.review_is_overdue:
        lines.append(Line(_("Its review is overdue."), is_well=False))
    else:
        lines.append(Line(_("It is reviewed."), is_well=True))
    return lines
