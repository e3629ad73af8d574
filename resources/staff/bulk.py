"""One change to several resources at once, from Wagtail's list of pages: a topic, or how often they are read.

Each page changes as its editor would change it: a new draft, published at once by whoever may publish, unless there
was a draft before that somebody else is still writing, or something is missing that its form would ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from core.models import BasePage
from core.unfinished import missing_in
from resources.models import ResourcePage, Topic
from resources.models.resource_page import REVIEW_MONTHS_MOST
from resources.readiness import TOPICS_MOST


def change_each(pages: Iterable[Page], change: Callable[[ResourcePage], bool], user: Any) -> tuple[int, int]:
    """How many resources are changed for the public, and how many only in a draft. `change` says whether it did."""
    public = drafts = 0
    for page in pages:
        stored = page.specific
        draft: ResourcePage = stored.get_latest_revision_as_object()
        if not change(draft):
            continue
        is_alone = stored.live and not stored.has_unpublished_changes
        revision = draft.save_revision(user=user, log_action=True)
        may_publish = is_alone and stored.permissions_for_user(user).can_publish()
        if may_publish and not missing_in(revision.as_object()):
            revision.publish(user=user)
            public += 1
        else:
            drafts += 1
    return public, drafts


def with_topic(topic: Topic) -> Callable[[ResourcePage], bool]:
    """Adds `topic`, unless it is there or five are."""

    def change(resource: ResourcePage) -> bool:
        has = list(resource.topics.all())
        if topic in has or len(has) >= TOPICS_MOST:
            return False
        resource.topics.add(topic)
        return True

    return change


def read_again_every(months: int) -> Callable[[ResourcePage], bool]:
    """Sets the months between reviews; when the next is due follows from the last one."""

    def change(resource: ResourcePage) -> bool:
        is_changed: bool = resource.review_every != months
        resource.review_every = months
        return is_changed

    return change


class TopicForm(forms.Form):
    """Which topic."""

    topic = forms.ModelChoiceField(Topic.objects.order_by("order", "name"), label=gettext_lazy("Topic"))

    def change(self) -> Callable[[ResourcePage], bool]:
        """What is done to each."""
        return with_topic(self.cleaned_data["topic"])


class ReviewForm(forms.Form):
    """How often."""

    months = forms.IntegerField(
        label=gettext_lazy("Review every (months)"),
        min_value=1,
        max_value=REVIEW_MONTHS_MOST,
        help_text=gettext_lazy("The day the next review is due is counted from the last one."),
    )

    def change(self) -> Callable[[ResourcePage], bool]:
        """What is done to each."""
        return read_again_every(self.cleaned_data["months"])


class ResourceBulkAction(PageBulkAction):
    """For resources the user may edit; every other page is named and left alone."""

    template_name = "resources/staff/bulk.html"

    def check_perm(self, page: Page) -> bool:
        """Whether it is one, and nobody has locked it."""
        rights = page.permissions_for_user(self.request.user)
        return (
            issubclass(page.specific_class or Page, ResourcePage) and rights.can_edit() and not rights.page_locked()
        )

    def get_execution_context(self) -> dict[str, Any]:
        """Who, and what."""
        return {**super().get_execution_context(), "change": self.cleaned_form.change()}

    @classmethod
    def execute_action(cls, objects: Any, **kwargs: Any) -> tuple[int, int]:
        """Change each. The two numbers are those of `change_each`."""
        return change_each(objects, kwargs["change"], kwargs["user"])

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many, and what is still to be done."""
        public, drafts = num_parent_objects, num_child_objects
        words = ngettext("%(count)d resource is changed.", "%(count)d resources are changed.", public + drafts) % {
            "count": public + drafts
        }
        if drafts:
            words += " " + ngettext(
                "%(count)d of them only in its draft: send it to be published.",
                "%(count)d of them only in their drafts: send them to be published.",
                drafts,
            ) % {"count": drafts}
        left = len(self.actionable_objects) - public - drafts
        if left:
            words += " " + _("%(count)d had it already, or has five topics.") % {"count": left}
        return words


class AddTopic(ResourceBulkAction):
    """A topic more."""

    display_name = gettext_lazy("Add a topic")
    action_type = "add_topic"
    aria_label = gettext_lazy("Add a topic to the chosen resources")
    action_priority = 200
    form_class = TopicForm


class SetReview(ResourceBulkAction):
    """How often they are read again."""

    display_name = gettext_lazy("Review every …")
    action_type = "review_every"
    aria_label = gettext_lazy("Set how often the chosen resources are reviewed")
    action_priority = 210
    form_class = ReviewForm


@hooks.register("before_bulk_action")
def no_gaps_are_published(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    """Publishing several at once passes no form: what it would refuse is refused here, and nothing is published.

    Without this only the first unfinished one would be named.
    """
    if action_type != "publish":
        return None
    chosen = [one.specific for one in objects if isinstance(one, Page)]
    below = [
        draft.specific
        for one in chosen
        if request.POST.get("include_descendants")
        for draft in one.get_descendants().not_live()
    ]
    drafts = [one.get_latest_revision_as_object() for one in (*chosen, *below) if isinstance(one, BasePage)]
    lacking = [draft.title for draft in drafts if missing_in(draft)]
    if not lacking:
        return None
    words = _("Nothing is published: something is missing in %(names)s. Open each and publish it there to see what.")
    messages.error(request, words % {"names": ", ".join(f"“{name}”" for name in lacking)})
    answer: HttpResponse = redirect(action_class.next_url)
    return answer
