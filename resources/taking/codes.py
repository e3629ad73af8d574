"""The code of a resource's link for a poster: a picture to print, with the link in letters below it."""

from __future__ import annotations

from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, ImageFont

from core.middleware.headers import policy
from core.qr import QUIET_ZONE, QrCode, qr_code
from resources.models import ResourcePage
from resources.refs import as_typed

DOTS = 20  # a module in the PNG: a code of 33 modules is then 660 dots, two inches at 300 to the inch
CAPTION = 3  # the caption's height in modules
WIDEST = 0.65  # a letter's width, as a part of its size
CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
NOTHING_RUNS = {"default-src": "'none'", "style-src": "'none'", "frame-ancestors": "'none'"}


@require_safe
def code(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The code as `svg` or `png`, shown and saved under a quiet name; 404 for what nobody should print any more."""
    ref = as_typed(ref)
    if not ResourcePage.objects.listed().filter(ref=ref).exists():
        raise Http404
    address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('resource_ref', args=[ref])}"
    drawn, caption = qr_code(address), address.split("://", 1)[-1].rstrip("/")
    content = _svg(drawn, caption) if kind == "svg" else _png(address, drawn, caption)
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[kind],
        headers={
            "Content-Disposition": f'inline; filename="code-{ref}.{kind}"',
            "Content-Security-Policy": policy(NOTHING_RUNS),
            "Cache-Control": "no-store",
            "CDN-Cache-Control": "public, max-age=60",
            "X-Robots-Tag": "noindex",
        },
    )


def _svg(drawn: QrCode, caption: str) -> bytes:
    """Letters of no sans-serif face are wider than this on average, so the caption stays within the code's width."""
    context = {
        "qr": drawn,
        "caption": caption,
        "height": drawn.side + CAPTION,
        "baseline": drawn.side + CAPTION / 3,
        "size": round(min(CAPTION * 0.7, (drawn.side - 2) / (WIDEST * len(caption))), 2),
    }
    return render_to_string("resources/taking/code.svg", context).encode()


def _png(address: str, drawn: QrCode, caption: str) -> bytes:
    """The same with dots. The caption is as wide as the code at most, so that nothing of it is cut off."""
    side = drawn.side * DOTS
    sheet = Image.new("L", (side, side + CAPTION * DOTS), 255)
    matrix = BytesIO()
    segno.make_qr(address, error="m").save(matrix, kind="png", scale=DOTS, border=QUIET_ZONE)
    sheet.paste(Image.open(matrix).convert("L"), (0, 0))
    draw = ImageDraw.Draw(sheet)
    size = DOTS * 2
    while size > 8 and draw.textlength(caption, ImageFont.load_default(size)) > side - 2 * DOTS:
        size -= 1
    draw.text((side / 2, side), caption, fill=0, font=ImageFont.load_default(size), anchor="mm")
    out = BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()
