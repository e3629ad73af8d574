"""A resource that was withdrawn, and a librarian."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
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


@pytest.fixture
def seeded_librarian(django_user_model):
    """A librarian with a mailbox."""
    user = django_user_model.objects.create_user("librarian", email="librarian@help.example")
    user.groups.add(Group.objects.get_or_create(name="Resource Librarian")[0])
    return user
