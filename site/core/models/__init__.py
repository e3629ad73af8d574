"""The base page every page type extends, and the settings staff can change."""

from __future__ import annotations

from .base_page import BasePage
from .site_settings import SiteSettings

__all__ = ["BasePage", "SiteSettings"]
