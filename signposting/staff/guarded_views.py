"""Wagtail's own screens for editing, unpublishing, approving and deleting, asking once more where help would end."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import EditView, UnpublishView, WorkflowActionView

from signposting.models import Area, Need, Service
from signposting.staff.guards import NOTHING, Loss, context_of, loss_of, loss_of_deleting

ASK_ONCE_MORE = "signposting/staff/ask_once_more.html"
# Named by each viewset: Wagtail looks for a template of its own before it asks the view.
GUARDED_EDIT = "signposting/staff/guarded_edit.html"
GUARDED_CREATE = "signposting/staff/guarded_create.html"


class AskOnceMoreMixin:
    """An edit form that is shown again as it was typed, with what would be emptied and a tick; without script too."""

    loss: Loss = NOTHING

    def is_valid(self, form: Any) -> bool:
        """Valid, and whatever it takes away is known to who sent it."""
        if not super().is_valid(form):  # type: ignore[misc]  # the view's
            return False
        if self._takes_effect():
            record = self._as_typed()
            if record is None:
                self.produced_error_code = "changed_meanwhile"
                self.produced_error_message = _("Somebody changed this at the same moment. Look, and send it again.")
                return False
            self.loss = loss_of(record)
        if not self.loss or self.loss.is_known(self.request):  # type: ignore[attr-defined]
            return True
        self.produced_error_code = "asks_once_more"
        self.produced_error_message = _(
            "Nothing is changed yet: people would be left without help. Please read below, tick, and send it again."
        )
        return False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would be emptied, and the tick."""
        return {**super().get_context_data(**kwargs), **context_of(self.loss)}  # type: ignore[misc]

    def _takes_effect(self) -> bool:
        """Whether the public would see the change: a draft empties nothing."""
        if not self.draftstate_enabled:  # type: ignore[attr-defined]
            return True
        is_approved = self.action == "workflow-action" and self.workflow_action == "approve"  # type: ignore[attr-defined]
        return is_approved or self.action == "publish"  # type: ignore[attr-defined]

    def _as_typed(self) -> Model | None:
        """The record as it would be, made by a form of its own: what was typed stays untouched in the first.

        None when what somebody else stored since the first was checked no longer allows it.
        """
        # A new record has none yet, and its own form one that is still empty.
        stored = self.get_object() if self.view_name != "create" else self.get_initial_form_instance()  # type: ignore[attr-defined]
        kwargs = {**self.get_form_kwargs(), "instance": stored}  # type: ignore[attr-defined]
        form = self.get_form_class()(**kwargs)  # type: ignore[attr-defined]
        if not form.is_valid():
            return None
        record: Model = form.save(commit=False)
        return record


class GuardedEditView(AskOnceMoreMixin, EditView):
    """Edits an area or a need."""


class ServiceUnpublishView(UnpublishView):
    """Names the cells on the page that asks whether to unpublish."""

    template_name = "signposting/staff/unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would be emptied, and the tick."""
        return {**super().get_context_data(**kwargs), **context_of(loss_of_deleting(self.objects_to_unpublish))}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Unpublish once it is known what that empties."""
        loss = loss_of_deleting(self.objects_to_unpublish)
        if loss and not loss.is_known(request):
            messages.error(request, _("Nothing is unpublished yet. Please read below, tick, and send it again."))
            return self.render_to_response(self.get_context_data())
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class ServiceWorkflowActionView(WorkflowActionView):
    """Approving from a list or from the first page: the same question there."""

    def loss(self) -> Loss:
        """What approving would empty; nothing for other actions."""
        return loss_of(self.task_state.revision.as_object()) if self.action_name == "approve" else NOTHING

    def get_template_names(self) -> list[str]:
        """The dialog with the question."""
        names: list[str] = super().get_template_names()
        return ["signposting/staff/workflow_action.html"] if self.action_name == "approve" else names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would be emptied, and the tick."""
        return {**super().get_context_data(**kwargs), **context_of(self.loss())}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve once it is known what that empties."""
        loss = self.loss()
        if loss and not loss.is_known(request):
            if request.headers.get("x-requested-with") == "XMLHttpRequest" and self.form_class:
                return self.render_modal_form(request, self.form_class(request.POST))
            return ask_once_more(request, loss, str(self.object))
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


def ask_once_more(request: HttpRequest, loss: Loss, title: str) -> HttpResponse:
    """A page that names the loss and sends the same form again with the tick."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    again = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
    context = {"title": title, "again": again, "address": request.get_full_path(), **context_of(loss)}
    return render(request, ASK_ONCE_MORE, context)


def before_deleting(request: HttpRequest, records: list[Model]) -> HttpResponse | None:
    """Wagtail's hook before snippets are deleted, one or several."""
    ours = [record for record in records if isinstance(record, Service | Need | Area)]
    if request.method != "POST" or not ours:
        return None
    loss = loss_of_deleting(ours)
    return None if not loss or loss.is_known(request) else ask_once_more(request, loss, str(ours[0]))
