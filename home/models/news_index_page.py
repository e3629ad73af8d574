"""The list of news, newest first, and the same as an Atom feed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageQuerySet

from home.news_feed import news_feed

from .body_page import READING_PLACES, BodyPage
from .news_page import NewsPage

ON_A_PAGE = 10


class NewsIndexPage(RoutablePageMixin, BodyPage):
    """News, ten to a page."""

    page_description = _("The list of news, and its feed for partners' own sites.")
    template = "pages/home/news_index_page.html"
    parent_page_types = READING_PLACES
    subpage_types = ["home.NewsPage"]
    room = "css/rooms/work.css"
    # Read by the base template, which would list them once more.
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BodyPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    def news(self) -> PageQuerySet:
        """The news that is public, newest first."""
        return NewsPage.objects.child_of(self).live().order_by("-published_on", "-pk")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `news`, a page of the list; a number that is none or too high gives the first or the last."""
        context = super().get_context(request, *args, **kwargs)
        context["news"] = Paginator(self.news(), ON_A_PAGE).get_page(request.GET.get("page"))
        return context

    @property
    def feed_address(self) -> str:
        """Where the feed is."""
        return f"{self.url or ''}atom.xml"

    @path("atom.xml/", name="feed")
    def serve_feed(self, request: HttpRequest) -> HttpResponse:
        """The newest news as Atom (RFC 4287)."""
        return news_feed(self, request)
