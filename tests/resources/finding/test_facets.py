"""The number beside a filter is the length of the list it leads to, whatever else is chosen."""

from __future__ import annotations

import random
import re
from itertools import chain, combinations, product

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.finding.facets import Group, Value, counts, matching
from resources.finding.masks import mask_of, places_in
from resources.finding.reading import read
from resources.models import ResourcePage

ALL = 6
RESOURCES = st.lists(st.sets(st.sampled_from(["a1", "a2", "b1", "b2", "c1", "c2"])), max_size=ALL)


def subsets(keys: list[str]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(keys, many) for many in range(len(keys) + 1)))


@settings(max_examples=60, deadline=None)
@given(RESOURCES)
def test_each_count_is_the_length_of_its_list_for_every_combination_of_choices(resources):
    def group(letter: str, *, excludes: bool = False) -> Group:
        keys = (f"{letter}1", f"{letter}2")
        values = (Value(key, key, mask_of(n for n, has in enumerate(resources) if key in has)) for key in keys)
        return Group(letter, letter, tuple(values), excludes)

    groups = (group("a"), group("b"), group("c", excludes=True))
    everything = (1 << len(resources)) - 1

    def listed(choices: dict[str, tuple[str, ...]]) -> list[int]:
        """What a reader would keep, resource by resource."""
        return [
            place
            for place, has in enumerate(resources)
            if all(not choices[letter] or has & set(choices[letter]) for letter in "ab")
            and not has & set(choices["c"])
        ]

    for picked in product(*(subsets([f"{letter}1", f"{letter}2"]) for letter in "abc")):
        choices = dict(zip("abc", picked, strict=True))
        assert places_in(matching(groups, everything, choices)) == listed(choices)
        for letter, found in counts(groups, everything, choices).items():
            for key, count in found.items():
                assert count == len(listed({**choices, letter: (key,)}))


def stands_under(page: ResourcePage, group: str, keys: tuple[str, ...]) -> bool:
    """Whether a leader would say that the resource matches: asked of the record itself, in other words than ours."""
    files = [file for file in page.files.all() if file.versions.filter(is_current=True).exists()]
    kinds = {file.versions.get(is_current=True).kind for file in files}
    ages = range(page.age_min, page.age_max + 1) if page.age_min is not None else None
    has = {
        "role": lambda key: page.roles.filter(key=key).exists(),
        "setting": lambda key: page.settings.filter(key=key).exists(),
        "topic": lambda key: page.topics.filter(slug=key).exists(),
        "type": lambda key: page.kind == key,
        "nation": lambda key: key in page.nations,
        "minutes": lambda key: page.minutes and (page.minutes > 60 if key == "longer" else page.minutes <= int(key)),
        "format": lambda key: (
            page.web_only if key == "page" else key in kinds or any(file.purpose == key for file in files)
        ),
        "language": lambda key: key == "en" if page.web_only else any(file.language == key for file in files),
        "without": lambda key: page.content_notes.filter(key=key).exists(),
        "send": lambda _key: page.has_send_version,
        "parents": lambda _key: page.parents_may_see is True,
        "age": lambda key: (
            ages is None
            if key == "adults"
            else ages is not None
            and any(age < int(key.split("-")[1]) and age >= int(key.split("-")[0]) for age in list(ages)[:-1] or ages)
        ),
    }
    return any(has[group](key) for key in keys) != (group == "without")


@pytest.mark.both_databases
def test_the_lists_of_a_real_shelf_hold_what_a_leader_would_pick(shelf):
    now = read("", timezone.localdate())
    pages = [ResourcePage.objects.get(pk=pk) for pk in now.pks]
    assert {page.title for page in pages} == {page.title for page in shelf[:23]}
    under = {
        (group.key, value.key): {
            place for place, page in enumerate(pages) if stands_under(page, group.key, (value.key,))
        }
        for group in now.groups
        for value in group.values
    }
    chance = random.Random(1)
    for _turn in range(400):
        chosen = chance.sample(now.groups, chance.randint(0, 3))
        choices = {
            group.key: tuple(
                value.key for value in chance.sample(group.values, chance.randint(1, min(3, len(group.values))))
            )
            for group in chosen
            if group.values
        }
        kept = set(range(len(pages)))
        for group, keys in choices.items():
            sets = [under[group, key] for key in keys]
            kept &= set.intersection(*sets) if group == "without" else set.union(*sets)
        assert set(places_in(matching(now.groups, now.everything, choices))) == kept


def test_every_tick_on_the_page_says_how_many_its_address_lists(shelf, look):
    for already in ("?role=teacher&without=violence", "?topic=signs&topic=online&nation=e"):
        page = look(already)
        ticks = re.findall(
            r'<input type="checkbox" name="([\w-]+)" value="([\w-]+)"( disabled| checked|)>.*?</span>(\d+)</i>', page
        )
        assert len(ticks) > 40
        for group, value, state, count in ticks:
            kept = "&".join(pair for pair in already[1:].split("&") if not pair.startswith(f"{group}="))
            told = re.search(r'id="list-heading">\s*(\d+)', look(f"?{kept}&{group}={value}")).group(1)
            assert told == count, (already, group, value)
            assert (state == " disabled") == (count == "0" and f"{group}={value}" not in already)
