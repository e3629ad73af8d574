"""The screen on which an editor says why a wording of the language list is right on one page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from core.language import Flag
from core.models import BasePage
from home.models import KeptWording
from home.staff.words.judged import Judged, judge
from home.staff.words.report import WordsReportView

KEEP, ASK_AGAIN = "home.keep_wording", "home.drop_wording"


class ReasonForm(forms.ModelForm):
    """Why words are right in their sentence; which words those are must stand on the page."""

    class Meta:
        model = KeptWording
        fields = ["words", "sentence", "reason"]
        widgets = {"words": forms.HiddenInput, "sentence": forms.HiddenInput}


def may_keep(user: Any, page: Page) -> bool:
    """Whoever may change or publish the page."""
    rights = page.permissions_for_user(user)
    return bool(rights.can_edit() or rights.can_publish())


class KeepWordingView(WagtailAdminTemplateMixin, TemplateView):
    """One page's flags, open and kept, those of its draft and those the public sees."""

    template_name = "home/staff/keep_wording.html"
    page_title = gettext_lazy("How it reads")
    header_icon = "glasses"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the page and its draft."""
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not isinstance(page, BasePage) or not may_keep(request.user, page):
            raise PermissionDenied
        self.page = page
        self.draft: BasePage = page.get_latest_revision_as_object()

    def judged(self) -> tuple[Judged, list[Flag]]:
        """The draft's words; and the flags of both without a reason, the draft's first, each once."""
        kept = list(self.page.kept_wordings.all())
        draft, public = judge(self.draft, kept), judge(self.page, kept)
        both = [*draft.open, *(public.open if self.page.live else ())]
        return draft, list({flag.key: flag for flag in reversed(both)}.values())[::-1]

    def get_page_subtitle(self) -> str:
        """The page's title."""
        return self.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The report, then this."""
        report = {"url": reverse("page_words:report"), "label": WordsReportView.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `judged`, `open` (flag, form) pairs, and `kept`, every wording with its reason."""
        judged, waiting = self.judged()
        refused: ReasonForm | None = kwargs.pop("refused", None)
        return {
            **super().get_context_data(**kwargs),
            "edited": self.page,
            "judged": judged,
            "open": [(flag, self.form_for(flag, refused)) for flag in waiting],
            "kept": self.page.kept_wordings.select_related("kept_by"),
        }

    def form_for(self, flag: Flag, refused: ReasonForm | None) -> ReasonForm:
        """The form to explain one flag; the one just refused, with its errors, if it was about that flag."""
        if refused is not None and refused.instance.explains(flag):
            return refused
        return ReasonForm(initial={"words": flag.words, "sentence": flag.where}, auto_id=False)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep a wording with its reason, or let it ask again (`again`, the key of a kept one)."""
        if "again" in request.POST:
            return self.ask_again(request)
        form = ReasonForm(request.POST, auto_id=False)
        is_valid = form.is_valid()
        if not any(form.instance.explains(flag) for flag in self.judged()[1]):
            messages.error(request, _("Those words do not stand there any more, or have a reason already."))
            return redirect("page_words:keep", self.page.pk)
        if not is_valid:
            return self.render_to_response(self.get_context_data(refused=form))
        form.instance.page_id, form.instance.kept_by = self.page.pk, request.user
        wording: KeptWording = form.save()
        log(instance=self.page, action=KEEP, user=request.user, data={"words": wording.words, "why": wording.reason})
        messages.success(request, _("“%(words)s” stays, with your reason.") % {"words": wording.words})
        return redirect("page_words:keep", self.page.pk)

    def ask_again(self, request: HttpRequest) -> HttpResponse:
        """Take a reason back."""
        key = request.POST["again"]
        wording = get_object_or_404(self.page.kept_wordings, pk=int(key) if key.isdecimal() and len(key) < 15 else 0)
        log(instance=self.page, action=ASK_AGAIN, user=request.user, data={"words": wording.words})
        wording.delete()
        return redirect("page_words:keep", self.page.pk)
