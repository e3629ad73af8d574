"""One import: how far it is, what it would change, the ticks, applying and undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.imports import work
from signposting.models import ImportRow, ImportRun, Service

State, Outcome, Result = ImportRun.State, ImportRow.Outcome, ImportRow.Result
ROWS_A_PAGE = 50
LONGEST_KEY = 18  # digits; the database holds no longer primary key
CHOOSABLE = (Outcome.NEW, Outcome.CHANGED)
# In the order of the tabs; the first that has rows is shown first.
TABS = (Outcome.NEW, Outcome.CHANGED, Outcome.REFUSED, Outcome.MISSING, Outcome.SAME)


class ImportRunView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """While it works, a page that looks again by itself; then the rows by what they would change."""

    template_name = "signposting/staff/import_run.html"
    page_title = gettext_lazy("Import")
    header_icon = "download"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "add"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the run."""
        super().setup(request, *args, **kwargs)
        runs = ImportRun.objects.select_related("source", "started_by", "applied_by").defer("upload")
        self.run = get_object_or_404(runs, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Whose list it is."""
        return self.run.source.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Imports, this."""
        imports = {"url": reverse("directory:imports"), "label": _("Import and export")}
        return [*super().get_breadcrumbs_items(), imports, {"url": "", "label": self.run.source.name}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says; the ticks of the page it stands on count first."""
        acts: dict[str, Callable[[], str]] = {
            "keep": lambda: "",
            "all": lambda: self._tick_all(is_chosen=True),
            "none": lambda: self._tick_all(is_chosen=False),
            "apply": self._apply,
            "again": lambda: work.ask_for(self.run, State.COMPARING, come_from=State.READY),
            "drop": self._drop,
            "undo": self._undo,
            "carry-on": self._carry_on,
        }
        self._keep_ticks()
        why_not = acts.get(request.POST.get("do", ""), lambda: _("There is no such button."))()
        if why_not:
            messages.error(request, why_not)
        return redirect(f"{reverse('directory:import_run', args=[self.run.pk])}?{request.GET.urlencode()}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        counts = _counts(self.run.rows.all())
        shown = self._shown(counts)
        rows = self.run.rows.filter(outcome=shown).select_related("service").defer("record", "content")
        chosen = self.run.rows.filter(is_chosen=True, outcome__in=CHOOSABLE).count()
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "is_working": self.run.state in work.STEPS,
            "is_writing": self.run.state in work.WRITING,
            "is_silent": work.is_silent(self.run),
            "is_ready": self.run.state == State.READY,
            "is_applied": self.run.state == State.APPLIED,
            "can_be_undone": self.run.rows.filter(result__in=[Result.MADE, Result.CHANGED]).exists(),
            "asks_to_undo": self.request.GET.get("ask") == "undo",
            "tabs": [(tab, tab.label, counts.get(tab, 0)) for tab in TABS],
            "shown": shown,
            "keep": f"show={shown}&",
            "rows": Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("p")),
            "choosable": sum(counts.get(outcome, 0) for outcome in CHOOSABLE),
            "can_tick": self.run.state == State.READY and shown in CHOOSABLE,
            "chosen": chosen,
            "results": _results(self.run),
        }

    def _shown(self, counts: dict[str, int]) -> str:
        asked = self.request.GET.get("show", "")
        first = next((tab.value for tab in TABS if counts.get(tab.value)), Outcome.NEW.value)
        return asked if asked in TABS else first

    def _keep_ticks(self) -> None:
        """Store the ticks of the page that was sent: `row` for each it showed, `tick` for each that is ticked."""
        if self.run.state != State.READY:
            return
        shown, ticked = (_numbers(self.request.POST.getlist(name)) for name in ("row", "tick"))
        on_page = self.run.rows.filter(pk__in=shown, outcome__in=CHOOSABLE)
        on_page.filter(pk__in=ticked).update(is_chosen=True)
        on_page.exclude(pk__in=ticked).update(is_chosen=False)

    def _tick_all(self, *, is_chosen: bool) -> str:
        if self.run.state == State.READY and self.request.GET.get("show", "") in CHOOSABLE:
            self.run.rows.filter(outcome=self.request.GET["show"]).update(is_chosen=is_chosen)
            return ""
        return _("Open “New” or “Changed” first.")

    def _apply(self) -> str:
        chosen = self.run.rows.filter(is_chosen=True)
        if not chosen.filter(outcome__in=CHOOSABLE).exists():
            return _("Nothing is ticked.")
        may_change = self.permission_policy.user_has_permission(self.request.user, "change")
        if chosen.filter(outcome=Outcome.CHANGED).exists() and not may_change:
            return _("You may add services but not change them. Take the ticks from what is changed.")
        ImportRun.objects.filter(pk=self.run.pk, state=State.READY).update(applied_by=self.request.user)
        return work.ask_for(self.run, State.APPLYING, come_from=State.READY)

    def _undo(self) -> str:
        return work.ask_for(self.run, State.UNDOING, come_from=State.APPLIED)

    def _drop(self) -> str:
        if ImportRun.objects.filter(pk=self.run.pk, state=State.READY).update(state=State.DISCARDED):
            self.run.rows.all().delete()
            return ""
        return _("This import has moved on.")

    def _carry_on(self) -> str:
        if not work.is_silent(self.run):
            return _("It is being worked on.")
        work.start(self.run)
        return ""


def _counts(rows: QuerySet[ImportRow]) -> dict[str, int]:
    return dict(rows.order_by().values_list("outcome").annotate(Count("pk")))


def _results(run: ImportRun) -> list[str]:
    """What applying and undoing did, each in a sentence."""
    counts = dict(run.rows.order_by().exclude(result="").values_list("result").annotate(Count("pk")))
    told: list[tuple[str, Callable[[int], str]]] = [
        (Result.MADE, lambda n: ngettext("%d new draft was made.", "%d new drafts were made.", n)),
        (Result.CHANGED, lambda n: ngettext("%d service got a draft.", "%d services got a draft each.", n)),
        (Result.SKIPPED, lambda n: ngettext("%d was skipped.", "%d were skipped.", n)),
        (Result.UNDONE, lambda n: ngettext("%d was undone.", "%d were undone.", n)),
        (Result.KEPT, lambda n: ngettext("%d was kept as it is.", "%d were kept as they are.", n)),
    ]
    return [words(counts[result]) % counts[result] for result, words in told if counts.get(result)]


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY][
        : 2 * ROWS_A_PAGE
    ]
