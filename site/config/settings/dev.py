"""A developer's machine: the sample site with Django's debug pages and files served as they are on disk."""

from __future__ import annotations

from .sample import *

DEBUG = True
COMPONENT_PAGES = True
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# runserver starts none, so health does not ask after it.
RUN_SCHEDULER = False
