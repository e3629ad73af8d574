"""What a file is called once it is on somebody's disk, where anybody may see it."""

from __future__ import annotations

import re

from django.utils.text import slugify

from core.validators import telling_words, validate_neutral_slug
from resources.models.choices import Purpose
from resources.models.resource_file import ResourceFile

TITLE_MOST = 60


def download_name(file: ResourceFile, number: int, kind: str) -> str:
    """`hotel-briefing-easy-read-v3.pdf`: the resource's quiet title, what the file is for, which version it is.

    Words that tell a watcher what it is about are left out, also where the page itself says them.
    """
    parts = [_title(file)]
    if file.purpose != Purpose.MAIN:
        parts.append(str(file.purpose))
    if file.language != "en":
        parts.append(slugify(file.language))
    parts.append(f"v{number}")
    name = "-".join(part for part in parts if part)
    validate_neutral_slug(name)
    return f"{name}.{kind}"


def _title(file: ResourceFile) -> str:
    said = file.resource.tab_title
    if file.label:
        said = f"{said} {file.label}"
    words = [word for word in re.split(r"-+", slugify(said)) if word and not telling_words(word)]
    title = ""
    for word in words:
        if len(title) + len(word) + 1 > TITLE_MOST:
            break
        title = f"{title}-{word}" if title else word
    return title or file.resource.ref
