"""Another partnership changes data, never code: nothing outside the packs and the tests names a place of one."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from django.conf import settings

from home.starter.pack import PACKS, read_pack
from signposting.area_reference import AUTHORITIES

ROOT = Path(settings.ROOT)
# Codes of the Office for National Statistics: a nation's letter, or that of the islands, and eight digits.
ONS_CODE = re.compile(r"\b[EWSNKJLM][0-9]{8}\b")


def our_files() -> list[Path]:
    """Every .py and .html that is neither a pack's nor a test's."""
    rooms = [ROOT / room for room in ("home", "resources", "signposting", "site", "templates")]
    found = [
        *ROOT.glob("*.py"),
        *(path for room in rooms for kind in ("py", "html") for path in room.rglob(f"*.{kind}")),
    ]
    return [path for path in found if path.parent == PACKS or PACKS not in path.parents]


def names_of_the_packs() -> set[str]:
    """The councils that each pack serves, with their counties, as they are written and as they stand in addresses."""
    with AUTHORITIES.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    packs = [read_pack(about.parent.name) for about in PACKS.glob("*/pack.json")]
    served = {code for pack in packs for code in pack.campaign_areas}
    real = [row for row in rows if row["code"] in served]
    names = {name for row in real for name in (row["name"], row["upper_tier_name"])}
    names |= {row.name for pack in packs for row in pack.own_areas}
    # "Stoke" and "Staffordshire Police" give a place away as well as its whole name does.
    names |= {name.split("-")[0] for name in names if "-" in name}
    return names | {name.lower().replace(" ", "-") for name in names}


def test_no_code_and_no_template_names_a_place_of_a_pack_or_a_code_of_the_statistics_office():
    files = our_files()
    assert len(files) > 150
    names = names_of_the_packs()
    assert "Staffordshire" in names
    assert "port-ansel" in names
    place = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if place.search(line) or ONS_CODE.search(line)
    ]
    assert found == []
