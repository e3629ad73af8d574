"""Questions in visitors' own words, written before there was any search, find their answer among the first three.

`expect` in `questions.json`: slugs of pages; "service:key" for a card; "area:slug" for the finder's redirect; "help"
for help standing before everything else. One of them is enough.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

pytestmark = pytest.mark.both_databases

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))
LINK = re.compile(r'<h3><a href="[^"]*?([\w-]+)/">|<article class="card" data-service="([\w-]+)"')


def first_answers(client: Client, asked: str) -> list[str]:
    """What stands before everything else, or the first three of the list, in the questions' own spelling."""
    answer = client.post("/search/", {"asked": asked})
    if answer.status_code == 303:
        return [f"area:{answer['Location'].strip('/').rpartition('/')[2]}"]
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    helps = 0 < main.find("data-help-first") < main.find('href="tel:999"') < main.find('name="asked"')
    first = ["help"] if helps else []
    listed = main.partition('<ol class="found"')[2]
    return first + [f"service:{key}" if key else slug for slug, key in LINK.findall(listed)[:3]]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["asked"])
def test_a_question_finds_its_answer_among_the_first_three(visitor, question):
    found = first_answers(visitor, question["asked"])
    assert set(found) & set(question["expect"]), found
