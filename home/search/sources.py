"""What the site itself can find: its pages, the directory's services, and the areas it serves."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from django.db.models import CharField, Count, Max, TextField, URLField
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry, Site
from wagtail.rich_text import get_text_for_indexing

from core.models import BasePage
from core.search_sources import Entry
from home.models import (
    CampaignPage,
    EasyReadPage,
    EventPage,
    FilmPage,
    HomePage,
    NewsPage,
    NoticePage,
)
from resources.models import ResourcePage
from signposting.area_map import map_on, served_areas
from signposting.models import Area, Service

# These say again, shorter or for a season, what another page says in full.
LESSER: dict[type[Page], float] = {
    EasyReadPage: 0.6,
    HomePage: 0.7,
    CampaignPage: 0.7,
    NewsPage: 0.7,
    EventPage: 0.8,
    FilmPage: 0.9,
    NoticePage: 0.9,
}
# Fields of a page that are not words for its reader.
NOT_WORDS = frozenset({"title", "slug", "seo_title", "search_description", "introduction", "audience", "draft_title"})


class Pages:
    """Every public page of the default site, but resources: the library tells of those itself."""

    kind = "page"
    label = _("Page")

    def state(self) -> Hashable:
        """Staff's log tells of publishing, moving and deleting; the numbers of what was changed without it.

        A change of a draft does not count: the editor saves one every few seconds while somebody types.
        """
        live = Page.objects.live().aggregate(Count("pk"), Max("last_published_at"))
        acts = PageLogEntry.objects.exclude(action="wagtail.edit")
        return (*live.values(), acts.aggregate(Max("pk"))["pk__max"])

    def entries(self) -> Iterator[Entry]:
        """Pages in the tree's order. Private ones, and those that are no page of ours, are left out."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return
        home = site.root_page
        pages = Page.objects.live().public().descendant_of(home, inclusive=True).not_type(ResourcePage)
        for page in pages.specific():
            if isinstance(page, BasePage):
                yield Entry(
                    kind=self.kind,
                    key=str(page.pk),
                    title=page.title,
                    summary=getattr(page, "introduction", "") or page.search_description,
                    texts=tuple(text for text in (page.search_description, *words_on(page)) if text.strip()),
                    asked=page.questions_asked,
                    audience=page.audience,
                    address=f"/{page.url_path[len(home.url_path) :]}",
                    weight=LESSER.get(type(page), 1.0),
                )


def words_on(page: BasePage) -> Iterator[str]:
    """The words of a page's own fields and blocks, in the order of the fields."""
    own = set(BasePage._meta.get_fields()) | set(Page._meta.get_fields())
    for field in page._meta.concrete_fields:
        if field in own or field.name in NOT_WORDS or field.model is Page or hasattr(BasePage, field.name):
            continue
        value = getattr(page, field.name)
        if isinstance(field, StreamField):
            yield from (str(text) for text in field.get_searchable_content(value))
        elif isinstance(field, CharField | TextField) and not isinstance(field, URLField) and not field.choices:
            yield get_text_for_indexing(value or "")


class Services:
    """Every service the public sees. It has no address here: its card stands in the list."""

    kind = "service"
    label = _("Service")

    def state(self) -> Hashable:
        """Publishing, withdrawing and taking down change one of these."""
        found = Service.objects.public().aggregate(Count("pk"), Max("last_published_at"), Max("checked_on"))
        return tuple(found.values())

    def entries(self) -> Iterator[Entry]:
        """Services by name."""
        for service in Service.objects.public().select_related("organisation").prefetch_related("needs"):
            organisation = service.organisation.name if service.organisation else ""
            needs = " ".join(f"{need.name} {need.name_for_young}" for need in service.needs.all())
            yield Entry(
                kind=self.kind,
                key=str(service.pk),
                title=service.name,
                summary=service.what,
                texts=(service.what_happens, service.who_for, organisation, needs, service.languages),
                weight=0.9,
            )


class Areas:
    """The areas this partnership serves, found by their own name and by their towns'."""

    kind = "area"
    label = _("Near you")

    def state(self) -> Hashable:
        """The day belongs to it: a council may begin or end."""
        return timezone.localdate(), Area.objects.filter(in_campaign=True).aggregate(Count("pk"), Count("places"))[
            "places__count"
        ]

    def entries(self) -> Iterable[Entry]:
        """Areas by name."""
        today = timezone.localdate()
        drawn = map_on(today, served=True, with_places=True)
        for area in served_areas(drawn):
            towns = sorted({place.name for place in drawn.places_of(area)})
            yield Entry(
                kind=self.kind,
                key=area.slug,
                title=area.name,
                summary=gettext("Who can help here, and how to reach them."),
                texts=tuple(towns),
                asked=tuple(towns),
                address=area.get_absolute_url(),
            )
