"""What every staff screen needs from us."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def staff_starters() -> str:
    """Starts Wagtail's rows, choosers and date pickers without inline script."""
    return format_html('<script src="{}"></script>', static("js/staff-starters.js"))
