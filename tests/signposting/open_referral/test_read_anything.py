"""Whatever a feed holds in whatever place, reading it ends in a record or in reasons, never in a crash."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from signposting.open_referral.feed_json import JsonFault, page_of, read_json
from signposting.open_referral.from_feed import Here, record_from_feed
from signposting.open_referral.plain_text import LONGEST, as_written, cut, plain
from tests.signposting.open_referral.official import mock

HERE = Here.of([], {}, today=date(2026, 11, 24), source="A feed")
PHONE = {"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "number": "01632 960001"}
OWN = {
    "key": "line",
    "name": "Line",
    "coverage": ["E06000021"],
    "age_min": 4,
    "channels": [{"kind": "phone", "value": "999", "times": [{"first_day": 0, "last_day": 4, "opens": "09:00"}]}],
}
WORDS = [
    "",
    "<b>",
    "&lt;script&gt;",
    "09:00",
    "MO,TU",
    "2026-13-40",
    "999",
    "https://[",
    "\ud800",
    "\x00",
    "GB",
    "x" * 400,
]
MARKS = ["<", ">", "<script", "</script>", "&lt;", "&amp;", "a", "=", "\n", " "]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "times"]), inner),
    max_leaves=6,
)


def places(value: Any, path: tuple = ()) -> list[tuple]:
    """The way to every value in a JSON object."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, held in steps for found in ((*path, step), *places(held, (*path, step)))]


def whole() -> dict[str, Any]:
    service = mock("Default", "service_full")
    service["phones"] = [dict(PHONE)]
    return service


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), is_ours=st.booleans(), count=st.integers(1, 3))
def test_a_service_with_anything_anywhere_is_read_or_refused(data, is_ours, count):
    service = whole() | ({"know_about": copy.deepcopy(OWN)} if is_ours else {})
    for _change in range(count):
        *path, last = data.draw(st.sampled_from(places(service)))
        holder: Any = service
        for step in path:
            holder = holder[step]
        holder[last] = data.draw(JSON)
    converted = record_from_feed(service, HERE)
    assert (converted.record is None) == bool(converted.faults)
    if converted.record is not None:
        # What the database and a page can hold: no half characters, no NULs, nothing but JSON.
        json.dumps(converted.record, ensure_ascii=False).encode()
        assert "\\u0000" not in json.dumps(converted.record)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(MARKS), max_size=20).map("".join))
@example("<\x1fA=")
@example("<\x1fscript>alert(1)</script>")
def test_text_is_made_plain_once_and_for_all(text):
    clean = plain(text)
    assert plain(clean) == clean
    for made in (clean, as_written(text)):
        assert not re.search(r"<script\b[^<>]*>", made, re.IGNORECASE)
    assert len(as_written(text)) <= LONGEST
    assert len(cut(clean, 40)) <= 40


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200) | st.lists(st.sampled_from('[]{}",:1e '), max_size=60).map(lambda m: "".join(m).encode())
)
def test_any_bytes_are_a_page_or_a_fault(text):
    try:
        page = page_of(read_json(text))
    except JsonFault:
        return
    assert isinstance(page.items, tuple)
