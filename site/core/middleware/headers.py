"""The safety headers of every answer, in two zones: the public's pages and the staff's; the page to frame; files.

Aimed at the browser-header rules read in Mozilla's HTTP Observatory: `default-src 'none'`, nothing inline, no nonce
(so a page may be cached), no framing, no referrer, no sensors.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

STAFF_PATH = "/admin/"

PUBLIC_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Wagtail's editor works under this: previews need a frame, image previews data: and blob: addresses.
STAFF_CSP = {
    **PUBLIC_CSP,
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "base-uri": "'self'",
    "frame-ancestors": "'self'",
}
# The one kind of page that other sites show in a frame. Whoever frames it may lay things over it, so there is nothing
# in it to type, to send or to run: no form, no script.
FRAMED_CSP = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "*",
}
# A stylesheet, script or drawing is no page: nothing in it may load or run anything, should somebody open it alone.
# What governs pages only is left out, because on a phone's first visit these headers weighed more than the script.
FILE_CSP = {"default-src": "'none'", "frame-ancestors": "'none'"}
SENSORS_OFF = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
        "fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
        "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "usb",
        "xr-spatial-tracking",
    )
)  # fmt: skip


def may_be_framed(response: HttpResponse) -> HttpResponse:
    """Mark an answer that any site may show in a frame. It gets no script, no form and no `X-Frame-Options`."""
    response.may_be_framed = True  # type: ignore[attr-defined]  # read by the middleware below
    return response


def policy(csp: dict[str, str]) -> str:
    """One `Content-Security-Policy` value; over HTTPS the browser is also told to fetch nothing over HTTP."""
    parts = [f"{name} {value}" for name, value in csp.items()]
    if settings.SITE_HTTPS:
        parts.append("upgrade-insecure-requests")
    return "; ".join(parts)


class SafetyHeadersMiddleware:
    """Sets the headers on every answer, static files and errors included."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        everywhere = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
        if settings.SAMPLE_SITE:
            everywhere["X-Robots-Tag"] = "noindex, nofollow"
        self.file = {
            **everywhere,
            "Content-Security-Policy": policy(FILE_CSP),
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Referrer-Policy": "no-referrer",
        }
        shared = {
            **everywhere,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": SENSORS_OFF,
        }
        self.public = {
            **shared,
            "Content-Security-Policy": policy(PUBLIC_CSP),
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Referrer-Policy": "no-referrer",
            "X-Frame-Options": "DENY",
        }
        self.framed = {
            **self.public,
            "Content-Security-Policy": policy(FRAMED_CSP),
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        del self.framed["X-Frame-Options"]
        self.staff = {
            **shared,
            "Content-Security-Policy": policy(STAFF_CSP),
            "Referrer-Policy": "same-origin",  # Django's CSRF check reads it over HTTPS
            "X-Frame-Options": "SAMEORIGIN",
            "X-Robots-Tag": "noindex, nofollow",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then set the headers of its zone."""
        response = self.get_response(request)
        # A preview sends a made-up public request through here, inside a staff one: that one sets the headers.
        if getattr(request, "is_dummy", False):
            return response
        is_staff = request.path.startswith(STAFF_PATH)
        for name, value in self._zone_of(request, response, is_staff=is_staff).items():
            response.headers.setdefault(name, value)
        if not is_staff:
            # Nothing public sets one; a stale or forged staff cookie must not make the machinery answer with another.
            response.cookies.clear()
        if response.get("Content-Type", "").startswith("text/html"):
            self.keep_off_the_device(request, response, is_staff=is_staff)
        return response

    def _zone_of(self, request: HttpRequest, response: HttpResponse, *, is_staff: bool) -> dict[str, str]:
        if request.path.startswith(settings.STATIC_URL) and response.status_code in {200, 206, 304}:
            return self.file
        if is_staff:
            return self.staff
        return self.framed if getattr(response, "may_be_framed", False) else self.public

    @staticmethod
    def keep_off_the_device(request: HttpRequest, response: HttpResponse, *, is_staff: bool) -> None:
        """Tell the browser to keep no copy of a page; tell a shared cache, separately, what it may keep.

        `CDN-Cache-Control` is RFC 9213: shared caches read it and browsers do not. A minute is short enough for
        "open now" and for a corrected number.
        """
        response["Cache-Control"] = "no-store"
        if request.method in {"GET", "HEAD"} and response.status_code == 200 and not is_staff:
            response.headers.setdefault("CDN-Cache-Control", "public, max-age=60")
