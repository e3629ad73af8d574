"""What the whole site's search finds of the library: its resources, below the pages that answer the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from django.utils.translation import gettext_lazy as _

from core.search_sources import Entry
from resources.finding.index import listed
from resources.finding.stamp import stamp
from resources.finding.words import NAMING, words_below
from resources.models import LibraryPage, ResourcePage

# Most who search the whole site look for help or for a page. Whoever names a poster or a lesson still finds it.
WEIGHT = 0.75


class Resources:
    """Every listed resource. What stands inside its files is found in the library's own search, with the page."""

    kind = "resource"
    label = _("Resource")

    def state(self) -> Hashable:
        """The library's stamp."""
        return stamp()

    def entries(self) -> Iterator[Entry]:
        """Resources, newest first; none where the library's own page is not live."""
        library = LibraryPage.objects.live().first()
        above = library.get_url() if library else None
        if not above:
            return
        now = listed()
        pages = {page.pk: page for page in ResourcePage.objects.listed()}
        for place, pk in enumerate(now.pks):
            page = pages.get(pk)
            if page is None:
                continue
            names = ", ".join(str(label) for key in NAMING for label in now.labels_at(place, key))
            yield Entry(
                kind=self.kind,
                key=str(page.pk),
                title=page.title,
                summary=page.summary,
                texts=(names, *words_below(page)),
                asked=page.questions_asked,
                audience=page.audience,
                address=f"{above}{page.slug}/",
                weight=WEIGHT,
            )
