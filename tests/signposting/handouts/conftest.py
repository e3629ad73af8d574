"""What every handout is made from: front doors, the lines everybody has, and the site's names."""

from __future__ import annotations

import pytest

from core.models import SiteSettings
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind

SITE = "https://help.example"


@pytest.fixture
def directory(home_page, front_doors, make_need, make_service, settings) -> dict[str, Service]:
    """The county's and the city's doors, 999, 101, Childline and a helpline for adults, on a site with an address."""
    settings.WAGTAILADMIN_BASE_URL = SITE
    settings.SAMPLE_SITE = False
    SiteSettings.objects.update(partnership_name="Midshire Partnership", quiet_name="Know About")
    chat = Channel(kind=ChannelKind.CHAT, value="https://chat.example/")
    phone = Channel(kind=ChannelKind.PHONE, value="01632 960111", known_hours="always")
    tell = make_need("door")
    return {
        **front_doors,
        "police": make_service("police-101", phone="101", always=True, check_every_days=None, name="Police"),
        "childline": make_service("childline", name="Childline", channels=[chat, phone], audiences=("y",)),
        "helpline": make_service("adults-line", name="Line for adults", phone="01632 960222", needs=[tell],
                                 audiences=("p", "w", "b")),
    }  # fmt: skip
