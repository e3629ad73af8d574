"""A picture that no database holds: one of the site's own drawings, in the shape Wagtail's image tags ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Filter

WIDTH, HEIGHT = 1200, 630  # pixels, of every share picture
WIDE = re.compile(r"width-(\d+)")


class Drawing:
    """The site's share picture, said to be `width` pixels wide."""

    def __init__(self, width: int = WIDTH) -> None:
        self.width, self.height = width, HEIGHT * width // WIDTH

    @property
    def url(self) -> str:
        """Its address."""
        return static("img/share/violet.png")

    def img_tag(self, attributes: Mapping[str, Any] | None = None) -> SafeString:
        """The picture as HTML."""
        own = {"src": self.url, "width": self.width, "height": self.height}
        return mark_safe(f"<img{flatatt({**own, **(attributes or {})})}>")  # noqa: S308 (our own file's address)

    def get_rendition(self, wanted: Filter) -> Drawing:
        """A version of it."""
        found = WIDE.search(wanted.spec)
        return Drawing(int(found[1]) if found else WIDTH)

    def get_renditions(self, *wanted: Filter) -> dict[str, Drawing]:
        """Versions of it."""
        return {one.spec: self.get_rendition(one) for one in wanted}
