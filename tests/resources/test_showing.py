"""A resource's page: seen at a glance, in a stylesheet that knows what stands on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from resources.blocks import SEEN_ON_FEW, ResourceBody, room_of
from resources.models import ResourcePage

pytestmark = pytest.mark.django_db


def test_before_its_files_a_page_says_what_it_is_how_long_for_whom_and_whether_it_is_current(
    client, make_resource, make_version, teacher
):
    lesson = make_resource("Fair deals", kind="lesson", minutes=50, age_min=11, age_max=14, roles=[teacher])
    make_version(lesson)
    head, _files = client.get(lesson.url).content.decode().split("Open or download")
    assert "Lesson plan · 50 minutes · Ages 11 to 14 (Key Stage 3)" in head
    assert "Teacher" in head.split("Made for:")[1]
    assert "Nobody has reviewed this yet" in head
    ResourcePage.objects.filter(pk=lesson.pk).update(reviewed_on=date(2020, 5, 3), review_due_on=date(2021, 5, 3))
    head, _files = client.get(lesson.url).content.decode().split("Open or download")
    assert "Reviewed 3 May 2020" in head
    assert "Due to be reviewed again" in head


def stylesheets_of(name):
    """A stylesheet of a page and all that it takes in."""
    path = Path(finders.find(name) or name).resolve()
    named = re.findall(r'@import url\("([^"]+)"\)', path.read_text())
    return {path.name}.union(*(stylesheets_of(path.parent / one) for one in named))


@pytest.mark.parametrize("kind", sorted(SEEN_ON_FEW))
def test_what_few_resources_have_brings_its_stylesheet_along(kind):
    body = ResourceBody()
    assert f"{kind}.css" not in stylesheets_of(room_of(body.to_python([])))
    assert f"{kind}.css" in stylesheets_of(room_of(body.to_python([{"type": kind, "value": {}}])))
