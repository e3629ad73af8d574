"""Addresses below /api/. The standard's have no slash at the end; with one they are answered too."""

from __future__ import annotations

from django.urls import re_path

from signposting.open_referral import views

_ID = r"(?P<open_id>[^/]+)"

urlpatterns = [
    re_path(r"^open-referral/?$", views.about, name="open_referral"),
    re_path(r"^open-referral/openapi\.json$", views.openapi, name="open_referral_openapi"),
    re_path(r"^open-referral/services/?$", views.services, name="open_referral_services"),
    re_path(rf"^open-referral/services/{_ID}/?$", views.service, name="open_referral_service"),
    re_path(r"^open-referral/service_at_locations/?$", views.at_locations, name="open_referral_at_locations"),
    re_path(rf"^open-referral/service_at_locations/{_ID}/?$", views.at_location, name="open_referral_at_location"),
    re_path(r"^open-referral/taxonomies/?$", views.taxonomies, name="open_referral_taxonomies"),
    re_path(rf"^open-referral/taxonomies/{_ID}/?$", views.taxonomy, name="open_referral_taxonomy"),
    re_path(r"^open-referral/taxonomy_terms/?$", views.terms, name="open_referral_terms"),
    re_path(rf"^open-referral/taxonomy_terms/{_ID}/?$", views.term, name="open_referral_term"),
    # Everything else below here is refused in the feed's own way, and never looked for among the pages.
    re_path(r"^", views.nothing, name="open_referral_nothing"),
]
