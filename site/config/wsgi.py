"""The WSGI entry point gunicorn loads; the last place where a site that would do harm is stopped."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from core.sample import refuse_sample_content  # noqa: E402 (needs the apps loaded)

refuse_sample_content()
connections.close_all()  # asked once; the server's threads open their own
