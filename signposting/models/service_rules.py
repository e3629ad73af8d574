"""Rules of a service that need more than one of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import AgeRule, Role

if TYPE_CHECKING:
    from .service import Service


def faults_in(service: Service) -> dict[str, ValidationError]:
    """What contradicts itself in `service`, by field; empty when nothing does."""
    errors: dict[str, ValidationError] = {}
    has_ages = service.age_min is not None or service.age_max is not None
    if service.age_rule == AgeRule.RANGE and not has_ages:
        errors["age_min"] = ValidationError(_("Give the first age, the last age or both."))
    if service.age_rule != AgeRule.RANGE and has_ages:
        errors["age_rule"] = ValidationError(_("Choose “from and to”, or empty the two ages."))
    if service.role == Role.OUT_OF_HOURS and service.stands_in_for is None:
        errors["stands_in_for"] = ValidationError(_("Choose the front door this team answers for."))
    if service.checked_on and service.checked_on > timezone.localdate():
        errors["checked_on"] = ValidationError(_("This day has not come yet."))
    if service.withdrawn_on and service.withdrawn_on > timezone.localdate():
        errors["withdrawn_on"] = ValidationError(_("Withdrawing takes effect at once. Choose today."))
    if service.check_every_days is None and not service.needs_no_check:
        errors["check_every_days"] = ValidationError(_("Only 999 and 101 need no check. Say how often."))
    if service.successor is not None and service.successor == service:
        errors["successor"] = ValidationError(_("A service cannot replace itself."))
    return errors
