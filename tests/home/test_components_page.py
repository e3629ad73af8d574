"""The component pages show every component, ask the database nothing, and are on no real site."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from home.components_page.views import GROUPS
from tests.config.test_settings import start
from tests.html_faults import html_faults

SHEETS = [sheet for make in GROUPS.values() for sheet in make()]
# What stands on the pages the public sees.
SHOWN = (
    *("components", "blocks", "signposting/area", "signposting/outcomes", "errors"),
    *("resources/finding", "resources/taking"),
)
# Nothing that is seen on a page: a page within a zip, a picture, and what a page says to machines.
ELSEWHERE = {f"resources/taking/{name}" for name in ("readme.html", "code.svg", "about.html")}


@pytest.fixture
def drawn():
    """The names of the templates drawn meanwhile."""
    names: set[str] = set()

    def note(template, **_signal):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_no_component_is_forgotten(client, db, drawn):
    for sheet in SHEETS:
        assert client.get(f"/components/{sheet.slug}/").status_code == 200
    folder = settings.ROOT / "templates"
    there = {str(file.relative_to(folder)) for room in SHOWN for file in (folder / room).rglob("*.*")}
    assert len(there) > 80
    there |= {f"resources/{file.name}" for file in (folder / "resources").glob("*.html")}
    assert sorted(there - ELSEWHERE - drawn) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.slug)
def test_a_sheet_is_sound_html_made_without_a_query(client, db, django_assert_num_queries, sheet):
    with django_assert_num_queries(0):
        answer = client.get(f"/components/{sheet.slug}/")
    assert html_faults(answer.content.decode()) == []


def test_the_list_leads_to_each_sheet(client, db):
    page = client.get("/components/").content.decode()
    assert [sheet.slug for sheet in SHEETS if f'href="/components/{sheet.slug}/"' not in page] == []


@pytest.mark.parametrize("where", ["production", "sample"])
def test_a_real_site_and_the_sample_have_none(tmp_path, where):
    code = "import django; django.setup(); from django.urls import resolve; print(resolve('/components/').url_name)"
    started = start(code, DJANGO_SETTINGS_MODULE=f"config.settings.{where}", DATA_DIR=str(tmp_path))
    assert started.stdout.split() == ["wagtail_serve"], started.stderr[-2000:]
