"""The ways on from a page, read off the page tree: the menu, the trail of pages above it, and the pages around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

# More than this below a page would be a second menu.
MOST_BESIDE = 3
Row = tuple[int, str, str, str, bool, str]


@dataclass(frozen=True, slots=True)
class Way:
    """One link to a page of ours, with its line for search engines where it has one."""

    title: str
    address: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """All of a page's ways on.

    `menu` are the pages right below the home page that staff ticked "show in menus". `trail` leads from below the
    home page to the page's parent. `below` are its own children, `beside` a few that come after it at the same place.
    `easy_read` is its Easy Read page, once that is live.
    """

    menu: tuple[Way, ...] = ()
    trail: tuple[Way, ...] = ()
    below: tuple[Way, ...] = ()
    beside: tuple[Way, ...] = ()
    easy_read: Way | None = None


def ways_from(
    home: Page,
    page: Page | None = None,
    *,
    easy_read: int | None = None,
    leave_out: Collection[int] = (),
    below: bool = True,
    beside: bool = True,
) -> Ways:
    """The ways on from `page`, which may be none: then only the menu. One query.

    `leave_out` are primary keys of pages it links to already: no page is offered twice. Without `below` or `beside`
    those pages are not even read: a library may have thousands.
    """
    wanted = Q(depth=home.depth + 1, show_in_menus=True)
    has_place = page is not None and bool(page.path) and page.path.startswith(home.path) and page.depth > home.depth
    if easy_read is not None:
        wanted |= Q(pk=easy_read)
    if page is not None and has_place:
        wanted |= Q(path__in=above(home, page))
        if below:
            wanted |= Q(path__startswith=page.path, depth=page.depth + 1)
        if beside and page.depth > home.depth + 1:
            wanted |= Q(path__startswith=page.path[: -Page.steplen], depth=page.depth)
    tree = Page.objects.filter(wanted, path__startswith=home.path).live().order_by("path")
    rows: list[Row] = list(tree.values_list("pk", "path", "title", "url_path", "show_in_menus", "search_description"))
    in_menu = [row for row in rows if row[4] and len(row[1]) == len(home.path) + Page.steplen]
    if page is None or not has_place:
        return Ways(menu=_ways(home, in_menu))
    above_it = set(above(home, page))
    easy = _ways(home, (row for row in rows if row[0] == easy_read))
    new = [row for row in rows if row[0] not in (*leave_out, page.pk, easy_read)]
    parent = page.path[: -Page.steplen]
    level = [row for row in new if row[1][: -Page.steplen] == parent and page.depth > home.depth + 1]
    later = [row for row in level if row[1] > page.path]
    return Ways(
        menu=_ways(home, in_menu),
        trail=_ways(home, (row for row in rows if row[1] in above_it)),
        below=_ways(home, (row for row in new if row[1][: -Page.steplen] == page.path)),
        # After the last comes the first again, so that no page is a dead end.
        beside=_ways(home, [*later, *level[: len(level) - len(later)]][:MOST_BESIDE]),
        easy_read=easy[0] if easy else None,
    )


def above(home: Page, page: Page) -> list[str]:
    """The paths of the pages between `home` and `page`, neither of them included, from the top."""
    return [page.path[:end] for end in range(len(home.path) + Page.steplen, len(page.path), Page.steplen)]


def _ways(home: Page, rows: Iterable[Row]) -> tuple[Way, ...]:
    return tuple(Way(row[2], f"/{row[3][len(home.url_path) :]}", row[5]) for row in rows)
