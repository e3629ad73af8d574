"""The last step of a file into the library: one person says what it changes; where need be, another reads it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from resources.files.adding import MeanwhileError
from resources.files.checks import warnings_of
from resources.files.differences import pages_changed, rows_of
from resources.files.facts import Facts
from resources.files.incoming import SecondPersonError, agree, current_of, drop, may_agree, send
from resources.models import FileVersion, IncomingFile
from resources.staff.file_forms import SayForm
from resources.staff.files import ResourceScreen
from resources.staff.rights import may_put_in, sees_files
from resources.staff.second_person import tell_second_person

PAGES_NAMED = 12


class IncomingView(ResourceScreen):
    """The file beside the version it replaces; for its librarian a form, for the second person a yes or no."""

    template_name = "resources/staff/incoming.html"
    page_title = gettext_lazy("Look at it")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the file that waits."""
        super().setup(request, *args, **kwargs)
        if not sees_files(request.user):
            raise PermissionDenied
        waiting = IncomingFile.objects.select_related("resource", "file", "sent_by")
        self.found = waiting.filter(pk=kwargs["pk"]).first()
        if self.found is not None:
            self.incoming: IncomingFile = self.found
            self.resource = self.incoming.resource
            self.form = SayForm(incoming=self.incoming)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Of two people who decide at once, the second is told that it is done."""
        if self.found is None:
            messages.warning(request, _("Somebody has decided about this file already."))
            return redirect("wagtailadmin_home")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Drop it, agree to it, or say what it changes."""
        done = next((name for name in ("drop", "agree") if name in request.POST), "send")
        if done == "drop":
            return self._drop()
        if done == "send":
            self._may_send_or_stop()
            self.form = SayForm(request.POST, incoming=self.incoming)
            if not self.form.is_valid():
                return self.get(request, *args, **kwargs)
        try:
            if done == "agree":
                version: FileVersion | None = agree(self.incoming, by=request.user)
            else:
                version = send(self.incoming, self.form.said(), by=request.user)
        except SecondPersonError:
            messages.error(request, _("You chose this file: somebody else has to read it and agree."))
        except MeanwhileError:
            messages.error(
                request, _("Somebody put in another version, or decided about this one, while you looked at it.")
            )
            return redirect("library:files", self.resource.pk)
        except ValidationError as refused:
            self.form.add_error(None, ValidationError(refused.messages))
        else:
            return self._told(version)
        return self.get(request, *args, **kwargs)

    def _may_send_or_stop(self) -> None:
        if self.incoming.waits or not may_put_in(self.request.user):
            raise PermissionDenied

    def _drop(self) -> HttpResponse:
        is_own = self.incoming.sent_by_id == self.request.user.pk
        if not (may_put_in(self.request.user) or is_own or may_agree(self.incoming, self.request.user)):
            raise PermissionDenied
        drop(self.incoming, by=self.request.user)
        messages.success(self.request, _("The file is not put in. Everything stays as it was."))
        return redirect("library:files", self.resource.pk)

    def _told(self, version: FileVersion | None) -> HttpResponse:
        if version is None:
            waits = _("It waits for a second person to read it. Until then the version before stays in use.")
            told = tell_second_person(self.resource, "incoming", self.incoming.pk, by=self.request.user)
            messages.warning(self.request, f"{waits} {told}")
            return redirect("library:incoming", self.incoming.pk)
        named = {"name": version.name, "number": version.number}
        messages.success(self.request, _("“%(name)s” is version %(number)s, and in use from now.") % named)
        return redirect("library:files", self.resource.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        incoming = self.incoming
        changed = pages_changed(incoming)
        return {
            **super().get_context_data(**kwargs),
            "incoming": incoming,
            "former": current_of(incoming.file),
            "rows": rows_of(incoming),
            "pages_changed": changed[:PAGES_NAMED],
            "more_pages": len(changed[PAGES_NAMED:]),
            "warnings": warnings_of(Facts.from_json(incoming.facts)),
            "form": self.form,
            "may_agree": may_agree(incoming, self.request.user),
            "may_put_in": may_put_in(self.request.user),
            "is_own": incoming.sent_by_id == self.request.user.pk,
        }


@require_safe
def incoming_bytes(request: HttpRequest, pk: int, part: str) -> FileResponse:
    """The file that waits, to be saved and read, or the picture of its first page; for those who decide about it."""
    if not sees_files(request.user):
        raise PermissionDenied
    incoming = get_object_or_404(IncomingFile, pk=pk)
    stored = incoming.first_page if part == "first-page" else incoming.stored
    if not stored:
        raise Http404
    name = "first-page.png" if part == "first-page" else f"waiting.{Facts.from_json(incoming.facts).kind}"
    answer = FileResponse(stored.open(), as_attachment=part != "first-page", filename=name)
    answer["Cache-Control"] = "no-store"
    return answer
