"""What the directory adds to the staff's screens."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from signposting.viewsets import DirectoryGroup

register_snippet(DirectoryGroup)
