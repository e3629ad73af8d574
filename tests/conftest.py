"""Builders every test may use: an area, a service, a page, in one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.audiences import Audience
from core.models import SiteSettings
from home.models import HomePage
from signposting.models import Area, Channel, Need, OpeningTime, Service
from signposting.models.choices import ChannelKind
from signposting.postcode_store import PostcodeStore
from tests.signposting.postcode_builders import ensure_real_postcodes

WEEKDAYS = [(0, 4, time(9), time(17))]


@pytest.fixture
def areas(db) -> dict[str, Area]:
    """A small country: two districts of a county, a city beside it, and a council outside the campaign."""
    country = Area.objects.create(code="K02000001", name="United Kingdom", slug="united-kingdom", kind="country")
    england = Area.objects.create(code="E92000001", name="England", slug="england", kind="nation", parent=country)
    county = Area.objects.create(code="E10000999", name="Midshire", slug="midshire", kind="county", parent=england)

    def authority(code: str, name: str, kind: str, parent: Area, *, ours: bool = True) -> Area:
        return Area.objects.create(
            code=code, name=name, slug=name.lower(), kind=kind, parent=parent, in_campaign=ours
        )

    return {
        "uk": country,
        "england": england,
        "county": county,
        "north": authority("E07000901", "Northam", "district", county),
        "south": authority("E07000902", "Southam", "district", county),
        "city": authority("E06000901", "Midcity", "single_tier", england),
        "elsewhere": authority("E06000902", "Farcity", "single_tier", england, ours=False),
    }


@pytest.fixture
def make_need(db) -> Callable[..., Need]:
    """`make_need("talk", "Someone to talk to")`."""

    def make(code: str, name: str = "", **fields: Any) -> Need:
        return Need.objects.create(code=code, name=name or code, locale=Locale.get_default(), **fields)

    return make


@pytest.fixture
def make_service(areas) -> Callable[..., Service]:
    """`make_service("night-line", phone="01632 960001", coverage=["uk"], always=True)`, live and for everyone."""

    def make(
        key: str,
        *,
        coverage: Iterable[str] = ("uk",),
        needs: Iterable[Need] = (),
        phone: str = "01632 960000",
        always: bool = False,
        hours: Iterable[tuple[int, int, time, time]] = (),
        channels: Iterable[Channel] | None = None,
        **fields: Any,
    ) -> Service:
        fields.setdefault("name", key.replace("-", " ").capitalize())
        fields.setdefault("what", "Helps.")
        fields.setdefault("audiences", tuple(Audience.values))
        service = Service(key=key, locale=Locale.get_default(), **fields)
        if channels is None:
            line = Channel(kind=ChannelKind.PHONE, value=phone, known_hours="always" if always else "")
            rows = [OpeningTime(first_day=a, last_day=b, opens=o, closes=c) for a, b, o, c in hours]
            if rows:
                line.known_hours, line.times = "times", rows
            channels = [line]
        service.channels = list(channels)
        service.needs = list(needs)
        service.coverage = [areas[name] for name in coverage]
        service.save()
        return service

    return make


@pytest.fixture
def emergency(make_service) -> Service:
    """999, as the directory holds it."""
    return make_service(
        "police-999", phone="999", always=True, role="emergency", check_every_days=None, name="Police emergency"
    )


@pytest.fixture
def front_doors(make_service, emergency) -> dict[str, Service]:
    """The county's and the city's front doors with their out-of-hours teams, and both commissioned services."""

    def pair(where: str, day: str, night: str) -> dict[str, Service]:
        door = make_service(
            f"{where}-door",
            role="front_door",
            coverage=[where],
            phone=day,
            hours=WEEKDAYS,
            checked_on=date(2026, 11, 2),
        )
        team = make_service(
            f"{where}-night",
            role="out_of_hours",
            coverage=[where],
            stands_in_for=door,
            channels=[Channel(kind=ChannelKind.PHONE, value=night, known_hours="stands_in")],
        )
        return {f"{where} day": door, f"{where} night": team}

    def commissioned(role: str) -> Service:
        ask = Channel(kind=ChannelKind.FRONT_DOOR)
        return make_service(f"{role}-service", role=role, coverage=["county", "city"], channels=[ask])

    return {
        **pair("county", "01632 960100", "01632 960101"),
        **pair("city", "01632 960200", "01632 960201"),
        "targeted": commissioned("targeted"),
        "missing": commissioned("missing"),
    }


@pytest.fixture
def home_page(db) -> HomePage:
    """A site with a home page and nothing else."""
    Page.objects.filter(depth=2).delete()
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Home", slug="home", heading="You can ask.", introduction="Ask."))
    site = Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    SiteSettings.objects.create(site=site, place_name="Midshire", directory_email="details@example.org")
    return page


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The sample site's whole content, loaded once for a module; each test's own changes are undone as usual."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter", pack="staffordshire", stdout=StringIO())
        yield
        transaction.set_rollback(True)
    cache.clear()  # Wagtail keeps the site's root there


@pytest.fixture(scope="session")
def real_postcodes() -> PostcodeStore:
    """The whole directory of postcodes, in the file the site itself uses."""
    return ensure_real_postcodes(Path(settings.POSTCODES_FILE))
