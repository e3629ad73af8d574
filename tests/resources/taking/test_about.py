"""A resource's page tells machines what it is, and people how to cite it; what nobody knows is not made up."""

from __future__ import annotations

import re
from html import unescape

import pytest

from core.models import SiteSettings
from resources.models import CurriculumLink, ResourcePage

pytestmark = pytest.mark.django_db


def properties(page):
    return [
        (name, unescape(content)) for name, content in re.findall(r'<meta itemprop="(\w+)" content="([^"]*)"', page)
    ]


def test_a_page_is_a_learning_resource_with_its_files(client, make_resource, make_version, teacher):
    lesson = make_resource(
        "Lesson", kind="lesson", roles=[teacher], age_min=11, age_max=14, minutes=50, delivery="<p>Rules.</p>"
    )
    CurriculumLink.objects.create(resource=lesson, nation="e", framework="RSHE", statement="Being safe")
    version = make_version(lesson, pages=2)
    page = client.get(lesson.url).content.decode()
    assert "https://schema.org/LearningResource" in page
    said = properties(page)
    for expected in (
        ("learningResourceType", "Lesson plan"), ("typicalAgeRange", "11-14"), ("educationalLevel", "Key Stage 3"),
        ("timeRequired", "PT50M"), ("educationalRole", "Teacher"), ("encodingFormat", "application/pdf"),
        ("isAccessibleForFree", "true"), ("identifier", lesson.ref),
    ):  # fmt: skip
        assert expected in said
    assert f'itemprop="contentUrl" href="/f/{version.file.ref}/"' in page
    assert '<span itemprop="targetName">Being safe</span>' in page


def test_what_nobody_knows_is_no_property(client, make_resource):
    names = [name for name, _content in properties(client.get(make_resource("Poster").url).content.decode())]
    assert not {"typicalAgeRange", "timeRequired", "creditText", "educationalLevel"} & set(names)


def test_a_citation_says_who_what_which_version_and_where_it_stays(client, settings, make_resource, make_version):
    settings.WAGTAILADMIN_BASE_URL = "https://help.example"
    resource = make_resource("Hotel briefing", made_by="Midshire Partnership")
    file = make_version(resource).file
    make_version(file, b"%PDF-1.7 two")
    page = client.get(resource.url).content.decode()
    cited = unescape(re.search(r"<p data-citation>(.*?)</p>", page)[1])
    assert re.fullmatch(
        r"Midshire Partnership \(\d{4}\) Hotel briefing, version 2 of \d+ \w+ \d{4}\. "
        rf"{SiteSettings().campaign_name}\. https://help\.example/r/{resource.ref}/",
        cited,
    )


def test_a_page_that_is_new_can_be_previewed_before_it_has_a_code(library):
    page = ResourcePage(title="New", summary="Soon.", kind="briefing", nations=("e",), audience="w", slug="new")
    page.roles = page.settings = page.content_notes = []
    page.path, page.depth = f"{library.path}0001", library.depth + 1
    assert "Soon." in page.make_preview_request().content.decode()
