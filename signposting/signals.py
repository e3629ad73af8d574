"""Keeps the baked error page true: it is written again whenever something it shows may have changed."""

from __future__ import annotations

import logging
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from core.models import SiteSettings
from signposting.error_pages import bake
from signposting.freshness.changes import facts_changed
from signposting.freshness.checks import settle_checked_on
from signposting.models import Service

logger = logging.getLogger(__name__)


def bake_soon(**_signal: Any) -> None:
    """Bake once the change is safely stored; once for a whole batch of changes."""
    if not any(waiting[1] is bake_or_say_why for waiting in connection.run_on_commit):
        transaction.on_commit(bake_or_say_why)


def bake_or_say_why() -> None:
    """A page that cannot be baked must not undo a change that was published."""
    try:
        bake()
    except Exception:  # whatever it was, it is logged and the publish stands
        logger.exception("The error page could not be written; the one before it stays.")


def settle_check(sender: Any, instance: Any, **_signal: Any) -> None:
    """What was published now may not be what was checked then."""
    if isinstance(instance, Service):
        settle_checked_on(instance)


def connect() -> None:
    """Called once, when the app is ready."""
    published.connect(settle_check, dispatch_uid="settle the day of the last check")
    published.connect(bake_soon, dispatch_uid="bake on publish")
    unpublished.connect(bake_soon, dispatch_uid="bake on unpublish")
    post_save.connect(bake_soon, sender=SiteSettings, dispatch_uid="bake on settings")
    facts_changed.connect(bake_soon, dispatch_uid="bake on a check or a withdrawal")
    post_delete.connect(bake_soon, sender=Service, dispatch_uid="bake on deleting a service")
