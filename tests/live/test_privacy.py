"""A postcode is used and gone: no answer's headers, no log, no database and no file of a running site holds it.

The cache needs no search of its own: it lives in the workers' memory (`locmem`), and nothing public writes to it.
"""

from __future__ import annotations

import re
import socket
import unicodedata

import pytest

# Real postcodes that no page, service or place of the starter site has a reason to name.
FOUND, FOUND_TOO, NO_AREA, UNKNOWN, HALF = "ST18 0YJ", "ST19 5QX", "AB23 9AE", "ST18 0ZZ", "IV27 4"
SLIP = "ST18 OYJ"  # a letter O for the nought
NEITHER = "zqx7 not-one"
ASKED = "qzv my wobblegong has pics"  # a question in words no page has
MARKED = (FOUND, FOUND_TOO, NO_AREA, UNKNOWN, HALF, SLIP, NEITHER, ASKED)

# What is typed, and the outcome or address it must have led to: a test that asked nothing would find nothing.
TYPED: dict[str, tuple[str, str]] = {
    "as printed": (FOUND, "/find-support/stafford/"),
    "small letters": (FOUND.lower(), "/find-support/stafford/"),
    "no space": (FOUND.replace(" ", ""), "/find-support/stafford/"),
    "many spaces": ("  S T 1 8   0 Y J ", "/find-support/stafford/"),
    "a zero-width space": (FOUND.replace(" ", "\u200b"), "/find-support/stafford/"),
    "full width": ("ＳＴ１８　０ＹＪ", "/find-support/stafford/"),
    "a slip": (SLIP, "/find-support/stafford/"),
    "a pasted address": (f"12 High Street,\nStafford\n{FOUND}", "/find-support/stafford/"),
    "two postcodes": (f"from {FOUND} to {FOUND_TOO}", "ask"),
    "half of one": (HALF, "outward_only"),
    "in no area": (NO_AREA, "found_no_area"),
    "no such postcode": (UNKNOWN, "not_found"),
    "not a postcode": (NEITHER, "not_a_postcode"),
}


# What may stand between two characters: a blank or a dash, as text, addresses, source code or HTML write them.
BETWEEN = r"(?:%[0-9a-f]{2}|\\[nrt]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|&[a-z]+;|&#\d+;|[^a-z0-9]){0,4}"
SPELLINGS = {each: re.compile(BETWEEN.join(each.lower().replace(" ", ""))) for each in MARKED}


def found_in(content: bytes) -> list[str]:
    """Which of the marked texts are in there, in any case, width or spacing."""
    plain = content.replace(b"\0", b"").decode("utf-8", "ignore")  # two bytes a character spells the same postcode
    text = unicodedata.normalize("NFKC", plain).lower()
    return [marked for marked, spelling in SPELLINGS.items() if spelling.search(text)]


def outcome_of(answer) -> str:
    if answer.status == 303:
        return answer.headers["Location"]
    outcome = re.search(r'<main[^>]*data-outcome="(\w+)"', answer.text)
    return outcome.group(1) if outcome else f"{answer.status} without an outcome"


def send_nonsense(port: int, text: str) -> None:
    """A request no server understands, which servers like to quote in their logs."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(f"POST\x01{text}\r\n\r\n".encode())
        wire.recv(1000)


@pytest.fixture(scope="module")
def watched(make_site):
    """A site that logs all it can, after everything that could be asked was asked; with the answers."""
    site = make_site("watched", LOG_LEVEL="DEBUG")
    answers = {how: site.ask("POST", "/find-support/", {"postcode": typed}) for how, (typed, _) in TYPED.items()}
    answers["with a reader"] = site.ask("POST", "/find-support/", {"postcode": FOUND, "who": "y"})
    with site.without_postcodes():
        answers["no postcode file"] = site.ask("POST", "/find-support/", {"postcode": FOUND})
    with site.without_table("signposting_area"):
        answers["an error"] = site.ask("POST", "/find-support/", {"postcode": FOUND})
        answers["an error, encoded"] = site.ask("POST", "/find-support/", b"postcode=st18%200yj&who=" + b"%F0" * 9)
    # What people should not do, and do.
    for how, path in {
        "in the query": "/find-support/?postcode=ST18+0YJ",
        "in the address": "/find-support/ST18%200YJ/",
        "in another's address": "/st180yj/",
        "no slash": "/find-support?postcode=st18%200YJ",
        "asked of the feed": "/api/open-referral/services?postcode=ST18+0YJ",
        "searched for in the feed": "/api/open-referral/services?search=ST18%200YJ",
        "as an area of the feed": "/api/open-referral/service_at_locations?area=ST180YJ&page=2",
        "in the feed's address": "/api/open-referral/services/ST18%200YJ",
    }.items():
        answers[how] = site.ask("GET", path)
    answers["wrong place"] = site.ask("POST", "/", {"postcode": FOUND})
    answers["wrong method"] = site.ask("PUT", "/find-support/", f"postcode={FOUND}".encode())
    answers["too much"] = site.ask("POST", "/find-support/", {"postcode": f"{FOUND} " * 400_000})
    for how, question in {"asked": ASKED, "asked in need": f"{ASKED} i want to die", "asked where": FOUND}.items():
        answers[how] = site.ask("POST", "/search/", {"asked": question})
    answers["asked in the address"] = site.ask("GET", f"/search/?asked={ASKED.replace(' ', '+')}")
    with site.without_table("signposting_service"):
        answers["an error, asked"] = site.ask("POST", "/search/", {"asked": ASKED})
    send_nonsense(site.port, FOUND)
    return site, answers


@pytest.mark.parametrize("how", TYPED)
def test_what_was_typed_gets_its_own_answer(watched, how):
    _site, answers = watched
    assert outcome_of(answers[how]) == TYPED[how][1]


def test_a_question_gets_its_answer_and_a_postcode_asked_goes_to_the_finder(watched):
    _site, answers = watched
    assert answers["asked"].status == answers["asked in need"].status == 200
    assert 'name="asked"' in answers["asked"].text
    assert "data-help-first" in answers["asked in need"].text
    assert outcome_of(answers["asked where"]) == "/find-support/stafford/"


def test_no_header_and_no_address_of_an_answer_holds_the_postcode(watched):
    _site, answers = watched
    echoed = {"no slash"}  # there the browser is sent on to the very address it asked for, and nothing is added
    assert {how: found_in(each.raw_headers.encode()) for how, each in answers.items() if how not in echoed} == {
        how: [] for how in answers if how not in echoed
    }


def test_the_error_page_holds_the_numbers_and_the_way_out_and_not_the_postcode(watched):
    _site, answers = watched
    for how in ("an error", "an error, encoded", "an error, asked"):
        page = answers[how]
        assert page.status == 500
        assert 'href="tel:999"' in page.text
        assert "0800 1111" in page.text
        assert "data-exit" in page.text
        assert found_in(page.body) == []


def test_the_log_tells_of_the_error_and_not_of_the_postcode(watched):
    site, _answers = watched
    log = site.log.read_bytes()
    assert b"POST find_support answered 500" in log
    assert b"POST search answered 500" in log
    assert b"no such table" in log, "the error must have been logged with its cause, or nothing was proved"
    assert found_in(log) == []


def test_no_byte_of_the_database_or_of_any_file_holds_the_postcode(watched):
    site, _answers = watched
    files = [path for path in site.data_dir.rglob("*") if path.is_file()]
    assert site.database in files
    assert site.database.with_name("db.sqlite3-wal") in files, "what was just written is in this file"
    assert {str(path): found for path in files if (found := found_in(path.read_bytes()))} == {}


@pytest.mark.parametrize(
    "planted", ["ST18 0YJ", "st18%200yj", "st18+0yj", r"ST18\xa00YJ", "ＳＴ１８\u200b０ＹＪ", "S.T.1.8.0.Y.J"]
)
def test_a_postcode_planted_in_the_database_would_be_found(watched, planted):
    site, _answers = watched
    content = site.database.read_bytes()
    middle = len(content) // 2
    assert found_in(content[:middle] + planted.encode() + content[middle:]) == [FOUND]


def test_a_form_from_a_browser_that_hides_where_it_comes_from_is_answered(live_site):
    answer = live_site.ask(
        "POST", "/find-support/", {"postcode": FOUND}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status == 303


def test_every_public_answer_is_cookie_free_unstored_and_carries_the_safety_headers(watched):
    _site, answers = watched
    for how, answer in answers.items():
        headers = answer.headers
        assert "Set-Cookie" not in headers, how
        assert headers["Referrer-Policy"] == "no-referrer", how
        assert headers["X-Content-Type-Options"] == "nosniff", how
        assert headers["X-Frame-Options"] == "DENY", how
        assert "default-src 'none'" in headers["Content-Security-Policy"], how
        assert "unsafe" not in headers["Content-Security-Policy"], how
        assert "geolocation=()" in headers["Permissions-Policy"], how
        if answer.body and headers["Content-Type"].startswith("text/html"):
            assert headers["Cache-Control"] == "no-store", how
