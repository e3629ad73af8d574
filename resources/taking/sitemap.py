"""The library in the sitemap: what is in use, with the day its page or one of its files last changed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q

from resources.models import LibraryPage, ResourcePage


class LibrarySitemap(Sitemap):
    """Resources leave themselves out of the sitemap of pages: their files change without them. Three queries."""

    def items(self) -> list[ResourcePage]:
        """What is listed, in the order it was put in."""
        current = Q(files__versions__is_current=True)
        listed = ResourcePage.objects.listed().annotate(file_changed=Max("files__versions__made_at", filter=current))
        return list(listed.only("slug", "last_published_at", "path", "depth").order_by("pk"))

    def get_urls(self, *args: object, **kwargs: object) -> list[dict[str, object]]:
        """Without a library there is nothing below it."""
        self.above = getattr(LibraryPage.objects.live().first(), "url", None) or ""
        return super().get_urls(*args, **kwargs) if self.above else []  # type: ignore[arg-type]

    def location(self, item: ResourcePage) -> str:
        """Its address, without a query for each."""
        return f"{self.above}{item.slug}/"

    def lastmod(self, item: ResourcePage) -> datetime | None:
        """When the page or a file of it last changed."""
        known = [when for when in (item.last_published_at, item.file_changed) if when]  # type: ignore[attr-defined]
        return max(known, default=None)
