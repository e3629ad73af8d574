"""The step of a workflow at which a second person looks at a service."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by a member of its groups who did not type the number. What is not complete is refused in words when
    it would be published (`Service.publish`)."""

    def get_actions(self, obj: models.Model, user: Any) -> list[tuple[str, Any, bool]]:
        """What `user` may do with the draft `obj`: whoever typed the number does not approve it."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if not _may_approve(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """The same for whoever calls the address by hand."""
        if action_name == "approve":
            _approve_what_was_sent(task_state, user)
            if not _may_approve(task_state.revision.as_object(), user):
                raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """What waits for `user` on their first page: not what only somebody else may approve."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        typed = [state.pk for state in states if _has_typed(state.workflow_state.content_object, user)]
        return states.exclude(pk__in=typed)

    @classmethod
    def get_description(cls) -> Any:
        """For the list of kinds of task."""
        return _("Somebody in the chosen groups who did not type the number approves it")

    class Meta:
        verbose_name = _("second person's approval")


def _approve_what_was_sent(task_state: Any, user: Any) -> None:
    """The edit form saves a version of its own before it approves: it is that one which its sender read.

    Wagtail would go on to approve the version before, find that it is not the latest, and ask for approval again.
    """
    latest = task_state.workflow_state.content_object.get_latest_revision()
    if latest != task_state.revision and latest.user_id == user.pk:
        task_state.revision = latest
        task_state.save(update_fields=["revision"])


def _has_typed(service: Any, user: Any) -> bool:
    from signposting.models.service import Service  # noqa: PLC0415 (as below)
    from signposting.second_person import refusal  # noqa: PLC0415 (as below)

    return isinstance(service, Service) and bool(refusal(service, user))


def _may_approve(draft: models.Model, user: Any) -> bool:
    from signposting.models.service import Service  # noqa: PLC0415 (a task is loaded before the models it is about)
    from signposting.second_person import refusal  # noqa: PLC0415 (as above)

    if not isinstance(draft, Service):
        return True
    return not refusal(Service.objects.get(pk=draft.pk), user)
