"""The check of a page's HTML sees what is wrong."""

from __future__ import annotations

import pytest

from tests.html_faults import html_faults

PAGE = "<!doctype html><html lang=en><head><title>A page</title></head><body>{}</body></html>"


def test_a_page_without_fault_has_none():
    assert html_faults(PAGE.format('<h1 id="top">Hello</h1><p><a href="#top">Up</a></p>')) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<p><div></div></p>",
        "<ul><li>One</ul></div>",
        '<p class="a" class="b">Twice</p>',
        "<a href='/'><a href='/'>Link in a link</a></a>",
        '<i id="a"></i><i id="a"></i>',
        '<label for="nowhere">Name</label>',
        '<section aria-labelledby="nowhere"></section>',
        '<a href="#nowhere">Down</a>',
        "<p>Unfinished <b>bold</p>",
        "<table><tr><p>Not in a cell</p></tr></table>",
        "&nosuchthing;",
    ],
)
def test_what_a_browser_would_mend_or_lose_is_a_fault(fault):
    assert html_faults(PAGE.format(fault)) != []
