"""A resource that was withdrawn."""

from __future__ import annotations

import pytest
from django.utils import timezone

from resources.models import ResourcePage, State


@pytest.fixture
def withdraw():
    """`withdraw(resource, replaced_by=other)`: its law changed."""

    def do(resource, **more):
        ResourcePage.objects.filter(pk=resource.pk).update(
            state=State.WITHDRAWN,
            withdrawn_why="law",
            withdrawn_note="The duty changed in May.",
            withdrawn_on=timezone.localdate(),
            **more,
        )

    return do
