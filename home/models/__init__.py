"""The campaign's page types."""

from __future__ import annotations

from .audience_page import AudiencePage
from .campaign_page import CampaignPage
from .campaigns_page import CampaignsPage
from .easy_read_page import EasyReadPage
from .event_page import EventPage
from .events_page import EventsPage
from .film_file import FilmFile
from .film_page import FilmPage
from .guidance_page import GuidancePage
from .home_page import HomePage
from .kept_wording import KeptWording
from .myths_page import MythsPage
from .news_index_page import NewsIndexPage
from .news_page import NewsPage
from .notice_page import NoticePage
from .notices_page import NoticesPage
from .partners_page import PartnersPage
from .ring_true_page import RingTruePage
from .search_synonym import SearchSynonym
from .signs_page import SignsPage
from .story_page import StoryPage
from .what_happens_page import WhatHappensPage

__all__ = [
    "AudiencePage",
    "CampaignPage",
    "CampaignsPage",
    "EasyReadPage",
    "EventPage",
    "EventsPage",
    "FilmFile",
    "FilmPage",
    "GuidancePage",
    "HomePage",
    "KeptWording",
    "MythsPage",
    "NewsIndexPage",
    "NewsPage",
    "NoticePage",
    "NoticesPage",
    "PartnersPage",
    "RingTruePage",
    "SearchSynonym",
    "SignsPage",
    "StoryPage",
    "WhatHappensPage",
]
