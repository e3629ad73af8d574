"""Packs a campaign's kit: words as text files, artwork, the licence, and a list of what is in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from home.date_words import day_words
from home.stream_blocks.kit import artwork_file

if TYPE_CHECKING:
    from home.models import CampaignPage

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger kit is put together on the disk
# Fixed, so that packing the same kit twice gives the same file.
EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_kit(campaign: CampaignPage) -> IO[bytes]:
    """The kit as an open file at its beginning, which whoever gets it closes.

    Artwork whose file is gone, or whose picture may no longer be used, is left out; the list says so.
    """
    packed: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    listed: list[str] = []
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in _words(campaign):
            _put(archive, name, text)
            listed.append(name)
        for name, artwork, file in _artwork(campaign):
            if file is None:
                listed.append(_("left out, as it may no longer be used: %(title)s") % {"title": artwork["title"]})
                continue
            with file.open("rb") as stored:
                archive.writestr(ZipInfo(name, EPOCH), stored.read())
            listed.append("\n".join(_about(name, artwork)))
        _put(archive, "licence.txt", _licence(campaign))
        _put(archive, "list.txt", _list(campaign, listed))
    packed.seek(0)
    return packed


def _put(archive: ZipFile, name: str, text: str) -> None:
    # Windows' Notepad still wants its line ends; every other program takes them too.
    lines = text.strip().replace("\r\n", "\n").replace("\n", "\r\n")
    archive.writestr(ZipInfo(name, EPOCH), f"{lines}\r\n".encode("utf-8-sig"), ZIP_DEFLATED)


def _words(campaign: CampaignPage) -> Iterator[tuple[str, str]]:
    """File name and text of each piece of copy. Hashtags are a file of their own: not every channel wants them."""
    copies = [block.value for block in campaign.kit if block.block_type == "copy"]
    for number, copy in enumerate(copies, 1):
        yield f"words/{number:02}-{slugify(copy['channel']) or 'words'}.txt", copy["text"]
    if campaign.hashtags:
        yield "words/hashtags.txt", campaign.hashtags


def _artwork(campaign: CampaignPage) -> Iterator[tuple[str, Any, Any | None]]:
    """File name, the block's value, and the stored file or None."""
    pieces = [block.value for block in campaign.kit if block.block_type == "artwork"]
    for number, artwork in enumerate(pieces, 1):
        file = artwork_file(artwork)
        kind = PurePosixPath(file.name).suffix.lower() if file is not None else ""
        yield f"artwork/{number:02}-{slugify(artwork['title']) or 'artwork'}{kind}", artwork, file


def _about(name: str, artwork: Any) -> Iterator[str]:
    yield name
    if artwork["size"]:
        yield "  " + _("Size: %(size)s") % {"size": artwork["size"]}
    yield "  " + _("In words: %(alt)s") % {"alt": artwork["alt"]}
    picture = artwork["picture"]
    if picture is not None:
        for label, said in ((_("Made by"), picture.source), (_("Licence"), picture.licence)):
            if said:
                yield f"  {label}: {said}"


def _until(campaign: CampaignPage) -> str:
    day = day_words(campaign.expires_on) if campaign.expires_on else _("it is taken back")
    return _("Use it until %(day)s, then take it down. What was true then may not be true later.") % {"day": day}


def _licence(campaign: CampaignPage) -> str:
    return f"{campaign.licence}\n\n{_until(campaign)}"


def _list(campaign: CampaignPage, listed: list[str]) -> str:
    head = [campaign.title, campaign.message, _until(campaign), campaign.full_url or ""]
    if settings.SAMPLE_SITE:
        head.insert(0, _("This is from a sample site. Nobody has checked it: do not send it out."))
    return "\n".join([*filter(None, head), "", _("In this file:"), *listed, "licence.txt"])
