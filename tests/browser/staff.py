"""Staff in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def signed_in(page: Page, editor: tuple[str, str]) -> Page:
    """`page` once `editor`, a name and a password, has signed in and stands on their first page."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(editor[0])
    page.locator("input[type=password]").fill(editor[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    return page
