"""The last refusal before the site starts: a real deployment never shows services nobody has checked."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error

logger = logging.getLogger(__name__)

REFUSAL = (
    "This database holds the sample site, whose services nobody has checked, and these are not the sample's "
    "settings. Point DATABASE_URL or DATA_DIR at a database of your own (an empty one gets the same pages "
    "and services as drafts), or set ALLOW_SAMPLE=1 if this is a trial that no child can reach."
)


def refuse_sample_content() -> None:
    """Raise `ImproperlyConfigured` when a database filled for the sample site would be served as a real one.

    A database that is down or not yet set up must not stop a restart: that is logged.
    """
    if settings.SAMPLE_SITE or settings.ALLOW_SAMPLE:
        return
    from core.models import SampleMark  # noqa: PLC0415 (this module is imported before the apps are loaded)

    try:
        holds_sample_content = SampleMark.objects.exists()
    except Error as reason:
        logger.warning("Could not look for sample content: %s", reason)
        return
    if holds_sample_content:
        raise ImproperlyConfigured(REFUSAL)
