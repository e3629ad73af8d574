"""The starter pack's place list sends people to the right district, and knows no name twice."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from signposting.places import normalise

PLACES = Path(__file__).parents[2] / "home" / "starter" / "staffordshire" / "places.csv"

EXPECTED = {
    "E06000021": ["Stoke-on-Trent", "Stoke", "Hanley", "Burslem", "Tunstall", "Longton", "Fenton"],
    "E07000192": ["Cannock", "Rugeley", "Hednesford", "Norton Canes"],
    "E07000193": ["Burton upon Trent", "Burton-on-Trent", "Uttoxeter"],
    "E07000194": ["Lichfield", "Burntwood"],
    "E07000195": ["Newcastle-under-Lyme", "Newcastle", "Kidsgrove", "Keele"],
    "E07000196": ["Wombourne", "Codsall", "Penkridge", "Great Wyrley", "Perton", "Kinver"],
    "E07000197": ["Stafford", "Stone", "Eccleshall"],
    "E07000198": ["Leek", "Biddulph", "Cheadle", "Werrington"],
    "E07000199": ["Tamworth"],
}


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in EXPECTED.items() for name in names])
def test_a_town_people_know_is_in_its_district(places, code, name):
    typed = normalise(name.upper().replace("-", " "))
    assert [place["area_code"] for place in places if normalise(place["name"]) == typed] == [code]


def test_every_row_is_whole_and_no_name_stands_twice(places):
    assert len(places) >= 100
    assert {place["area_code"] for place in places} == set(EXPECTED)
    assert all(place["name"] and place["source"] for place in places)
    assert all(place["population"].isdigit() or place["population"] == "" for place in places)
    assert len({normalise(place["name"]) for place in places}) == len(places)
