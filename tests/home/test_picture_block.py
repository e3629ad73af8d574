"""Pictures in a page are described, light, gone after their day, and named so that they give nothing away."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import GuidancePage
from home.models.body_page import BodyPage
from tests.home.films import picture


def page_with(home_page, shown, **fields) -> BodyPage:
    value = {"picture": shown, "alt": "Two people talk.", "caption": "You can just ask."}
    page = GuidancePage(title="A page", slug="a-page", body=[("picture", value)], **fields)
    return home_page.add_child(instance=page)


def test_a_picture_comes_in_the_size_the_screen_needs_with_its_words(client, home_page):
    page_with(home_page, picture())
    shown = client.get("/a-page/").content.decode()
    tag = re.search(r"<img [^>]+>", shown)[0]
    assert 'alt="Two people talk."' in tag
    assert 'loading="lazy"' in tag
    assert re.findall(r"(\d+)w", tag.split("srcset=")[1]) == ["400", "800", "1200"]
    smallest = re.search(r'src="(/media/images/[^"]+\.webp)"', tag)[1]
    assert client.get(smallest)["Content-Type"] == "image/webp"
    assert "You can just ask." in shown


def test_a_picture_is_left_out_from_the_day_after_its_last(client, home_page):
    shown = picture(use_until=timezone.localdate())
    page_with(home_page, shown)
    assert "<figure" in client.get("/a-page/").content.decode()
    shown.use_until -= timedelta(days=1)
    shown.save()
    assert "<figure" not in client.get("/a-page/").content.decode()


def test_a_picture_needs_words_for_whoever_cannot_see_it(home_page):
    block = GuidancePage._meta.get_field("body").stream_block.child_blocks["picture"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"picture": None, "alt": "", "caption": ""}))
    assert block.child_blocks["alt"].required


def test_an_editor_is_told_when_a_pictures_file_gives_a_quiet_page_away(home_page):
    page = page_with(home_page, picture("child-abuse_leaflet.png"), names_campaign=True)
    page.full_clean()
    page.names_campaign = False
    with pytest.raises(ValidationError, match="A file’s name tells a watcher") as refused:
        page.full_clean()
    assert "child-abuse_leaflet" in str(refused.value)
