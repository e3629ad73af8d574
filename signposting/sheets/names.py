"""Needs and areas in a cell: by name for people, with the code behind it for machines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_CODED = re.compile(r"\(([A-Za-z0-9]+)\)\s*$")


def named_codes(codes: list[str], known: Mapping[str, Any]) -> str:
    """`["talk", "door"]` -> `"Tell someone (door); Someone to talk to (talk)"`; sorted by code, as records are."""
    return "; ".join(f"{known[code].name.replace(';', ',')} ({code})" for code in codes)


def codes_in(cell: str, known: Mapping[str, Any], by_name: Mapping[str, str]) -> list[str]:
    """The codes in a cell, each written as "Name (code)", as the code or as the name.

    `by_name` leads from a name in small letters to its code. What is neither is handed on as it stands, so that
    whoever looks it up can say so.
    """
    found = (code for part in re.split(r"[;\n]", cell) for code in _codes(part.strip(), known, by_name))
    return list(dict.fromkeys(found))


def _codes(part: str, known: Mapping[str, Any], by_name: Mapping[str, str]) -> list[str]:
    if not part:
        return []
    coded = _CODED.search(part)
    for code in (part, coded[1] if coded else "", by_name.get(part.casefold(), "")):
        if code in known:
            return [code]
    if "," in part:
        return [code for piece in part.split(",") for code in _codes(piece.strip(), known, by_name)]
    return [part]
