"""The bank holidays of the four nations, from the `holidays` library's bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

from signposting.hours.rules import Nation

_SUBDIVISION = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@lru_cache(maxsize=64)
def bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """Dates and names of one nation's bank holidays in one year.

    When Christmas Day, Boxing Day or another fixed date falls on a weekend, both it and its substitute
    weekday are listed. The official list names the substitute alone, but no one would expect a service
    that is "closed on bank holidays" to answer on Christmas Day because it is a Saturday.
    """
    found = country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year, language="en_GB")
    return MappingProxyType({day: _plain_name(name) for day, name in found.items()})


def _plain_name(name: str) -> str:
    # "Substitute day" is the term printed on official British lists; the library's is international.
    return name.replace("(observed)", "(substitute day)").replace("; ", ", ").replace("'", "’")
