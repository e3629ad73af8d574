"""What is used instead of a resource that was replaced or withdrawn, however often that was replaced in its turn."""

from __future__ import annotations

from collections.abc import Iterator

from resources.models.choices import State
from resources.models.resource_page import ResourcePage


def in_its_place(resource: ResourcePage) -> ResourcePage | None:
    """The first one after it that is public and current; failing that a public one that is at least not withdrawn.

    One query for each step of the chain, which is one step long almost always.
    """
    public = [one for one in after(resource) if one.live and not one.is_withdrawn]
    return next((one for one in public if one.state == State.CURRENT), public[-1] if public else None)


def after(resource: ResourcePage) -> Iterator[ResourcePage]:
    """Each resource that took the place of the one before it. A circle, which nothing allows, ends it."""
    seen = {resource.pk}
    following = resource.replaced_by
    while following is not None and following.pk not in seen:
        yield following
        seen.add(following.pk)
        following = following.replaced_by


def leads_back(resource: ResourcePage) -> bool:
    """Whether following what replaced it comes to the resource itself again."""
    seen: set[int] = set()
    following = resource.replaced_by
    while following is not None and following.pk not in seen:
        if following.pk == resource.pk:
            return True
        seen.add(following.pk)
        following = following.replaced_by
    return False
