"""What staff see beside the form of a service: the card as typed, and the truth about who sees it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from signposting.cards import card_standing_alone
from signposting.freshness.checks import last_checked_on
from signposting.freshness.states import has_lapsed
from signposting.freshness.successors import is_gone, was_public
from signposting.models import Service
from signposting.page_cards import PageCard, page_cards


def preview_context(typed: Service) -> dict[str, Any]:
    """`card`, as it would be once `typed` is published; `notice`, who sees it; `instead`, what the public sees now.

    The card says "checked" only if these very details were: a number changed in the form has not been checked.
    `instead` is set where the public sees something else in its place.
    """
    stored = Service.objects.filter(pk=typed.pk).first()
    typed.checked_on = None if stored is None else last_checked_on(typed)
    return {
        "card": card_standing_alone(typed, timezone.now()),
        "notice": _notice(stored),
        "instead": _instead(stored),
    }


def _notice(stored: Service | None) -> str:
    if stored is None or not was_public(stored):
        return _("Nobody sees this yet: it has never been published.")
    if stored.withdrawn_on is not None:
        return _("This service is withdrawn. Publishing it does not bring it back.")
    if not stored.live:
        return _("This service is taken down. The public sees this card once it is published again.")
    if has_lapsed(stored, timezone.localdate()):
        return _("Its check is long overdue. Until it is checked, the public is not sent here without a warning.")
    return _("The public sees this card once what you typed is published.")


def _instead(stored: Service | None) -> PageCard | None:
    if stored is None:
        return None
    shown = page_cards([stored], "").get(stored.pk)
    is_another = shown is not None and shown.card is not None and bool(shown.card.in_place_of)
    return shown if is_another or is_gone(stored) else None
