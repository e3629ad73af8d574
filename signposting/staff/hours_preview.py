"""The sentence the public will read about a line's hours, while staff type them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form, fields_for_model, formset_factory, modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.panels import Panel

from signposting.channel_lines import hours_of
from signposting.hours import hours_sentences
from signposting.models import Channel, OpeningTime, Service

# What a line's hours are made of; the rest of its form is not needed to say them.
HOURS_FIELDS = ("known_hours", "on_bank_holidays", "holidays_of")
ROW_FIELDS = ("first_day", "last_day", "opens", "closes", "from_date", "until_date", "every_year")
MOST_ROWS = 100
# The fields alone, without the rules of the whole line: its number may be still to come.
HoursForm = type("HoursForm", (Form,), fields_for_model(Channel, HOURS_FIELDS))


class HoursPreviewPanel(Panel):
    """Stands under a line's rows of hours and says them; a script brings it up to date while somebody types."""

    class BoundPanel(Panel.BoundPanel):
        """The sentences for the line as it was stored; the editor's own words for one just added."""

        template_name = "signposting/staff/hours_preview.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Adds what the fragment needs."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            service = self.instance.service if self.instance.service_id else None
            covered = service.stands_in_for if service else None
            return {**context, "prefix": self.form.prefix, "sentences": words_about(self.instance, covered)}


def words_about(channel: Channel, covered: Service | None) -> tuple[str, ...]:
    """The sentences the public reads about the line's hours, whoever's hours it stands in for.

    `covered` is the service whose closing it waits for, if there is one.
    """
    if not channel.known_hours:
        return (_("We don’t know the hours yet"),)
    return hours_sentences(channel.hours(hours_of(covered) if covered else None))


@require_POST
def hours_preview(request: HttpRequest) -> HttpResponse:
    """The sentences for one line as it stands in the service's form. Nothing is stored.

    `prefix` says which line: `channels-0`. Rows that are unfinished are left out.
    """
    if not request.user.has_perm("signposting.view_service"):
        raise PermissionDenied
    prefix = request.POST.get("prefix", "")
    form = HoursForm(request.POST, prefix=prefix)
    form.is_valid()
    channel = Channel(**{name: form.cleaned_data[name] for name in HOURS_FIELDS if form.cleaned_data.get(name)})
    channel.times = _rows(request, prefix)  # type: ignore[misc]  # modelcluster keeps them in memory
    sentences = words_about(channel, _covered(request))
    return render(request, "signposting/staff/hours_sentences.html", {"sentences": sentences})


def _covered(request: HttpRequest) -> Service | None:
    key = request.POST.get("stands_in_for", "")
    return Service.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None


def _rows(request: HttpRequest, prefix: str) -> list[OpeningTime]:
    """The rows of hours that can be read, in the order of the form."""
    row_form = modelform_factory(OpeningTime, fields=ROW_FIELDS)
    make = formset_factory(row_form, can_order=True, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    rows = make(request.POST, prefix=f"{prefix}-times")
    if not rows.management_form.is_valid():
        return []
    read = [form for form in rows.forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
    read.sort(key=lambda form: form.cleaned_data.get("ORDER") or 0)
    return [form.instance for form in read]
