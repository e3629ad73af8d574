"""What people type leads to the right council, to a question or to a kind no, never to a wrong council."""

from __future__ import annotations

import random
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signposting.lookup import (
    Ask,
    Found,
    FoundNoArea,
    NotAPostcode,
    NotFound,
    Outcome,
    OutwardOnly,
    Unavailable,
    find,
)
from signposting.places import normalise
from signposting.postcode import Postcode, read
from signposting.postcode_sources import PackageSource
from signposting.postcode_store import PostcodeStore
from tests.signposting.postcode_builders import NEWCASTLE, STAFFORD, STOKE, build_store

BIRMINGHAM, BURY, SHEFFIELD = "E08000025", "E08000002", "E08000039"
ISLINGTON, BARNET = "E09000019", "E09000003"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> PostcodeStore:
    return build_store(
        tmp_path_factory.mktemp("postcodes"),
        [
            ("ST16 2DH", STAFFORD),
            ("ST16 2DJ", STAFFORD),
            ("ST16 9AA", None),
            ("ST5 1AA", NEWCASTLE, 384_000, 346_000),
            ("ST4 1AA", STOKE, 384_150, 346_000),
            ("B10 9QJ", BIRMINGHAM),
            ("BL0 9QJ", BURY),
            ("N1 1AA", ISLINGTON),
            ("N11 1AA", BARNET),
            ("S1 1AA", SHEFFIELD),
            ("LS1 1AA", None),
            ("IS1 1AA", SHEFFIELD),
            ("ST1 6DH", STOKE),
            ("JE2 3AB", "L99999999"),
            ("GIR 0AA", None),
        ],
    )


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        # A whole postcode
        ("ST16 2DH", Found(STAFFORD)),
        ("st162dh", Found(STAFFORD)),
        ("ST5 1AA", Found(NEWCASTLE, neighbour=STOKE)),
        ("JE2 3AB", Found("L99999999")),
        ("GIR 0AA", FoundNoArea()),
        ("ST16 9AA", FoundNoArea((STAFFORD,))),
        # with a slip
        ("STI6 2DH", Found(STAFFORD, repaired=True)),
        ("G1R OAA", FoundNoArea()),
        ("B1O 9QJ", Ask((BIRMINGHAM, BURY))),
        ("1S1 1AA", Ask((SHEFFIELD,))),  # the other possible postcode has no area
        ("B10 9QJ", Found(BIRMINGHAM)),  # real as typed, so not asked about
        # that is not in the directory
        ("ST16 9ZZ", NotFound((STAFFORD,))),
        ("STI6 9ZZ", NotFound((STAFFORD,))),
        ("ZZ99 9ZZ", NotFound()),
        # Half of one
        ("ST16", OutwardOnly((STAFFORD,))),
        ("STI6", OutwardOnly((STAFFORD,))),
        ("ST16 2", OutwardOnly((STAFFORD,))),
        ("N1 1", OutwardOnly((ISLINGTON,))),
        ("N11", OutwardOnly((BARNET,))),
        ("B1O", OutwardOnly((BURY, BIRMINGHAM))),  # B10 or BL0, so the areas of both
        ("GIR", FoundNoArea()),
        ("ST99", NotAPostcode()),
        # One inside a text
        ("12 High Street, Stafford, ST16 2DH", Found(STAFFORD)),
        ("ST16 2DH, or ST16 2DJ", Found(STAFFORD)),
        ("moved from ST16 2DH to ST5 1AA", Ask((STAFFORD, NEWCASTLE))),
        ("12 High Street, ST16 9ZZ", NotAPostcode()),
        ("ST16 2DHX", NotAPostcode()),
        ("ST16 2DH" * 4_000, NotAPostcode()),
        # Nothing of the kind
        ("", NotAPostcode()),
        ("\0", NotAPostcode()),
        ("🏠", NotAPostcode()),
        ("Biddulph", NotAPostcode()),
        ("SТ16 2DH", NotAPostcode()),  # Cyrillic T
    ],
)
def test_each_thing_people_type_has_its_answer(store, typed, outcome):
    assert find(read(typed), store) == outcome


def test_every_answer_has_a_name_of_its_own_for_pages_to_use():
    kinds = (Found, FoundNoArea, OutwardOnly, Ask, NotFound, NotAPostcode, Unavailable)
    assert [kind.slug for kind in kinds] == [
        "found",
        "found_no_area",
        "outward_only",
        "ask",
        "not_found",
        "not_a_postcode",
        "unavailable",
    ]


def test_without_the_file_no_postcode_is_called_not_found(tmp_path):
    missing = PostcodeStore(tmp_path / "nothing-here.sqlite3")
    for typed in ("ST16 2DH", "ST16", "12 High Street, ST16 2DH"):
        assert find(read(typed), missing) == Unavailable()
    assert find(read("hello there"), missing) == NotAPostcode()


def test_names_are_compared_in_one_spelling():
    assert normalise("Draycott & the Moors") == normalise("draycott and THE moors") == "draycott and the moors"
    assert normalise("Stoke–on–Trent") == normalise("  stoke on trent ") == "stoke on trent"
    assert normalise("St. Mary’s") == normalise("st marys")
    assert normalise("?!") == ""


# What follows runs on the whole directory.

SPACES = [
    "",
    " ",
    "  ",
    "\t",
    "-",
    ".",
    "\u00a0",
    "\u2009",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\0",
    " 🏠",
]
LOOK_ALIKES = {"O": "0", "0": "O", "I": "1", "L": "1", "1": "IL"}
FIRST_LETTERS = "BILO"


@cache
def sample() -> list[tuple[str, str | None]]:
    """2,000 (postcode, area) of the source, rich in letters that look like digits; the store has no part."""
    up_to_last = takewhile(lambda batch: batch[0].code[0] <= max(FIRST_LETTERS), PackageSource().batches())
    files = [batch for batch in up_to_last if batch[0].code[0] in FIRST_LETTERS]
    rows = [(row.code, row.area) for batch in files for row in batch]
    return random.Random(20251124).sample(rows, 2_000)


def wide(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


@st.composite
def careless_spellings(draw: st.DrawFn) -> tuple[str, str | None]:
    code, area = draw(st.sampled_from(sample()))
    gaps = [draw(st.sampled_from(SPACES)) for _ in range(len(code) + 1)]
    typed = gaps[0] + "".join(each + gap for each, gap in zip(code, gaps[1:], strict=True))
    spell = draw(st.sampled_from([str, str.lower, str.swapcase, wide]))
    return spell(typed), area


@st.composite
def pasted_addresses(draw: st.DrawFn) -> tuple[str, str | None]:
    code, area = draw(st.sampled_from(sample()))
    before = draw(st.sampled_from(["12 High Street, ", "Flat 3\n12 The Grove\n", "I live at ", "Postcode: ", "🏠 "]))
    after = draw(st.sampled_from(["", ", England", "\nUnited Kingdom", ".", " 🏠", " please help"]))
    spell = draw(st.sampled_from([str, str.lower]))
    return before + spell(Postcode(code).spaced) + after, area


@st.composite
def single_slips(draw: st.DrawFn) -> tuple[str, str | None]:
    code, area = draw(st.sampled_from([each for each in sample() if set(each[0]) & set(LOOK_ALIKES)]))
    place = draw(st.sampled_from([n for n, each in enumerate(code) if each in LOOK_ALIKES]))
    return code[:place] + draw(st.sampled_from(LOOK_ALIKES[code[place]])) + code[place + 1 :], area


whole_file = settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])


def expected(area: str | None, outcome: Outcome) -> bool:
    return outcome.area == area if isinstance(outcome, Found) else isinstance(outcome, FoundNoArea) and not area


@whole_file
@given(case=careless_spellings() | pasted_addresses())
def test_a_real_postcode_is_found_however_carelessly_it_is_spelled(real_postcodes, case):
    typed, area = case
    assert expected(area, find(read(typed), real_postcodes))


@whole_file
@given(case=single_slips())
def test_a_single_slip_is_put_right_or_asked_about_or_is_another_real_postcode(real_postcodes, case):
    typed, area = case
    outcome = find(read(typed), real_postcodes)
    real_as_typed = real_postcodes.get(typed)
    if real_as_typed:
        assert expected(real_as_typed.area, outcome)
    elif isinstance(outcome, Ask):
        assert area is None or area in outcome.areas
    else:
        assert expected(area, outcome)
        assert isinstance(outcome, FoundNoArea) or outcome.repaired


@whole_file
@given(
    typed=st.text(max_size=300)
    | st.text("OIL01ABST 2\u200b\0,\n🏠é", max_size=40)
    | st.text("ST16 2DH\n", min_size=1, max_size=20).map(lambda text: text * 500)
)
def test_no_text_at_all_raises_or_finds_a_postcode_that_is_not_in_it(real_postcodes, typed):
    outcome = find(read(typed), real_postcodes)
    assert not isinstance(outcome, Unavailable)
    if isinstance(outcome, Found) and not outcome.repaired:
        reading = read(typed)
        real = [real_postcodes.get(each.compact) for each in (reading.exact, *reading.embedded) if each]
        assert outcome.area in {place.area for place in real if place}


def test_the_examples_everyone_checks_first(real_postcodes: PostcodeStore):
    assert find(read("ST16 2DH"), real_postcodes) == Found(STAFFORD)
    assert find(read("JE2 3AB"), real_postcodes) == Found("L99999999")
    assert find(read("IM1 1AA"), real_postcodes) == Found("M99999999")
    assert find(read("BT1 5GS"), real_postcodes) == Found("N09000003")
    assert find(read("B1O 9QJ"), real_postcodes) == Ask((BIRMINGHAM, BURY))
    assert find(read("ST5"), real_postcodes).areas[0] == NEWCASTLE
    assert find(read("GIR 0AA"), real_postcodes) == FoundNoArea()


def test_the_file_under_test_is_the_directory_of_november_2025(real_postcodes: PostcodeStore):
    assert real_postcodes.release == "November 2025"
    assert (real_postcodes.count, real_postcodes.without_area) == (2_720_556, 11_007)
    assert Path(real_postcodes.path).stat().st_size < 100e6
