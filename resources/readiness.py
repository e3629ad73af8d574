"""What a resource needs before a leader may rely on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from resources.models.choices import Supervision

if TYPE_CHECKING:
    from resources.models import ContentNote, ResourcePage, Role

TOPICS_MOST = 5


def gaps_for_leaders(
    *,
    topics: int,
    roles: Iterable[Role],
    delivery: str,
    supervision: str,
    notes: Iterable[ContentNote],
) -> dict[str, Any]:
    """What is missing, as words for the editor by field of `ResourcePage`; empty when nothing is."""
    gaps: dict[str, Any] = {}
    if not 1 <= topics <= TOPICS_MOST:
        gaps["topics"] = _("Choose one to five topics.")
    if any(role.teaches_children for role in roles) and not strip_tags(delivery).strip():
        gaps["delivery"] = _("It is made for somebody who works with children: say how to deliver it safely.")
    if supervision == Supervision.NONE and any(note.is_depiction for note in notes):
        gaps["supervision"] = _("Abuse is shown or told in it: it is never used without supervision.")
    return gaps


def no_file(resource: ResourcePage) -> Any:
    """The words for a resource that is neither a page by itself nor has a file in use; empty for every other."""
    if resource.web_only or (resource.pk and resource.files.filter(versions__is_current=True).exists()):
        return ""
    return _("It has no file yet. Save it as a draft and add one, or say that the page is all of it.")
