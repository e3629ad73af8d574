"""One stylesheet a page, without a build step: `collectstatic` inlines what it imports.

Developers keep one small file an idea, which their browser imports one by one; a phone on a slow line fetches one.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SITE = "css/site.css"
ROOMS = "css/rooms/"

# The files to collect: name -> (the storage that holds it, its path there).
Sources = dict[str, tuple[Storage, str]]

STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
URL = rf"url\(\s*(?:{STRING}|(?:\\.|[^'\")\\])*)\s*\)"
COMMENT = r"/\*.*?\*/"
KEPT_OR_GAP = re.compile(rf"(?P<kept>{STRING}|{URL})|(?:\s|{COMMENT})+", re.DOTALL | re.IGNORECASE)
STRING_OR_URL = re.compile(rf"{STRING}|(?P<url>{URL})", re.DOTALL | re.IGNORECASE)
# A blank beside these means nothing. Beside `:`, `+`, `>` or a bracket it may, so there it stays.
TIGHT = frozenset("{};,")
IMPORT = re.compile(
    r"""@import\s*(?:url\(\s*)?(?P<quote>["']?)(?P<name>[^"')\s;]+)(?P=quote)\s*\)?\s*"""
    r"(?:layer\((?P<layer>[\w.-]+)\))?\s*(?P<media>[^;]*);"
)
LEAVES_THIS_FOLDER = re.compile(r"^(?:[a-z]+:|/|#)", re.IGNORECASE)


def fold(css: str) -> str:
    """The same stylesheet without comments and with blanks folded; strings and `url()` keep every letter."""

    def shrink(match: re.Match[str]) -> str:
        if match["kept"]:
            return match[0]
        before, after = css[match.start() - 1 : match.start()], css[match.end() : match.end() + 1]
        if not before or not after or before in TIGHT or after in TIGHT:
            return ""
        # A comment parts two words without being a blank, which could mean something else there.
        return " " if re.sub(COMMENT, "", match[0], flags=re.DOTALL) else "/**/"

    return KEPT_OR_GAP.sub(shrink, css)


def rebase(css: str, folder: str, new_folder: str) -> str:
    """The stylesheet with its relative `url()`s, written in `folder`, made right for `new_folder`."""

    def move(match: re.Match[str]) -> str:
        address = (match["url"] or "")[4:-1].strip().strip("\"'")
        if not address or LEAVES_THIS_FOLDER.match(address):
            return match[0]
        return f'url("{posixpath.relpath(posixpath.join(folder, address), new_folder or ".")}")'

    return css if folder == new_folder else STRING_OR_URL.sub(move, css)


def bundle(name: str, sources: Sources, importers: tuple[str, ...] = ()) -> str:
    """The folded text of stylesheet `name` with every `@import` replaced by what it names.

    `layer(x)` becomes `@layer x { }` and a media query `@media`. Raises `ImproperlyConfigured` for a file
    that is not there, an import in a circle, and one from another site.
    """
    folder = posixpath.dirname(name)

    def inline(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match["name"]))
        if LEAVES_THIS_FOLDER.match(match["name"]):
            raise ImproperlyConfigured(f"{name} imports {match['name']}: pages load nothing from elsewhere.")
        if target not in sources:
            raise ImproperlyConfigured(f"{name} imports {match['name']}, but there is no static file {target}.")
        if target in (*importers, name):
            raise ImproperlyConfigured(f"{name} imports {match['name']}, which imports it back.")
        if match["media"].startswith(("layer", "supports")):
            raise ImproperlyConfigured(f"{name}: `{match[0]}` is not understood; write layer(name) first.")
        css = rebase(bundle(target, sources, (*importers, name)), posixpath.dirname(target), folder)
        if match["media"].strip():
            css = f"@media {match['media'].strip()}{{{css}}}"
        return f"@layer {match['layer']}{{{css}}}" if match["layer"] else css

    storage, path = sources[name]
    with storage.open(path) as source:
        return IMPORT.sub(inline, fold(source.read().decode()))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's hashed and compressed files; `css/site.css` and each room's are whole before they are hashed."""

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Write the bundles, then hash and compress as usual; yields what Django's `collectstatic` expects."""
        if not dry_run:
            names = [name for name in paths if name == SITE or name.startswith(ROOMS)]
            # All are read before any is written: a room may import another, and each is its own source.
            for name, text in [(name, bundle(name, paths)) for name in names]:
                if self.exists(name):
                    self.delete(name)
                self._save(name, ContentFile(text.encode()))
                # Django hashes what it reads from a file's source, so the bundle has to be the source.
                paths = {**paths, name: (self, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def sources_fingerprint() -> str:
    """A sha256 that changes when `collectstatic` would have something new to do."""
    digest = hashlib.sha256(f"{version('django')} {version('whitenoise')}".encode())
    digest.update(Path(__file__).read_bytes())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            with storage.open(path) as source:
                digest.update(f"{getattr(storage, 'prefix', '')} {path}\n".encode() + source.read())
    return digest.hexdigest()
