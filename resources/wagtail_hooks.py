"""What the library adds to the staff's screens."""

from __future__ import annotations

from resources.staff import file_hooks, withdraw_hooks  # noqa: F401 (they register themselves)
