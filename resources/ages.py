"""What the ages a resource is about are called in school, nation by nation.

England: the national curriculum's key stages. Northern Ireland: the stages of its curriculum (ccea.org.uk, read as a
stored copy in November 2026). Wales: the progression steps of the Curriculum for Wales, and Scotland: the levels of
Curriculum for Excellence, both written from general knowledge: have a teacher there look before relying on them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

# (from age, to age, in words); the upper age is the birthday at which the stage has ended.
STAGES: dict[str, list[tuple[int, int, object]]] = {
    "e": [
        (5, 7, _("Key Stage 1")),
        (7, 11, _("Key Stage 2")),
        (11, 14, _("Key Stage 3")),
        (14, 16, _("Key Stage 4")),
        (16, 18, _("Sixth form or college")),
    ],
    "w": [
        (5, 8, _("Progression Step 2 (Wales)")),
        (8, 11, _("Progression Step 3 (Wales)")),
        (11, 14, _("Progression Step 4 (Wales)")),
        (14, 16, _("Progression Step 5 (Wales)")),
    ],
    "s": [
        (6, 9, _("First Level (Scotland)")),
        (9, 12, _("Second Level (Scotland)")),
        (12, 15, _("Third and Fourth Level (Scotland)")),
        (15, 18, _("Senior Phase (Scotland)")),
    ],
    "n": [
        (4, 6, _("Foundation Stage (Northern Ireland)")),
        (6, 8, _("Key Stage 1 (Northern Ireland)")),
        (8, 11, _("Key Stage 2 (Northern Ireland)")),
        (11, 14, _("Key Stage 3 (Northern Ireland)")),
        (14, 16, _("Key Stage 4 (Northern Ireland)")),
    ],
}


def key_stages(age_min: int | None, age_max: int | None, nations: Iterable[str]) -> list[str]:
    """The stages that learners between two ages are in, in the order of the nations given (codes of `Nation`).

    "11 to 14" is Key Stage 3 and not 4 as well: who turns 14 in it is leaving it. No ages, no stages.
    """
    if age_min is None or age_max is None:
        return []
    upper = max(age_max, age_min + 1)
    return [
        str(words)
        for nation in nations
        for begins, ends, words in STAGES[nation]
        if age_min < ends and upper > begins
    ]
