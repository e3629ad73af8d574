"""The campaign's page types."""

from __future__ import annotations

from .audience_page import AudiencePage
from .easy_read_page import EasyReadPage
from .guidance_page import GuidancePage
from .home_page import HomePage
from .myths_page import MythsPage
from .ring_true_page import RingTruePage
from .signs_page import SignsPage
from .story_page import StoryPage
from .what_happens_page import WhatHappensPage

__all__ = [
    "AudiencePage",
    "EasyReadPage",
    "GuidancePage",
    "HomePage",
    "MythsPage",
    "RingTruePage",
    "SignsPage",
    "StoryPage",
    "WhatHappensPage",
]
