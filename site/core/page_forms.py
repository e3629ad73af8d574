"""The forms staff make and copy pages with: they know where a page is going before it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from core.validators import validate_neutral_name

if TYPE_CHECKING:
    from wagtail.models import Page


def words_of_address(page: Page) -> str:
    """The public address of `page` as words, the part that stands for the home page left out."""
    return " ".join(page.url_path.strip("/").split("/")[1:]).replace("-", " ")


class BasePageForm(WagtailAdminPageForm):
    """Also minds the pages above a page that is being made; for one that exists, its own `clean` does."""

    def clean(self) -> dict[str, Any]:
        """Refuse a quiet page below an address that says what is being read."""
        cleaned: dict[str, Any] = super().clean()
        if not self.instance.path and not cleaned.get("names_campaign"):
            try:
                validate_neutral_name(words_of_address(self.parent_page))
            except ValidationError as error:
                self.add_error("slug", error)
        return cleaned


class QuietCopyForm(CopyForm):
    """Refuses a copy whose title or whole address would break the quiet rule."""

    def clean(self) -> dict[str, Any]:
        """Check the copy as it would be, in the place where it would be."""
        cleaned: dict[str, Any] = super().clean()
        copy = self.page.specific
        copy.title, copy.slug = cleaned.get("new_title", copy.title), cleaned.get("new_slug", copy.slug)
        faults = copy.telling_names(cleaned.get("new_parent_page") or self.page.get_parent())
        for name, error in faults.items():
            self.add_error(f"new_{name}", error)
        return cleaned
