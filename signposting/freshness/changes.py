"""Says that a fact of a stored record changed without anything being published: a check, a withdrawal."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `sender=Service`, once for each act, after the rows are written. Listeners wait for the commit.
facts_changed = Signal()
