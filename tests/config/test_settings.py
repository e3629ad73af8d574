"""Production refuses to start with anything that would do harm; each refusal in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-made-up-key-" + "x7Q" * 20,
    "ALLOWED_HOSTS": "site.example",
    "SITE_HTTPS": "1",
    "SITE_URL": "https://site.example",
}


def start(code="import django; django.setup()", **changes):
    """Run Python as production would start, with these changes; None takes a variable away."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = {name: value for name, value in {**kept, **SAFE, **changes}.items() if value is not None}
    environment["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'site'}"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_production_starts_with_a_key_a_host_an_address_and_https_and_its_cookies_are_guarded(tmp_path):
    code = (
        "import django; django.setup(); from django.conf import settings as s\n"
        "print(s.DEBUG, s.SAMPLE_SITE, s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000)"
    )
    started = start(code, DATA_DIR=str(tmp_path))
    assert started.stdout.split() == [
        "False", "False", "__Secure-session", "/admin/", "True", "True", "True", "True",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY needs at least 50"),
        ({"DEBUG": "1"}, "DEBUG is set"),
        ({"SITE_HTTPS": None}, "Set SITE_HTTPS=1"),
        ({"ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "Set ALLOWED_HOSTS"),
        ({"SITE_URL": None}, "Set SITE_URL"),
        ({"SITE_URL": "http://site.example"}, "Set SITE_URL"),
        ({"SITE_URL": "https://localhost:8000"}, "Set SITE_URL"),
        ({"LIBRARY_BUCKET": "files", "LIBRARY_BUCKET_ENDPOINT": "storage.example"}, "Set LIBRARY_BUCKET_ENDPOINT"),
    ],
    ids=["no key", "short key", "debug", "no https", "no host", "any host", "no address", "plain", "local", "bucket"],
)
def test_production_refuses(changes, complaint):
    refused = start("from django.conf import settings; settings.DEBUG", **changes)
    assert refused.returncode != 0
    assert complaint in refused.stderr


@pytest.mark.parametrize(
    ("email_url", "backend", "offered"),
    [
        (None, "dummy", False),
        ("", "dummy", False),
        ("consolemail://", "dummy", False),
        ("smtp+tls://user:word@mail.example:587", "smtp", True),
    ],
)
def test_a_link_that_sets_a_new_password_is_mailed_or_not_made_and_never_printed(
    tmp_path, email_url, backend, offered
):
    code = (
        "import django; django.setup(); from django.core.mail import get_connection\n"
        "from wagtail.admin.views.account import password_reset_enabled as offered\n"
        "print(get_connection().__class__.__module__.rpartition('.')[2], offered())"
    )
    started = start(code, DATA_DIR=str(tmp_path), EMAIL_URL=email_url)
    assert started.stdout.split() == [backend, str(offered)], started.stderr[-2000:]


def test_production_refuses_a_database_that_holds_the_sample(tmp_path):
    """The whole way: a database as the sample site leaves it, and then the real entry point."""
    fill = (
        "import django; django.setup(); from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0)\n"
        "from core.models import SampleMark; SampleMark.put()"
    )
    folder = {"DATA_DIR": str(tmp_path)}
    filled = start(fill, **folder)
    assert filled.returncode == 0, filled.stderr[-2000:]
    refused = start("import config.wsgi", **folder)
    assert refused.returncode != 0
    assert "holds the sample site" in refused.stderr
    assert start("import config.wsgi", ALLOW_SAMPLE="1", **folder).returncode == 0
