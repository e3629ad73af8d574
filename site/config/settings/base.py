"""Settings shared by every place the site runs, safe for production as they stand.

Anything that would be dangerous if forgotten is strict here and relaxed, by name, in `dev`, `sample` or `test`.
Values a partnership sets come from the environment; `docs/operations.md` lists them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

env = environ.Env()

ROOT = Path(__file__).resolve().parents[3]
# Everything the running site writes: database, uploads, baked error pages. One folder, one volume.
DATA_DIR = Path(env.str("DATA_DIR", default=str(ROOT / "var")))
# Built once and only read afterwards, so an image can carry them outside the volume.
POSTCODES_FILE = Path(env.str("POSTCODES_FILE", default=str(DATA_DIR / "postcodes.sqlite3")))
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")  # no default: a missing key must stop the site from starting
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
# Set where the public reaches the site over HTTPS. Off, the sample site works over plain HTTP.
SITE_HTTPS = env.bool("SITE_HTTPS", default=False)
# The pack of words and services that `load_starter` brings in.
STARTER_PACK = env.str("STARTER_PACK", default=(ROOT / "home" / "starter" / "default.txt").read_text().strip())
# True only on the sample site: services nobody has checked may be shown, each one saying so.
SAMPLE_SITE = False
# Every component in every state at /components/, for developers and tests only.
COMPONENT_PAGES = False
ALLOW_SAMPLE = env.bool("ALLOW_SAMPLE", default=False)
# Whether gunicorn starts the scheduler on this node (gunicorn.conf.py), and so whether health asks after it.
RUN_SCHEDULER = env.bool("RUN_SCHEDULER", default=True)

INSTALLED_APPS = [
    "home",
    "resources",
    "signposting",
    "core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "core.middleware.headers.SafetyHeadersMiddleware",
    "core.middleware.addresses.ReadableAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.middleware.unfinished.UnfinishedMiddleware",
    "resources.serving.away.StorageAwayMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "signposting.refusals.KindRefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A service with many channels and hours sends many fields from the editor.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Directories on the partnership's own network, as "host:port", that an import may read; every other private address
# is refused, since the address of a feed is typed by people.
FEEDS_ON_OUR_NETWORK: list[str] = env.list("FEEDS_ON_OUR_NETWORK", default=[])
# Whether the scheduler asks other sites, a few a minute, if the addresses on our pages still answer.
CHECK_LINKS: bool = env.bool("CHECK_LINKS", default=False)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
                "signposting.context.help_strip",
            ],
        },
    },
]

# Data

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # An editorial site writes little and must lose nothing at a power cut, so synchronous stays FULL.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;",
    }
else:
    # A connection kept from before the server was started again is noticed before a visitor's page relies on it.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
EMAIL_CONFIG = env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds: a mail server that is down must not hold up whoever withdraws a service
# Whom mails to staff come from; mail servers refuse a sender that is not theirs.
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="know-about-cse@localhost")

# Files

STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "core.staticfiles.BundledStaticFilesStorage"},
    # The library's files: no address of their own, and a name is never written over.
    "library": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}
if LIBRARY_BUCKET := env.str("LIBRARY_BUCKET", default=""):
    STORAGES["library"] = {
        "BACKEND": "resources.bucket.BucketStorage",
        "OPTIONS": {
            "bucket": LIBRARY_BUCKET,
            "endpoint": env.str("LIBRARY_BUCKET_ENDPOINT", default=""),
            "region": env.str("LIBRARY_BUCKET_REGION", default=""),
        },
    }

# Words and time

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "site" / "locale"]
FORMAT_MODULE_PATH = ["core.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Safety. The header set itself is in core.middleware.headers.

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = None  # set per zone: none for the public, same-origin for staff
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Framing and referrer are set per zone by core.middleware.headers, where Django's deployment checks cannot see them.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W022"]
SECURE_SSL_REDIRECT = SITE_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # the machine asks itself over plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_HSTS_SECONDS = 31_536_000 if SITE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SITE_HTTPS
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
# Cookies exist for staff only, and only under their own path.
SESSION_COOKIE_NAME = "__Secure-session" if SITE_HTTPS else "session"
SESSION_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = SITE_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Not in a cookie of their own, which would travel with public pages and could be read.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_NAME = "__Secure-csrf" if SITE_HTTPS else "csrf"
CSRF_COOKIE_PATH = "/admin/"
CSRF_COOKIE_SECURE = SITE_HTTPS
CSRF_COOKIE_HTTPONLY = False  # Wagtail's editor reads it
CSRF_FAILURE_VIEW = "signposting.refusals.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# What was posted never goes into an error report, whoever adds a reporter later.
DEFAULT_EXCEPTION_REPORTER_FILTER = "core.logs.NothingPostedFilter"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"route_not_address": {"()": "core.logs.RouteNotAddress"}},
    "formatters": {"quiet": {"()": "core.logs.PostcodeFreeFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "quiet",
            "filters": ["route_not_address"],
        }
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Django's own set-up mails errors to administrators and, with DEBUG, prints addresses; ours is stderr only.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}

# Wagtail

WAGTAIL_SITE_NAME = "Know About CSE"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no outside request, from staff's browsers either
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # a page never calls another site
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "core.rich_text.KeepableRichTextArea"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "core.search_backend"}}
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Nothing public has a password: it needs a cookie. See core.wagtail_hooks for what is marked as private all the same.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.document_form.CheckedDocumentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # files are saved, never shown inside the site
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
