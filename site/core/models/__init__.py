"""The base page every page type extends, pictures, the settings staff can change, and the mark of the sample site."""

from __future__ import annotations

from .base_page import BasePage
from .picture import Picture, PictureRendition
from .sample_mark import SampleMark
from .site_settings import SiteSettings

__all__ = ["BasePage", "Picture", "PictureRendition", "SampleMark", "SiteSettings"]
