"""Columns of the staff's tables that more than one app shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A day as a day, "1 March 2027". Wagtail's own column says how long ago it was, and of days ahead "Just now"."""

    def get_value(self, instance: Any) -> str:
        """The day in words; nothing where none is known."""
        day = super().get_value(instance)
        if not day:
            return ""
        return date_format(timezone.localtime(day) if isinstance(day, datetime) else day, "j F Y")
