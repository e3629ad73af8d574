"""Freshness in the public's words: every sentence a card, a page or a poster says about checks is in this file."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from signposting.freshness.states import LATE, freshness_of, has_lapsed
from signposting.models import Service
from signposting.models.choices import WithdrawnReason


def mark_of(service: Service) -> str:
    """The mark of a record that nobody has checked, shown in every place it shows; empty for every other record."""
    if not service.never_checked:
        return ""
    return _("Sample: not yet checked") if settings.SAMPLE_SITE else _("Not yet checked")


def checked_sentence(service: Service, today: date) -> str:
    """When it was last checked; while a check is late, that we are at it, or that it may be wrong by now."""
    day = _last_day(service)
    if not day:
        return ""
    if has_lapsed(service, today):
        return _("We have not been able to check this since %(day)s. It may be wrong.") % {"day": day}
    if freshness_of(service, today) in LATE:
        return _("Last checked %(day)s. We are checking this again.") % {"day": day}
    return _("Last checked %(day)s") % {"day": day}


def stands_in_sentence(lapsed: Service) -> str:
    """What the card says that is shown in the place of `lapsed`, a service that was checked once."""
    return _("We have not been able to check %(name)s since %(day)s. This line can help with the same.") % {
        "name": lapsed.name,
        "day": _last_day(lapsed),
    }


def _last_day(service: Service) -> str:
    return "" if service.checked_on is None else date_format(service.checked_on, "j F Y")


def gone_sentence(service: Service) -> str:
    """Why `service` is not shown, in kind words: withdrawn for a reason, or taken down for now."""
    words = {
        WithdrawnReason.CLOSED: _("%(name)s has closed."),
        WithdrawnReason.REPLACED: _("Another service has taken over from %(name)s."),
        WithdrawnReason.MERGED: _("%(name)s is now part of another service."),
        WithdrawnReason.WRONG: _("What we said about %(name)s was wrong, so we took it down."),
        WithdrawnReason.UNSAFE: _("We do not list %(name)s any more."),
    }
    if service.withdrawn_on is None:
        return _("We have taken down %(name)s while we check it.") % {"name": service.name}
    return words[WithdrawnReason(service.withdrawn_reason)] % {"name": service.name}


def use_this_instead(gone: Service) -> str:
    """What the card says that is shown in the place of a withdrawn service."""
    return _("%(reason)s Use this instead.") % {"reason": gone_sentence(gone)}
