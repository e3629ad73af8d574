"""What the library adds to the staff's screens."""

from __future__ import annotations

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from resources.staff import file_hooks, link_hooks, withdraw_hooks  # noqa: F401 (they register themselves)
from resources.staff.bulk import AddTopic, SetReview
from resources.staff.listing import ResourceListing
from resources.staff.vocabulary import LibraryGroup, keep_words_in_use

register_snippet(LibraryGroup)
hooks.register("before_delete_snippet", keep_words_in_use)
hooks.register("register_bulk_action", AddTopic)
hooks.register("register_bulk_action", SetReview)
hooks.register("register_admin_viewset", ResourceListing)
