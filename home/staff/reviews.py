"""When pages were last reviewed, over all page types, and the one act of reviewing one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.models import BasePage
from core.reviews import months_after

REVIEW = "home.review"
SOON = timedelta(days=30)


class ReviewState(models.TextChoices):
    """Where a page stands. Never reviewed is a state of its own: nothing was promised, so nothing is late."""

    OVERDUE = "overdue", _("Overdue")
    NEVER = "never", _("Never reviewed")
    SOON = "soon", _("Due within 30 days")
    FRESH = "fresh", _("Reviewed")


def state_of(due_on: date | None, today: date) -> ReviewState:
    """The state of a page whose review is due on that day."""
    if due_on is None:
        return ReviewState.NEVER
    if due_on < today:
        return ReviewState.OVERDUE
    return ReviewState.SOON if due_on <= today + SOON else ReviewState.FRESH


def live_pages() -> QuerySet[Page]:
    """What the public sees, with `team`, `last_review` and `due_on` whatever the page's type, longest due first.

    One query: each type has a table of its own, and all of them are joined.
    """
    tables = [kind._meta.get_field("page_ptr").related_query_name() for kind in page_kinds()]

    def whichever(field: str) -> Any:
        return Coalesce(*(F(f"{table}__{field}") for table in tables))

    pages = Page.objects.live().filter(content_type__in=[kind_type(kind) for kind in page_kinds()])
    return pages.annotate(
        team=whichever("kept_by"), last_review=whichever("reviewed_on"), due_on=whichever("review_due_on")
    ).order_by(F("due_on").asc(nulls_first=True), "path")


def page_kinds() -> list[type[BasePage]]:
    """Every page type of ours."""
    return [kind for kind in get_page_models() if issubclass(kind, BasePage)]


def kind_type(kind: type[BasePage]) -> int:
    """The key under which a page's row names its type."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 (not before the apps are ready)

    return ContentType.objects.get_for_model(kind).pk


def in_state(pages: QuerySet[Page], state: str, today: date) -> QuerySet[Page]:
    """Those of `pages` that are in one state today."""
    if state == ReviewState.NEVER:
        return pages.filter(due_on=None)
    if state == ReviewState.OVERDUE:
        return pages.filter(due_on__lt=today)
    if state == ReviewState.SOON:
        return pages.filter(due_on__gte=today, due_on__lte=today + SOON)
    return pages.filter(due_on__gt=today + SOON)


def may_review(user: Any, page: Page) -> bool:
    """Whoever may change or publish a page can say that it is right; only what the public sees can be reviewed."""
    rights = page.permissions_for_user(user)
    return page.live and (rights.can_edit() or rights.can_publish())


def sees_reviews(user: Any) -> bool:
    """Whether the user keeps any page at all."""
    return PagePermissionPolicy().user_has_any_permission(user, {"change", "publish"})


@transaction.atomic
def record_review(page: BasePage, user: Any, today: date) -> None:
    """Note on the page as the public sees it that somebody read all of it today, and in its history that they did.

    A draft keeps its words: it takes the day over when it is opened or published (`BasePage.with_content_json`).
    """
    due = months_after(today, page.review_every)
    type(page).objects.filter(pk=page.pk).update(reviewed_on=today, review_due_on=due)
    before = page.reviewed_on.isoformat() if page.reviewed_on else ""
    log(instance=page, action=REVIEW, user=user, data={"before": before, "due": due.isoformat()})
