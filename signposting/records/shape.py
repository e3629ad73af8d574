"""The shape of a record: which facts it holds, under which names.

A record is a dictionary that JSON can hold, as an entry of a starter pack's `services.json` is. A name that is left
out means "not said": what is known already then stays. `needs` and `coverage` hold codes, `stands_in_for` a key,
`channels` a list of dictionaries in the order they are shown, each with `times`; dates and times are ISO text,
`open_id` a UUID as text. `if_new` holds facts for a service that is not here yet, such as the first words of the note
to staff: what staff write afterwards is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]

# Facts of a service that stand in the record as they stand in the model.
PLAIN = (
    "name", "role", "what", "what_happens", "audiences", "who_for", "age_rule", "age_min", "age_max", "gender",
    "name_needed", "on_phone_bill", "recorded", "who_is_told", "languages", "how_to_refer", "owner", "owner_email",
    "source", "note", "check_every_days",
)  # fmt: skip
CHANNEL = (
    "kind", "value", "label", "is_private", "cost", "needs_account", "relay_uk", "bsl", "known_hours",
    "on_bank_holidays", "holidays_of",
)  # fmt: skip
# The two parts an organisation can play; what is said of it stands under "<part>_website" and so on.
PARTS = ("organisation", "commissioner")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a record. `field` is a name, or `channels.1.value` for the second way to get in touch."""

    field: str
    says: str


class RecordFault(Exception):  # noqa: N818 (reads as what it is)
    """The record points at things that do not exist or holds what cannot be read; `faults` lists all of it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.says}" for fault in faults))
        self.faults = faults
