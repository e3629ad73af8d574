"""The read-only postcode file answers, or says plainly that it cannot."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from signposting.postcode_build import build
from signposting.postcode_store import Place, PostcodeStore, StoreUnavailable, default_store
from tests.signposting.postcode_builders import (
    CHESHIRE_EAST,
    NEWCASTLE,
    STAFFORD,
    STOKE,
    RowsSource,
    build_store,
)


@pytest.fixture
def store(tmp_path: Path) -> PostcodeStore:
    return build_store(
        tmp_path,
        [
            ("ST16 2DH", STAFFORD, 392_149, 323_251),
            ("ST7 3AA", NEWCASTLE, 383_000, 354_000),
            ("ST7 3AB", NEWCASTLE, 383_010, 354_000),
            ("ST7 3AD", STOKE, 386_000, 352_000),
            ("ST7 3AE", CHESHIRE_EAST, 383_100, 354_000),
            ("ST7 3AF", None, 383_100, 354_000),
            ("BT1 1AA", "N09000003", 333_949, 374_051),
            ("GIR 0AA", None),
        ],
    )


def test_a_postcode_has_its_area_and_coordinates_to_a_hundred_metres(store):
    assert store.get("ST162DH") == Place(STAFFORD, None, 392_100, 323_300)
    assert store.get("BT11AA") == Place("N09000003", None, 333_900, 374_100)
    assert store.get("ST162DJ") is None
    assert store.get("") is None


def test_a_postcode_near_a_boundary_knows_the_other_authority(store):
    assert store.get("ST73AA").neighbour == CHESHIRE_EAST
    assert store.get("ST73AE").neighbour == NEWCASTLE
    assert store.get("ST73AD").neighbour is None


def test_a_postcode_without_area_is_there_and_says_so(store):
    assert store.get("GIR0AA") == Place(None)
    assert store.get("ST73AF").area is None
    assert store.get("ST73AF").neighbour is None


def test_an_outward_code_lists_its_areas_with_most_postcodes_first(store):
    assert store.outward("ST7") == ((NEWCASTLE, 2), (STOKE, 1), (CHESHIRE_EAST, 1))
    assert store.outward("GIR") == ()
    assert store.outward("ST99") is None


def test_the_file_says_what_it_holds(store):
    assert (store.release, store.count, store.without_area) == ("Test edition", 8, 2)
    assert store.is_available


def spoil_with_noise(path: Path) -> None:
    path.write_bytes(os.urandom(40_000))


def spoil_by_emptying(path: Path) -> None:
    path.write_bytes(b"")


def spoil_by_cutting(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6_000])


def spoil_by_removing(path: Path) -> None:
    path.unlink()


def spoil_by_replacing_with_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def spoil_by_another_format(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'format'")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_with_noise,
        spoil_by_emptying,
        spoil_by_cutting,
        spoil_by_removing,
        spoil_by_replacing_with_a_folder,
        spoil_by_another_format,
    ],
)
def test_a_missing_or_damaged_file_is_unavailable_and_nothing_worse(store, spoil):
    spoil(store.path)
    spoilt = PostcodeStore(store.path)
    assert not spoilt.is_available
    for ask in (lambda: spoilt.get("ST162DH"), lambda: spoilt.outward("ST16"), lambda: spoilt.count):
        with pytest.raises(StoreUnavailable) as told:
            ask()
        assert "ST16" not in str(told.value)


def test_a_file_that_breaks_while_it_is_open_is_unavailable_and_nothing_worse(tmp_path):
    store = build_store(tmp_path, [(f"ST{n} {m}AA", STAFFORD) for n in range(1, 99) for m in range(10)])
    assert store.get("ST10AA")
    size = store.path.stat().st_size
    with store.path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StoreUnavailable):
        store.get("ST989AA")


def test_asking_leaves_the_file_and_its_folder_untouched(store):
    before = (store.path.read_bytes(), sorted(store.path.parent.iterdir()))
    store.get("ST162DH")
    store.outward("ST16")
    assert (store.path.read_bytes(), sorted(store.path.parent.iterdir())) == before
    with pytest.raises(sqlite3.OperationalError):
        store._opened().sqlite.execute("DELETE FROM postcode")


def test_threads_share_one_store(store):
    answers: list[Place | None] = []
    threads = [threading.Thread(target=lambda: answers.append(store.get("ST162DH"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.area for answer in answers] == [STAFFORD] * 8


def test_a_forked_worker_asks_on_a_connection_of_its_own(store):
    assert store.get("ST162DH").area == STAFFORD
    parents = store._opened().sqlite
    child = os.fork()
    if child == 0:
        right = store.get("ST162DH") == Place(STAFFORD, None, 392_100, 323_300)
        os._exit(0 if right and store._opened().sqlite is not parents else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert store.get("ST162DH").area == STAFFORD


def test_a_replaced_file_is_picked_up_and_the_open_one_stays_whole(store, settings):
    settings.POSTCODES_FILE = store.path
    first = default_store()
    assert first.get("ST162DH").area == STAFFORD
    assert default_store() is first
    build(RowsSource(("ST1 1AA", STOKE), ("ST16 2DH", NEWCASTLE)), store.path)
    # A worker in the middle of a request keeps the old file's rows with the old file's areas.
    assert first.get("ST162DH").area == STAFFORD
    assert default_store().get("ST162DH").area == NEWCASTLE


def test_a_file_that_appears_later_is_picked_up(tmp_path, settings):
    settings.POSTCODES_FILE = tmp_path / "postcodes.sqlite3"
    assert not default_store().is_available
    build_store(tmp_path, [("ST16 2DH", STAFFORD)])
    assert default_store().is_available
