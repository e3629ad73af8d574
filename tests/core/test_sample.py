"""Services nobody has checked never reach a real deployment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from wagtail.models import Site

from core.models import SiteSettings
from core.sample import refuse_sample_content


@pytest.fixture
def real_deployment(settings):
    settings.SAMPLE_SITE = False
    settings.ALLOW_SAMPLE = False


@pytest.fixture
def sample_content(db):
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"holds_sample_content": True}
    )


def test_a_real_deployment_refuses_the_sample_database_and_says_what_to_do(real_deployment, sample_content):
    with pytest.raises(ImproperlyConfigured, match=r"database of your own.*ALLOW_SAMPLE=1"):
        refuse_sample_content()


def test_a_database_of_ones_own_starts(real_deployment, db):
    refuse_sample_content()
    assert not SiteSettings.objects.filter(holds_sample_content=True).exists()


@pytest.mark.parametrize("setting", ["SAMPLE_SITE", "ALLOW_SAMPLE"])
def test_the_sample_site_and_a_trial_may_show_it(real_deployment, sample_content, settings, setting):
    setattr(settings, setting, True)
    refuse_sample_content()
    assert SiteSettings.objects.filter(holds_sample_content=True).exists()


def test_a_database_that_is_down_does_not_stop_a_restart(real_deployment, monkeypatch, caplog):
    def down(*args, **options):
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(SiteSettings.objects, "filter", down)
    refuse_sample_content()
    assert "Could not look for sample content" in caplog.text
