"""A directory with nothing missing: the doors, both commissioned services and two core needs."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from signposting.management.commands.verify_coverage import Command
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


@pytest.fixture
def verify(monkeypatch):
    """Runs `verify_coverage` without its walk through the postcodes; answers its warnings and its error."""

    def everybody_arrives(_self, area_map):
        return Counter(area.code for area in area_map.found), len(area_map.found), 0

    monkeypatch.setattr(Command, "walk_postcodes", everybody_arrives)

    def run() -> str:
        said = StringIO()
        try:
            call_command("verify_coverage", stdout=StringIO(), stderr=said)
        except CommandError as error:
            return f"{said.getvalue()}{error}"
        return said.getvalue()

    return run
