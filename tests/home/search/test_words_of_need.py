"""Help stands first for words of need, and not before a question from somebody's desk."""

from __future__ import annotations

import pytest

from home.search.crisis import LEADS, help_first


def groups(asked: str) -> set[str]:
    found = help_first(asked)
    return {name for name, lead in LEADS.items() if found is not None and str(lead) in found.leads}


@pytest.mark.parametrize(
    ("asked", "group"),
    [
        ("she says she wants to kill herself", "life"),
        ("i dont want to be here any more", "life"),
        ("i took loads of pills", "life"),
        ("shes 14 been gone since 4 phone off what do i do", "missing"),
        ("my daughter hasn't come home", "missing"),
        ("he's been gone all night and his mates dont know where he is", "missing"),
        ("ran off again tonight and her phone is off", "missing"),
        ("I know where he lives and I am going round", "going"),
        ("im gonna batter him", "going"),
        ("i want to kill the bloke who did this to her", "going"),
        ("im being held in a flat and cant get out", "danger"),
        ("they locked me in a room", "danger"),
        ("saw a man pulling a girl into a car", "danger"),
        ("hes gonna kill me", "danger"),
        ("woke up with no clothes on", "hurt"),
        ("i was drugged", "hurt"),
    ],
)
def test_need_is_heard_in_many_words(asked, group):
    assert group in groups(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "third emergency contraception this term, 15, won't say who partner is",
        "emergency plan",
        "crisis policy",
        "staff safety in an emergency",
        "number of the emergency duty team",
        "knife crime lesson",
        "training on self harm",
        "rape myths",
        "tender for the missing service",
        "missing persons policy",
        "missing from school again",
        "the lad we look after goes missing every weekend",
        "do the police take your phone off you",
        "taken my daughters phone off her",
        "what does a social worker do when they come round",
        "pictures are going round school",
        "i never came back to that club",
        "can you take my sisters picture down",
        "it took too long",
        "he is going to school",
    ],
)
def test_a_question_from_a_desk_or_about_the_past_is_just_answered(asked):
    assert groups(asked) == set()


def test_a_statement_is_heard_even_beside_the_words_of_a_desk():
    assert groups("after the lesson she said she wants to die") == {"life"}


def test_each_group_has_its_sentence_and_its_services_are_in_the_starter_directory(starter, db):
    from signposting.models import Service

    found = help_first("i want to die, i was raped, he is missing, i am going round there, he has a knife")
    assert found is not None
    assert len(found.leads) == len(LEADS)
    assert set(found.services) <= set(Service.objects.values_list("key", flat=True))
