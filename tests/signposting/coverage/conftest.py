"""A directory with nothing missing: the doors, both commissioned services and two core needs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from signposting.models import Organisation


@pytest.fixture
def full(front_doors, make_need, make_service):
    """Every area has everything. The key of a service leads to it."""
    low = make_need("feel", "Feeling low", order=10, is_core=True, core_for=("y",))
    after = make_need("after", "After a crime", order=20, is_core=True)
    body = Organisation.objects.create(name="A charity")
    services = [
        *front_doors.values(),
        make_service("young-line", needs=[low], coverage=["north"], audiences=("y",), organisation=body),
        make_service("county-line", needs=[low], coverage=["south", "city"], organisation=body),
        make_service(
            "witness-help",
            needs=[after],
            coverage=["england"],
            checked_on=timezone.localdate() - timedelta(days=10),
        ),
    ]
    return {service.key: service for service in services}
