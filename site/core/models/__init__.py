"""The base page, pictures, the settings and banner staff can change, and the mark of the sample site."""

from __future__ import annotations

from .alert_banner import AlertBanner
from .base_page import BasePage
from .picture import Picture, PictureRendition
from .sample_mark import SampleMark
from .site_settings import SiteSettings

__all__ = ["AlertBanner", "BasePage", "Picture", "PictureRendition", "SampleMark", "SiteSettings"]
