# The site in one image. Everything it needs is built in; everything it writes goes to /data.

FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.lock requirements-postgres.lock requirements-bucket.lock ./
RUN python -m venv /opt/venv && \
    /opt/venv/bin/pip install --require-hashes \
        -r requirements.lock -r requirements-postgres.lock -r requirements-bucket.lock
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app:/app/site \
    POSTCODES_FILE=/app/built/postcodes.sqlite3 STATIC_ROOT=/app/built/static
COPY manage.py pyproject.toml gunicorn.conf.py LICENSE ./
COPY site site
COPY home home
COPY resources resources
COPY signposting signposting
COPY templates templates
COPY static static
# The sample's settings ask for no secret; what they write to DATA_DIR stays in this stage.
RUN DJANGO_SETTINGS_MODULE=config.settings.sample DATA_DIR=/tmp/build python manage.py prepare --only-built-files
# Compiled now, since nothing can be written later. Unchecked: copying may change the times of files.
RUN python -m compileall -q --invalidation-mode unchecked-hash /app

FROM python:3.13-slim
# What makes PDFs: Pango lays out the text of posters and reports, in Liberation Sans. Their font cache is built here.
RUN apt-get update && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation && \
    rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin app && \
    mkdir /data && chown app:app /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app:/app/site PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production DATA_DIR=/data BIND=0.0.0.0:8000 \
    POSTCODES_FILE=/app/built/postcodes.sqlite3 STATIC_ROOT=/app/built/static
WORKDIR /app
USER app
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m CMD ["python", "/app/site/core/ask_live.py"]
# `exec` makes gunicorn the process that receives the stop signal.
CMD ["sh", "-c", "python manage.py prepare && exec gunicorn"]
