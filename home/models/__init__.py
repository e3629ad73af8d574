"""The campaign's page types."""

from __future__ import annotations

from .audience_page import AudiencePage
from .guidance_page import GuidancePage
from .home_page import HomePage

__all__ = ["AudiencePage", "GuidancePage", "HomePage"]
