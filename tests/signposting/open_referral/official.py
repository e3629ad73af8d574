"""The official sample feeds and schemas, as tests read them (`data/README.md` says whose they are)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from signposting.open_referral.schema import formats

DATA = Path(__file__).parent / "data"


def mock(feed: str, name: str) -> Any:
    """One answer of a sample feed: `mock("Default", "service_full")`."""
    return json.loads((DATA / "mocks" / feed / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _compiled(name: str) -> Draft202012Validator:
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (DATA / "compiled").glob("*.json")}
    registry = Registry().with_resources((file, DRAFT202012.create_resource(each)) for file, each in files.items())
    return Draft202012Validator(files[f"{name}.json"], registry=registry, format_checker=formats)


def official_faults(name: str, obj: object) -> list[str]:
    """What of `obj` breaks a compiled schema, the one the official validator loads, in its own words."""
    return [f"{list(error.absolute_path)}: {error.message}" for error in _compiled(name).iter_errors(obj)]
