"""The code on a poster leads to the link that never changes, as SVG and as PNG, and says it in letters too."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
import segno
from PIL import Image

from core.qr import QUIET_ZONE
from resources.taking.codes import DOTS
from tests.signposting.handouts.test_posters import dark_modules

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(settings, make_resource):
    settings.WAGTAILADMIN_BASE_URL = "https://help.example"
    return make_resource("Hotel poster").ref


def expected(ref):
    return [list(row) for row in segno.make_qr(f"https://help.example/r/{ref}/", error="m").matrix]


def test_the_svg_holds_the_link_and_names_it_below(client, ref):
    answer = client.get(f"/r/{ref.upper()}/code.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    drawing = ElementTree.fromstring(answer.content)
    text, path = drawing[2], drawing[1].get("d")
    side = int(drawing.get("viewBox").split()[2])
    frame = QUIET_ZONE
    assert [row[frame:-frame] for row in dark_modules(path, side)[frame:-frame]] == expected(ref)
    assert text.text == f"help.example/r/{ref}"
    assert float(text.get("font-size")) * len(text.text) * 0.65 <= side
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_png_holds_the_same_with_letters_below(client, ref):
    picture = Image.open(io.BytesIO(client.get(f"/r/{ref}/code.png").content)).convert("L")
    side = picture.width // DOTS
    centres = [
        [int(picture.getpixel((x * DOTS + DOTS // 2, y * DOTS + DOTS // 2)) < 128) for x in range(side)]
        for y in range(side)
    ]
    frame = QUIET_ZONE
    assert [row[frame:-frame] for row in centres[frame:-frame]] == expected(ref)
    below = picture.crop((0, side * DOTS - DOTS, picture.width, picture.height))
    left, _top, right, _bottom = below.point(lambda dot: 255 - dot).getbbox()
    assert right - left > picture.width / 3
    assert left > 0
    assert right < picture.width


def test_nobody_prints_a_code_of_what_is_out_of_use(client, make_resource, withdraw):
    old, draft = make_resource("Old"), make_resource("Draft")
    withdraw(old)
    draft.unpublish()
    for ref in (old.ref, draft.ref, "bbbbbb"):
        assert client.get(f"/r/{ref}/code.svg").status_code == 404
    assert "code.svg" not in client.get(old.url).content.decode()


def test_a_resource_s_page_shows_the_code_only_once_it_is_opened(client, ref):
    page = client.get(f"/r/{ref}/", follow=True).content.decode()
    assert re.search(rf'<details.*?src="/r/{ref}/code.svg"[^>]*loading="lazy".*?</details>', page, re.DOTALL)
