"""Services nobody has checked never reach a real deployment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError, transaction
from wagtail.models import Site

from core.models import SampleMark, SiteSettings
from core.sample import refuse_sample_content
from signposting.models import Service


@pytest.fixture
def real_deployment(settings):
    settings.SAMPLE_SITE = False
    settings.ALLOW_SAMPLE = False


@pytest.fixture
def sample_content(db):
    SampleMark.put()


def test_a_real_deployment_refuses_the_sample_database_and_says_what_to_do(real_deployment, sample_content):
    with pytest.raises(ImproperlyConfigured, match=r"database of your own.*ALLOW_SAMPLE=1"):
        refuse_sample_content()


def test_deleting_the_sample_site_and_its_settings_does_not_hide_where_its_services_came_from(
    real_deployment, settings, starter
):
    Site.objects.all().delete()
    assert not SiteSettings.objects.exists()
    assert Service.objects.public().exists()
    with pytest.raises(ImproperlyConfigured, match="holds the sample site"):
        refuse_sample_content()


def test_the_mark_is_one_row(sample_content):
    SampleMark.put()
    assert SampleMark.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SampleMark.objects.create(pk=2)


def test_a_database_of_ones_own_starts(real_deployment, db):
    refuse_sample_content()
    assert not SampleMark.objects.exists()


@pytest.mark.parametrize("setting", ["SAMPLE_SITE", "ALLOW_SAMPLE"])
def test_the_sample_site_and_a_trial_may_show_it(real_deployment, sample_content, settings, setting):
    setattr(settings, setting, True)
    refuse_sample_content()
    assert SampleMark.objects.exists()


def test_a_database_that_is_down_does_not_stop_a_restart(real_deployment, monkeypatch, caplog):
    def down(*args, **options):
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(SampleMark.objects, "exists", down)
    refuse_sample_content()
    assert "Could not look for sample content" in caplog.text
