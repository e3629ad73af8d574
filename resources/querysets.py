"""What the library is asked for."""

from __future__ import annotations

from wagtail.models import PageManager, PageQuerySet

from resources.models.choices import State


class ResourceQuerySet(PageQuerySet):
    """Resources as the public's lists need them."""

    def listed(self) -> ResourceQuerySet:
        """What stands in lists, searches, feeds, the sitemap and packs: live, and neither replaced nor withdrawn."""
        return self.live().public().filter(state=State.CURRENT)


ResourceManager = PageManager.from_queryset(ResourceQuerySet)
