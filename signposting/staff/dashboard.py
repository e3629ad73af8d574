"""The first page's panel for those who keep the directory: what to check, what will lapse, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from core import staff_mail
from signposting.coverage.holes import cells_emptied
from signposting.freshness.due import TO_DO, due_list, kept_true
from signposting.freshness.states import Freshness
from signposting.freshness.withdrawal import not_replaced
from signposting.models import Service
from signposting.staff.guards import Loss

FIRST_FEW = 5


@dataclass(frozen=True, slots=True)
class StateLine:
    """One state: how many records are in it, the first few of them, and where the rest are."""

    state: Freshness
    count: int
    first: tuple[Service, ...]
    link: str

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.first)


class KeptTruePanel(Component):
    """What waits for a check. One query for the services, more only where something was withdrawn or will lapse."""

    name = "kept_true"
    order = 230  # below what waits for this very person, above what they edited last
    template_name = "signposting/staff/dashboard.html"

    @cached_property
    def today(self) -> date:
        """The day it is shown on."""
        return timezone.localdate()

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What the panel shows."""
        due = due_list(kept_true(), self.today)
        missing = not_replaced()
        return {
            "lines": [self.line(state, due.by_state[state]) for state in TO_DO if due.by_state[state]],
            "lapsing": due.lapsing,
            "emptied": self.emptied(due.lapsing),
            "missing": missing,
            "is_empty": not any(due.by_state.values()),
            "all_is_well": due.all_is_well and not missing,
            "mail_is_set_up": staff_mail.is_set_up(),
        }

    @staticmethod
    def line(state: Freshness, services: tuple[Service, ...]) -> StateLine:
        """One state that asks somebody to do something."""
        link = f"{reverse('directory:due')}?state={state.value}"
        return StateLine(state, len(services), services[:FIRST_FEW], link)

    @staticmethod
    def emptied(lapsing: tuple[Service, ...]) -> tuple[str, ...]:
        """A line for each need that somebody would be left without if all of `lapsing` lapsed."""
        return Loss(cells_emptied(without={service.pk for service in lapsing})).emptied if lapsing else ()
