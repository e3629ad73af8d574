"""Adds a page with a film of our own to a site that is being served: `python -m tests.live.film_page FILM.webm`."""

from __future__ import annotations

import sys
from pathlib import Path

SLUG = "watch"


def add(recorded: Path) -> None:
    """Put the page below the home page of the site whose folder `DATA_DIR` names."""
    import django

    django.setup()
    from django.core.files.base import ContentFile

    from home.models import FilmPage, HomePage
    from tests.home.films import film, picture

    shown = film(webm=ContentFile(recorded.read_bytes(), name="told.webm"))
    words = "<p>A shape changes its colour. A voice says: it starts kind.</p>"
    page = FilmPage(
        title="Watch", slug=SLUG, introduction="A film.", minutes=1, film=shown, poster=picture(), transcript=words
    )
    HomePage.objects.get().add_child(instance=page)


if __name__ == "__main__":
    add(Path(sys.argv[1]))
