"""What each fact of a record is called: over the columns of a sheet, in a list of changes, in a fault."""

from __future__ import annotations

# Not translated: these words are part of a file format, and what was downloaded must be readable again.
FACTS = {
    "key": "Key",
    "name": "Name",
    "organisation": "Run by",
    "organisation_website": "Run by: website",
    "organisation_what": "Run by: what it is",
    "commissioner": "Paid for by",
    "commissioner_website": "Paid for by: website",
    "commissioner_what": "Paid for by: what it is",
    "role": "Part in the finder",
    "stands_in_for": "Stands in for",
    "what": "What it does",
    "what_happens": "What happens when you get in touch",
    "audiences": "Who may get in touch",
    "who_for": "Who it is for, in words",
    "age_rule": "Ages",
    "gender": "Who may use it",
    "needs": "What it helps with",
    "coverage": "Where it helps",
    "name_needed": "Must you give your name?",
    "on_phone_bill": "Does it show on the bill?",
    "recorded": "Are calls or chats recorded?",
    "who_is_told": "Who is told?",
    "languages": "Languages",
    "how_to_refer": "How professionals refer",
    "owner": "Who keeps this true",
    "owner_email": "Their mailbox",
    "source": "Where the details come from",
    "source_assured_on": "Assured by its source on",
    "check_every_days": "Check every (days)",
    "note": "Note to staff",
    "open_id": "Service id",
    "organisation_open_id": "Run by: id",
    "commissioner_open_id": "Paid for by: id",
    "version": "Version",
}
WAY_FACTS = {
    "kind": "kind",
    "value": "number or address",
    "label": "what it is called",
    "is_private": "for staff only",
    "cost": "cost",
    "needs_account": "needs an account",
    "relay_uk": "Relay UK",
    "bsl": "sign language",
    "known_hours": "hours",
    "on_bank_holidays": "on bank holidays",
}
# Told in the column of another fact.
_TOLD_WITH = {"age_min": "age_rule", "age_max": "age_rule"}
_WAY_TOLD_WITH = {"times": "known_hours", "holidays_of": "on_bank_holidays"}


def words_for(field: str) -> str:
    """`"what"` -> `"What it does"`; `"channels.1.value"` -> `"Way 2: number or address"`; `""` -> `""`."""
    if field.startswith("channels."):
        _channels, place, name, *_rest = [*field.split("."), "", ""]
        name = _WAY_TOLD_WITH.get(name, name)
        fact = WAY_FACTS.get(name, "")
        return way_column(int(place), fact) if fact else f"Way {int(place) + 1}"
    if field == "channels":
        return "Ways to get in touch"
    field = _TOLD_WITH.get(field, field)
    return FACTS.get(field, field)


def way_column(place: int, fact: str) -> str:
    """The name of a column about the way to get in touch at `place`, counted from 0."""
    return f"Way {place + 1}: {fact}"
