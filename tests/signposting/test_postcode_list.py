"""A list of more postcodes is built in beside the directory, once, and again when it has changed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from signposting.management.commands import build_postcodes
from signposting.postcode_store import Place, PostcodeStore
from tests.signposting.postcode_builders import STAFFORD, RowsSource

HEADER = "postcode,area_code,easting,northing\n"


@pytest.fixture
def build(tmp_path, monkeypatch, settings):
    """Builds with a directory of one postcode; answers what the command said."""
    settings.POSTCODES_FILE = tmp_path / "postcodes.sqlite3"
    monkeypatch.setattr(
        build_postcodes, "PackageSource", lambda: RowsSource(("ST16 2DH", STAFFORD, 392_149, 323_251))
    )

    def run(lines: str, **options: object) -> str:
        (tmp_path / "more.csv").write_text(HEADER + lines, encoding="utf-8")
        said = StringIO()
        call_command("build_postcodes", also=tmp_path / "more.csv", stdout=said, **options)
        return said.getvalue()

    return run


def test_a_new_home_is_found_and_nothing_of_the_directory_is_lost(build, settings):
    build(f"st16 9zz,{STAFFORD},392200,323300\nST16 9ZY,{STAFFORD},,\n")
    store = PostcodeStore(settings.POSTCODES_FILE)
    assert store.get("ST169ZZ") == Place(STAFFORD, None, 392_200, 323_300)
    assert store.get("ST169ZY") == Place(STAFFORD)
    assert store.get("ST162DH").area == STAFFORD
    assert sorted(store.in_area(STAFFORD)) == ["ST162DH", "ST169ZY", "ST169ZZ"]
    assert list(store.in_area("E06000021")) == []


def test_the_file_is_built_again_only_when_the_list_is_not_in_it(build):
    lines = f"ST16 9ZZ,{STAFFORD},,\n"
    assert "are in place" not in build(lines, if_missing=True)
    assert "are in place" in build(lines, if_missing=True)
    assert "are in place" not in build(lines + f"ST16 9ZY,{STAFFORD},,\n", if_missing=True)


@pytest.mark.parametrize(
    "lines",
    [
        "ST16 9ZZ,,,\n",
        f"ST16 9ZZ,{STAFFORD},east,north\n",
        f"ST16 2DH,{STAFFORD},,\n",  # in the directory already
        f"not a postcode,{STAFFORD},,\n",
        f"ST16 9ZZ,{STAFFORD}\n",
    ],
)
def test_a_list_with_a_fault_builds_nothing_and_names_no_postcode(build, settings, lines):
    with pytest.raises(CommandError, match="Postcodes were not built") as refused:
        build(lines)
    assert not Path(settings.POSTCODES_FILE).exists()
    assert "ST16" not in str(refused.value)
