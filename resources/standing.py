"""Whether an older version of a file may still be handed out."""

from __future__ import annotations

from resources.models.choices import Change
from resources.models.resource_file import FileVersion


def is_unsafe(version: FileVersion) -> bool:
    """Whether a later version put something right that keeps people safe: then nobody is given the older bytes."""
    return FileVersion.objects.filter(
        file_id=version.file_id, number__gt=version.number, change=Change.SAFETY
    ).exists()
