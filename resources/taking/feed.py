"""The library as an Atom feed: what is new, which files changed and why, what was replaced, and what to stop using.

A withdrawn or replaced resource has no entry of its own any more: one stands in its place that says so. Whoever shows
the feed, or prints from it, learns of it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import PageLogEntry

from core.atom import Entry, Feed, feed_answer
from resources.lifecycle import SUPERSEDE, WITHDRAW
from resources.models import FileVersion, LibraryPage, ResourcePage, State
from resources.successors import in_its_place
from resources.taking.lists import why_left_out

IN_THE_FEED = 40
# What happened last to a resource in each of these states.
ACTIONS = {State.WITHDRAWN: WITHDRAW, State.SUPERSEDED: SUPERSEDE}


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest forty. Five queries, and one for each of them that was replaced."""
    library = LibraryPage.objects.live().first()
    link = library.get_full_url(request) if library else None
    if library is None or not link:  # a page can be live and outside of the site: its home page was changed
        raise Http404
    about = Feed(
        key=library.translation_key,
        title=library.title,
        subtitle=library.introduction,
        link=link,
        address=f"{_site()}{reverse('library_feed')}",
        changed=library.last_published_at,
    )
    entries = sorted((*_new(), *_changed(), *_out_of_use()), key=lambda entry: entry.published, reverse=True)
    return feed_answer(request, about, entries[:IN_THE_FEED])


def _new() -> Iterator[Entry]:
    listed = ResourcePage.objects.listed().exclude(first_published_at=None).order_by("-first_published_at", "-pk")
    for page in listed.defer("body", "delivery", "if_told", "evidence")[:IN_THE_FEED]:
        kind = page.get_kind_display()
        yield _entry(page.translation_key, page, f"{kind}: {page.title}", page.summary, page.first_published_at)


def _changed() -> Iterator[Entry]:
    """Versions after the first: what changed, and whether what was printed before must go."""
    listed = ResourcePage.objects.listed().values("pk")
    later = FileVersion.objects.filter(number__gt=1, file__resource__in=listed).select_related("file__resource")
    for version in later.order_by("-made_at", "-pk")[:IN_THE_FEED]:
        file, page = version.file, version.file.resource
        key = uuid5(page.translation_key, f"{file.ref} {version.number}")
        title = _("%(title)s: version %(number)s of “%(file)s”") % {
            "title": page.title, "number": version.number, "file": file.name,
        }  # fmt: skip
        yield _entry(key, page, title, f"{version.get_change_display()}. {version.change_note}", version.made_at)


def _out_of_use() -> Iterator[Entry]:
    """From the pages' own history, each once; what was given back since is none of them."""
    done = PageLogEntry.objects.filter(action__in=ACTIONS.values()).order_by("-timestamp")
    seen: set[int] = set()
    happened = [(one.page_id, one.action, one.timestamp) for one in done[: 4 * IN_THE_FEED]]
    pages = ResourcePage.objects.select_related("replaced_by").in_bulk([pk for pk, _action, _when in happened])
    for pk, action, when in happened:
        page = pages.get(pk)
        # Of a replaced one that is a draft by now nobody needs to hear; a withdrawn one may hang somewhere.
        if page is None or pk in seen or ACTIONS.get(page.state) != action or not (page.live or page.is_withdrawn):
            continue
        seen.add(pk)
        instead = in_its_place(page)
        words = why_left_out(page)
        if instead:
            words = f"{words} {_('Use “%(title)s” instead.') % {'title': instead.title}}"
        title = _("Withdrawn: %(title)s") if page.is_withdrawn else _("Replaced: %(title)s")
        yield _entry(uuid5(page.translation_key, action), page, title % {"title": page.title}, words, when)


def _entry(key: UUID, page: ResourcePage, title: str, summary: str, when: datetime) -> Entry:
    """Under the link that never changes: it answers, and says why, also once the resource is withdrawn."""
    link = f"{_site()}{reverse('resource_ref', args=[page.ref])}"
    return Entry(key=key, title=title, link=link, summary=summary, published=when, updated=when)


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")
