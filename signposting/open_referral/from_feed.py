"""One service of another directory's feed as a record of ours: what fits exactly, and the rest in words for staff.

What the feed does not say is left out of the record and so stays as it is; nothing is inferred from what it does say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from signposting.models import Area
from signposting.models.choices import AgeRule
from signposting.open_referral.feed_ways import ways_of, web_address
from signposting.open_referral.know_about import NAME as KNOW_ABOUT
from signposting.open_referral.own_record import own_record
from signposting.open_referral.plain_text import cut, one_line, plain
from signposting.open_referral.schema import faults_of
from signposting.open_referral.taxonomies import AUDIENCES, NEEDS
from signposting.records import Record

NAME_MOST, WHAT_MOST, WEBSITE_MOST, NOTE_MOST, WORDS_MOST = 120, 300, 200, 6000, 2000
OLDEST = 120
# A report nobody reads to the end helps nobody.
MOST_FAULTS = 8
_ONS_CODE = re.compile(r"(?<![A-Za-z0-9])([EWSNKLM]\d{8})/?$")
_GONE = {
    "inactive": "Its source says that the service is not running (inactive).",
    "defunct": "Its source says that the service has closed (defunct).",
}


@dataclass(frozen=True, slots=True)
class Here:
    """What this site knows that a feed may name, and the day. `terms` are our own taxonomy terms with their codes."""

    today: date
    source: str
    terms: Mapping[UUID, tuple[str, str]]
    area_codes: frozenset[str]
    current_areas: frozenset[str]
    areas_by_name: Mapping[str, str]

    @classmethod
    def of(cls, areas: Iterable[Area], terms: Mapping[UUID, tuple[str, str]], *, today: date, source: str) -> Here:
        """From the areas of this site. Only those that exist today answer to a name, if no other has the same."""
        known = list(areas)
        current = [area for area in known if area.valid_until is None or area.valid_until > today]
        names = Counter(area.name.casefold() for area in current)
        return cls(
            today=today,
            source=source,
            terms=terms,
            area_codes=frozenset(area.code for area in known),
            current_areas=frozenset(area.code for area in current),
            areas_by_name={area.name.casefold(): area.code for area in current if names[area.name.casefold()] == 1},
        )


@dataclass(slots=True)
class Converted:
    """A service as read. With `faults` there is no record; `warnings` and `faults` are sentences for staff."""

    record: Record | None = None
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def record_from_feed(given: Mapping[str, Any], here: Here) -> Converted:
    """Read one service object. It must fit the official schema; empty values in it count as left out."""
    service = {name: value if name == KNOW_ABOUT else _without_blanks(value) for name, value in given.items()}
    service = {name: value for name, value in service.items() if value is not None}
    converted = Converted()
    faults = faults_of("service", {name: value for name, value in service.items() if name != KNOW_ABOUT})
    converted.faults += faults[:MOST_FAULTS]
    if len(faults) > MOST_FAULTS:
        converted.faults.append(f"There are {len(faults) - MOST_FAULTS} more faults of this kind.")
    status = service.get("status")
    if not faults and status in _GONE:
        converted.faults.append(f"{_GONE[status]} If it stands in this directory, look at it and withdraw it there.")
    if converted.faults:
        return converted
    if status == "temporarily closed":
        converted.warnings.append("Its source says that it is closed for now. Publish it only once it is open again.")
    if isinstance(service.get(KNOW_ABOUT), Mapping):
        converted.record, own_faults = own_record(service["id"], service[KNOW_ABOUT])
        converted.faults += own_faults
        if own_faults:
            converted.record = None
            return converted
        _leave_out_unknown(converted, here)
        converted.record["if_new"] = {"source": cut(here.source, 300)}
    else:
        converted.record = _foreign(service, here, converted.warnings)
    converted.record |= _assured(service, here, converted.warnings)
    return converted


def _leave_out_unknown(converted: Converted, here: Here) -> None:
    """Needs and areas of another partnership that this one does not have are told, not refused."""
    record = converted.record or {}
    needs = {code for taxonomy, code in here.terms.values() if taxonomy == NEEDS}
    for name, known, what in (("needs", needs, "a need"), ("coverage", here.area_codes, "an area")):
        strange = [cut(code, 40) for code in record[name] if code not in known]
        converted.warnings += [f"It names {what} not known here (“{code}”), which was left out." for code in strange]
        record[name] = [code for code in record[name] if code in known]


def _foreign(service: Mapping[str, Any], here: Here, warnings: list[str]) -> Record:
    words: list[str] = []
    ways = ways_of(service, here.today)
    record: Record = {"open_id": service["id"], "name": _short(service["name"], NAME_MOST, "name", warnings, words)}
    if description := plain(service.get("description")):
        record["what"] = _short(description, WHAT_MOST, "description", warnings, words)
    else:
        warnings.append("It does not say what it does.")
    record |= _organisation(service.get("organization"), warnings)
    record |= _ages(service, warnings)
    record |= _coverage(service, here, warnings, words)
    record |= _terms(service, here, words)
    if languages := [one_line(each.get("name")) for each in _objects(service, "languages") if each.get("name")]:
        record["languages"] = cut(", ".join(languages), 200)
    if ways.channels:
        record["channels"] = ways.channels
    else:
        warnings.append("It gives no way to get in touch that can be used.")
    warnings += dict.fromkeys(ways.warnings)
    words += ways.words
    words += _other_words(service)
    # What staff write themselves: the next import must not write over it.
    record["if_new"] = {"source": cut(here.source, 300), "note": _note(words)}
    return record


def _organisation(given: object, warnings: list[str]) -> Record:
    if not isinstance(given, Mapping) or not one_line(given.get("name")):
        warnings.append("It does not say who runs it.")
        return {}
    return {
        "organisation": cut(one_line(given["name"]), 200),
        "organisation_open_id": given["id"],
        "organisation_what": cut(one_line(given.get("description")), 200),
        "organisation_website": web_address(given.get("website"), WEBSITE_MOST),
    }


def _ages(service: Mapping[str, Any], warnings: list[str]) -> Record:
    given = [service.get("minimum_age"), service.get("maximum_age")]
    if given == [None, None]:
        return {}
    # The order of the questions matters: what is no number at all is within no limits.
    is_exact = all(age is None or (0 <= age <= OLDEST and age == int(age)) for age in given)
    ages = [None if age is None else int(age) for age in given] if is_exact else [None, None]
    least, most = ages
    if not is_exact or (least is not None and most is not None and least > most):
        warnings.append("Its ages cannot be right, so they count as not known.")
        return {}
    return {"age_rule": str(AgeRule.RANGE), "age_min": least, "age_max": most}


def _coverage(service: Mapping[str, Any], here: Here, warnings: list[str], words: list[str]) -> Record:
    codes: list[str] = []
    for area in _objects(service, "service_areas"):
        name = one_line(area.get("name") or area.get("service_area"))
        found = _ONS_CODE.search(one_line(area.get("uri")))
        code = found[1] if found and found[1] in here.current_areas else here.areas_by_name.get(name.casefold())
        if code is not None:
            codes.append(code)
            continue
        warnings.append("It names an area that is not known here. Say where it helps before it is published.")
        words.append(f"An area it helps in: {name or one_line(area.get('uri')) or 'without a name'}")
    if not codes:
        warnings.append("Where it helps is not known.")
    return {"coverage": sorted(set(codes))} if codes else {}


def _terms(service: Mapping[str, Any], here: Here, words: list[str]) -> Record:
    found: dict[str, list[str]] = {NEEDS: [], AUDIENCES: []}
    others: list[str] = []
    for attribute in _objects(service, "attributes"):
        term = attribute.get("taxonomy_term")
        term = term if isinstance(term, Mapping) else {}
        own = _uuid(term.get("id") or attribute.get("taxonomy_term_id"))
        if own is not None and own in here.terms:
            taxonomy, code = here.terms[own]
            found[taxonomy].append(code)
        elif name := one_line(term.get("name")):
            others.append(": ".join(filter(None, (one_line(term.get("taxonomy")), name))))
    if others:
        words.append(f"Its source sorts it under: {'; '.join(dict.fromkeys(others))}")
    return {name: sorted(set(codes)) for name, codes in found.items() if codes}


def _assured(service: Mapping[str, Any], here: Here, warnings: list[str]) -> Record:
    given = service.get("assured_date")
    if given is None:
        return {}
    try:
        day = date.fromisoformat(given[:10])
    except ValueError:
        warnings.append("The day its source last checked it cannot be read.")
        return {}
    if day > here.today:
        warnings.append("Its source says it was checked on a day that has not come yet.")
        return {}
    return {"source_assured_on": day.isoformat()}


def _other_words(service: Mapping[str, Any]) -> list[str]:
    """What has no place in a record and a member of staff would want to read."""
    named = {
        "alert": "Alert of its source", "fees": "What it costs, as its source says",
        "fees_description": "What it costs, as its source says", "accreditations": "Accreditations",
        "eligibility_description": "Who it is for, as its source says",
        "application_process": "How to apply, as its source says",
    }  # fmt: skip
    words = [f"{what}: {text}" for name, what in named.items() if (text := plain(service.get(name)))]
    for cost in _objects(service, "cost_options"):
        facts = (cost.get("option"), cost.get("amount"), cost.get("currency"), cost.get("amount_description"))
        told = [one_line(str(fact)) for fact in facts if fact is not None]
        if told:
            words.append(f"A cost its source names: {', '.join(told)}")
    return words


def _note(words: list[str]) -> str:
    note = "\n".join(cut(text, WORDS_MOST) for text in dict.fromkeys(words))
    return note if len(note) <= NOTE_MOST else note[: NOTE_MOST - 1] + "…"


def _short(text: str, most: int, what: str, warnings: list[str], words: list[str]) -> str:
    line = one_line(text)
    if len(line) <= most:
        return line
    warnings.append(f"Its {what} is longer than {most} characters and was cut. The whole is in the note.")
    words.append(f"Its whole {what}: {line}")
    return cut(line, most)


def _without_blanks(value: Any) -> Any:
    """The value without empty ones inside it; none if it is empty itself."""
    if isinstance(value, Mapping):
        kept = {name: _without_blanks(held) for name, held in value.items()}
        return {name: held for name, held in kept.items() if held is not None}
    if isinstance(value, list):
        return [held for held in map(_without_blanks, value) if held is not None]
    return None if value == "" else value


def _objects(holder: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    held = holder.get(name)
    return [each for each in held if isinstance(each, Mapping)] if isinstance(held, list) else []


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None
