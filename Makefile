# Everything one does with this project; `make` alone lists it. Needs Python 3.11 to 3.14 and nothing else.

PYTHON ?= python3
PORT ?= 8000
SHELL := /bin/sh
PY := .venv/bin/python
MANAGE := $(PY) manage.py
SAMPLE := DJANGO_SETTINGS_MODULE=config.settings.sample
TEST := DJANGO_SETTINGS_MODULE=config.settings.test
# A production that exists nowhere, for Django's deployment checks.
MADE_UP := DJANGO_SETTINGS_MODULE=config.settings.production DATA_DIR=var/made-up \
	ALLOWED_HOSTS=site.example SITE_URL=https://site.example SITE_HTTPS=1 HSTS_PRELOAD=1
# The names tests/browser/chromium.py looks for.
HAVE_CHROMIUM := { command -v "$${CHROMIUM:-chromium}" || command -v chromium || command -v chromium-browser || \
	command -v google-chrome || command -v google-chrome-stable; } >/dev/null
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve dev test lint check bench postcodes starter lock

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/installed ## Run the sample site on http://localhost:8000 (PORT=...), everything set up by itself
	@$(SAMPLE) $(MANAGE) prepare
	@printf '\n  The site:            http://localhost:%s/\n' $(PORT)
	@printf '  For editors:         http://localhost:%s/admin/\n' $(PORT)
	@printf '  An editor account:   .venv/bin/python manage.py createsuperuser\n'
	@printf '  To stop:             Ctrl-C\n\n'
	@exec env $(SAMPLE) PORT=$(PORT) .venv/bin/gunicorn

dev: .venv/installed ## Run the same site for developers: reloads on change, shows errors
	@$(SAMPLE) $(MANAGE) prepare
	@exec env DJANGO_SETTINGS_MODULE=config.settings.dev $(MANAGE) runserver $(PORT)

test: lint ## Run every check and test, about 12 minutes (the browser's too, where there is a Chromium)
	@echo '==> tests'
	@$(HAVE_CHROMIUM) || echo '*** No Chromium found: the browser tests are skipped. ***'
	@# A file's tests stay together: what they need is made once. In order, so that the longest do not begin last.
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	@$(HAVE_CHROMIUM) || { \
		echo; \
		echo '***********************************************************************'; \
		echo '*** THE BROWSER TESTS DID NOT RUN: no Chromium was found.           ***'; \
		echo '*** Leaving the site, keyboard, print and contrast are unproven.    ***'; \
		echo '*** Install chromium (or set CHROMIUM=/path/to/it) and run again.   ***'; \
		echo '***********************************************************************'; }

lint: .venv/installed-dev ## Run the checks that read the code without running it
	@echo '==> ruff'
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@# djlint's formatter (--check) would put blanks into titles and links: only its linter is used.
	@echo '==> templates'
	@.venv/bin/djlint --lint templates
	@echo '==> types'
	@# mypy's cache trips over the Django plugin; without it this takes seconds.
	@$(PY) -m mypy --no-incremental
	@echo '==> import directions'
	@PYTHONPATH=.:site .venv/bin/lint-imports --no-cache
	@echo '==> deployment checks, as production'
	@$(MADE_UP) SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')" \
		$(MANAGE) check --deploy --fail-level WARNING
	@echo '==> migrations'
	@$(TEST) $(MANAGE) makemigrations --check --dry-run

check: .venv/installed ## Run the long sweeps: every postcode, every area, every page's words (slow)
	@$(SAMPLE) $(MANAGE) prepare
	$(SAMPLE) $(MANAGE) verify_postcodes
	$(SAMPLE) $(MANAGE) verify_coverage
	$(SAMPLE) $(MANAGE) check_words

bench: .venv/installed-dev ## Measure speed and weight, against a bare server on this machine
	$(PY) -m tests.bench

postcodes: .venv/installed ## Build the postcode file again
	$(SAMPLE) $(MANAGE) build_postcodes

starter: .venv/installed ## Load the starter site into an empty database; content that is there stays as it is
	$(SAMPLE) $(MANAGE) migrate --no-input --verbosity 0
	$(SAMPLE) $(MANAGE) load_starter --if-empty

lock: .venv/bin/python ## Pin every library again, hashed, from pyproject.toml
	@test -x var/lock/bin/uv || { $(PY) -m venv var/lock && var/lock/bin/pip install --quiet uv; }
	var/lock/bin/uv pip compile $(LOCK_OPTIONS) pyproject.toml --output-file requirements.lock
	var/lock/bin/uv pip compile $(LOCK_OPTIONS) --group postgres --constraints requirements.lock \
		--output-file requirements-postgres.lock
	var/lock/bin/uv pip compile $(LOCK_OPTIONS) --group bucket --constraints requirements.lock \
		--output-file requirements-bucket.lock
	var/lock/bin/uv pip compile $(LOCK_OPTIONS) pyproject.toml --group dev --constraints requirements.lock \
		--constraints requirements-postgres.lock --constraints requirements-bucket.lock \
		--output-file requirements-dev.lock

LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command 'make lock'

# The environment. A stamp older than its lock file means: install again.

.venv/installed: requirements.lock | .venv/bin/python
	@echo 'Installing the libraries, each checked against its hash. The first time takes a few minutes.'
	@$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock requirements.lock | .venv/bin/python
	@echo 'Installing the libraries and the test tools, each checked against its hash.'
	@$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ .venv/installed

.venv/bin/python:
	@found=; unfit=; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.14 python3.11; do \
		"$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || continue; \
		if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then found=$$candidate; break; fi; \
		unfit=$$candidate; \
	done; \
	if [ -z "$$found" ] && [ -n "$$unfit" ]; then \
		echo "$$unfit cannot make an environment: its venv module is not installed." >&2; \
		echo "On Debian and Ubuntu: sudo apt install python3-venv. Then run this again." >&2; exit 1; \
	elif [ -z "$$found" ]; then \
		echo "This needs Python 3.11, 3.12, 3.13 or 3.14, and none was found." >&2; \
		echo "If it has another name: make PYTHON=/path/to/python3.13 ..." >&2; exit 1; \
	fi; \
	echo "Making an environment in .venv with $$found"; \
	"$$found" -m venv .venv || { rm -rf .venv; exit 1; }
