"""A real deployment: refuses to start with anything that would do harm.

The last refusal, sample content, needs the database and is made in `config.wsgi`.
"""

from __future__ import annotations

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *

SHORTEST_SECRET = 50  # characters; Django's own deployment check uses the same bound
THIS_MACHINE = frozenset({None, "localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 (to refuse it)

if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG is set. Unset it: production never shows its insides.")
if len(SECRET_KEY) < SHORTEST_SECRET:
    raise ImproperlyConfigured(f"SECRET_KEY needs at least {SHORTEST_SECRET} random characters.")
if not SITE_HTTPS:
    raise ImproperlyConfigured("Set SITE_HTTPS=1 and serve the site over HTTPS (a proxy in front may do it).")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the site's own host names, separated by commas.")
_address = urlsplit(WAGTAILADMIN_BASE_URL)
if _address.scheme != "https" or _address.hostname in THIS_MACHINE:
    raise ImproperlyConfigured(
        "Set SITE_URL to the site's own address, starting with https://. Mails to staff and the first site use it."
    )
if LIBRARY_BUCKET:
    if find_spec("boto3") is None:
        raise ImproperlyConfigured("LIBRARY_BUCKET needs what is in requirements-bucket.lock: install it.")
    if urlsplit(STORAGES["library"]["OPTIONS"]["endpoint"] or "https:").scheme not in {"http", "https"}:
        raise ImproperlyConfigured(
            "Set LIBRARY_BUCKET_ENDPOINT to the whole address of the server, starting with https://"
        )

# Without a way for mail to leave, none is written: the console would put links that set a new password into the log.
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend":
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    WAGTAIL_PASSWORD_RESET_ENABLED = False
