"""Who is offered what: the rules of age and reader that hold wherever a service is shown."""

from __future__ import annotations

from core.audiences import Audience
from signposting.ages import AgeBand, ages_to_offer
from signposting.models import Service


def is_offered(service: Service, audience: str, age: AgeBand | None = None) -> bool:
    """Whether a reader is shown this service. `audience` is an `Audience` code or empty for everyone.

    A service that names nobody it is for is shown to adults, who can judge, and not to a young person.
    """
    ages = ages_to_offer(audience, age)
    if ages is not None and not service.serves_age(*ages):
        return False
    if not audience:
        return True
    if not service.audiences:
        return audience != Audience.YOUNG_PERSON
    return audience in service.audiences
