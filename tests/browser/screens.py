"""What was on the screen: the pictures a browser painted, and whether one shows anything at all."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image
from playwright.sync_api import Page

# Of an almost empty screen: the cover says "Loading.", a browser's own error page has a few lines in the middle.
ALMOST_ALL = 0.94


def shows_nothing(picture: bytes) -> bool:
    """Whether nearly every pixel has one colour. A page of ours, with its bars and text, is far from it."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    colours = image.getcolors(maxcolors=image.width * image.height) or []
    return max(count for count, _colour in colours) >= ALMOST_ALL * image.width * image.height


@contextmanager
def every_frame(page: Page) -> Iterator[list[bytes]]:
    """Collects each picture the browser paints meanwhile, a flash of one frame too."""
    frames: list[bytes] = []
    wire = page.context.new_cdp_session(page)

    def painted(event: dict[str, Any]) -> None:
        frames.append(base64.b64decode(event["data"]))
        wire.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    wire.on("Page.screencastFrame", painted)
    wire.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    yield frames
    wire.send("Page.stopScreencast")
    wire.detach()
