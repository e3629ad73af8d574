"""What people type is read into the postcodes it may mean, and never shows in what a log could print."""

from __future__ import annotations

import pickle
from pprint import pformat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signposting.postcode import Postcode, Reading, read


def compacts(postcodes: tuple[Postcode, ...]) -> set[str]:
    return {postcode.compact for postcode in postcodes}


@pytest.mark.parametrize(
    ("compact", "outward", "inward", "spaced"),
    [
        ("ST162DH", "ST16", "2DH", "ST16 2DH"),
        ("M11AA", "M1", "1AA", "M1 1AA"),
        ("W1A1AA", "W1A", "1AA", "W1A 1AA"),
        ("EC1A1BB", "EC1A", "1BB", "EC1A 1BB"),
        ("GIR0AA", "GIR", "0AA", "GIR 0AA"),
    ],
)
def test_a_postcode_knows_its_halves_and_how_people_write_it(compact, outward, inward, spaced):
    postcode = Postcode(compact)
    assert (postcode.outward, postcode.inward, postcode.spaced) == (outward, inward, spaced)
    assert pickle.loads(pickle.dumps(postcode)) == postcode


@pytest.mark.parametrize("wrong", ["", "ST16", "ST16 2DH", "st162dh", "ST162DHX", "ST16ÉDH", "ST162D\n"])
def test_a_postcode_has_one_spelling_and_refuses_others_without_repeating_them(wrong):
    with pytest.raises(ValueError, match="postcode") as refused:
        Postcode(wrong)
    assert not wrong or wrong not in str(refused.value)


@pytest.mark.parametrize("typed", ["ST16 2DH", "STI6 2DH", "ST16", "12 High Street, ST16 2DH"])
def test_nothing_that_prints_a_reading_or_a_postcode_shows_what_was_typed(typed):
    reading = read(typed)
    holder = {"reading": reading, "postcodes": [reading.exact, *reading.repairs, *reading.embedded]}
    for shown in (repr(holder), pformat(holder), f"{reading} {reading.exact}", f"{reading!s}%s" % reading):
        assert "ST" not in shown
        assert "2DH" not in shown


@pytest.mark.parametrize(
    "typed",
    [
        "ST16 2DH",
        "st162dh",
        "  St16   2dH  ",
        "s t 1 6 2 d h",
        "ST16-2DH",
        "ST16.2DH.",
        "(ST16) 2DH",
        "ST16\u00a02DH",  # no-break space, as pasted from a web page
        "ST16\u30002DH",  # ideographic space
        "ＳＴ１６ ２ＤＨ",
        "ST16\u200b2DH",  # zero-width space
        "\ufeffST16\u00ad2DH",  # byte-order mark, soft hyphen
        "ST16\0 2DH",
        "ST16\t2DH\r\n",
        "ST16 2DH 🏠",
        "ST1️⃣6️⃣ 2DH",
        "“ST16 2DH”",
        "ST16 2DH" + " " * 10_000,
    ],
)
def test_spelling_does_not_matter(typed):
    assert read(typed).exact == Postcode("ST162DH")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("STI6 2DH", "ST162DH"),
        ("STl6 2DH", "ST162DH"),
        ("5T16 2DH", None),  # only O/0 and I/L/1 are look-alikes on every keyboard and in every hand
        ("M1 OAA", "M10AA"),
        ("0X1 1AA", "OX11AA"),
        ("1P1 1AA", "IP11AA"),
        ("1S1 1AA", "LS11AA"),
        ("WIA 1AA", "W1A1AA"),
        ("ECIA IBB", "EC1A1BB"),
        ("G1R OAA", "GIR0AA"),
        ("ST16 2D0", "ST162DO"),
    ],
)
def test_look_alike_letters_and_digits_are_put_right_where_the_position_asks(typed, meant):
    reading = read(typed)
    assert reading.exact is not None
    assert meant in compacts(reading.repairs) if meant else not reading.repairs


def test_a_slip_with_two_meanings_keeps_both():
    assert {"B109QJ", "BL09QJ"} <= compacts(read("B1O 9QJ").repairs)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ST16", "ST16"),
        ("st 16", "ST16"),
        ("m1", "M1"),
        ("W1A", "W1A"),
        ("NPT", "NPT"),
        ("ST16 2", "ST16"),
        ("ST162D", "ST16"),
        ("N1 1", "N1"),  # with its gap this is half of an N1 postcode; N11 is elsewhere
        ("N11", "N11"),
        ("SL 1", "SL1"),  # and here the gap is only an odd one: S1 is in Sheffield
        ("M1 1A", "M1"),
    ],
)
def test_half_a_postcode_is_read_as_its_outward_code(typed, first):
    assert read(typed).outwards[0] == first


def test_an_outward_code_is_repaired_too():
    assert "ST16" in read("STI6").outwards
    assert "OX4" in read("0X4").outwards


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12 High Street, ST16 2DH", {"ST162DH"}),
        ("12 High Street, Stafford st162dh", {"ST162DH"}),
        ("Flat 3\n12 High Street\nStafford\nST16 2DH\nUnited Kingdom", {"ST162DH"}),
        ("ST16\u200b-\u00a02DH, Stafford", {"ST162DH"}),
        ("from ST16 2DH to ST5 1AA", {"ST162DH", "ST51AA"}),
        ("15 Long Acre Gardens, Newcastle-under-Lyme, Staffordshire, England, ST5 1AA", {"ST51AA"}),
        ("ST16 2DHX", set()),
        ("XST16 2DH and more", set()),
        ("ST16 2DHé, Stafford", set()),
        ("Unit B1, 1AA House, Stafford", set()),
        ("ST16 2DH" * 4_000, set()),
        ("ST16 2DH " * 4_000, set()),
        ("x" * 300 + " ST16 2DH", set()),
    ],
)
def test_a_postcode_inside_a_text_must_stand_as_words_of_its_own(typed, expected):
    assert compacts(read(typed).embedded) == expected


def test_letters_of_other_alphabets_are_not_dropped_to_leave_another_postcode():
    reading = read("SТ16 2DH")  # the second letter is Cyrillic; without it this would be S16 2DH
    assert (reading.exact, reading.outwards, reading.embedded) == (None, (), ())
    assert not reading.is_empty


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u00a0\ufeff", "\0", "\n\t"])
def test_only_blanks_and_invisible_characters_count_as_empty(typed):
    assert read(typed).is_empty
    assert read(typed) == Reading()


@pytest.mark.parametrize("typed", ["🏠", "?", "hello", "ST16 2DH"])
def test_anything_visible_does_not_count_as_empty(typed):
    assert not read(typed).is_empty


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ST16 9ZZ", True),
        ("STI6 9ZZ", True),
        ("GIR 0AA", True),
        ("HELLO", False),
        ("ST162", False),
        ("123456", False),
    ],
)
def test_the_shape_of_a_whole_postcode_is_told_from_other_words(typed, right):
    assert read(typed).right_shape is right


@given(st.text(max_size=120) | st.text("OIL01 AST\u200b\0é\ud800", max_size=20))
def test_any_text_at_all_is_read_quietly(text):
    reading = read(text)
    assert len(reading.repairs) <= 64
    assert repr(reading) == "Reading(…)"
