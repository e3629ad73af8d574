"""Where the feed is: absolute addresses, always those of `SITE_URL`, whatever host was asked."""

from __future__ import annotations

from django.conf import settings

# Everything below is for programs: errors too are JSON there.
FOR_PROGRAMS = "/api/"
PATH = f"{FOR_PROGRAMS}open-referral"


def api_address(*steps: object) -> str:
    """The address of something in the feed: `api_address("services", id)`; without steps, of the feed itself."""
    return "/".join([settings.WAGTAILADMIN_BASE_URL.rstrip("/") + PATH, *(str(step) for step in steps)])
