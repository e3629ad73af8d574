"""People who keep the directory, for tests of the staff's screens."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client


def member_of(group: str, name: str = "") -> Client:
    """A browser in which a new member of `group` is signed in."""
    name = name or group.replace(" ", "-").lower()
    user = User.objects.create_user(name, email=f"{name}@example.org", password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client
