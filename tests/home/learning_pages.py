"""One small example of each page type people learn from, as a writer's record, for the tests that show them."""

from __future__ import annotations

from typing import Any

END = [{"type": "say", "value": {"text": "Even if none of this fits, you can talk to someone."}}]

SIGNS: dict[str, Any] = {
    "type": "SignsPage",
    "slug": "what-to-look-for",
    "title": "What to look for",
    "introduction": "Small changes that stay, or come together.",
    "body": [
        {
            "type": "signs",
            "value": {
                "heading": "At home",
                "signs": [
                    {
                        "sign": "New things",
                        "example": "A phone nobody bought.",
                        "otherwise": "a gift, or a paid job",
                    },
                    {"sign": "Out late", "example": "And will not say where."},
                ],
            },
        },
        {
            "type": "checklist",
            "value": {"heading": "Before you call", "introduction": "", "items": ["What you saw", "When and where"]},
        },
    ],
}
RING_TRUE: dict[str, Any] = {
    "type": "RingTruePage",
    "slug": "ring-true",
    "title": "Does any of this ring true?",
    "audience": "y",
    "introduction": "Read it in your own time.",
    "groups": [
        {
            "type": "group",
            "value": {
                "heading": "Things I get",
                "statements": ["They give me things, and now I owe them.", "They pay for everything."],
            },
        },
        {
            "type": "group",
            "value": {"heading": "Secrets", "statements": ["They want me to keep it secret."]},
        },
    ],
    "body": END,
}
WHAT_HAPPENS: dict[str, Any] = {
    "type": "WhatHappensPage",
    "slug": "after-you-tell",
    "title": "After you tell",
    "introduction": "Step by step.",
    "body": [
        {
            "type": "steps",
            "value": {
                "heading": "The first day",
                "steps": [
                    {
                        "heading": "Someone listens",
                        "text": "<p>They ask what happened.</p>",
                        "when": "The same day",
                        "who_will_know": "The person you told, and their team.",
                        "you_can_say_no": "You don’t have to say it all at once.",
                    },
                    {"heading": "They plan with you", "text": "<p>You say what would help.</p>"},
                ],
            },
        },
        {"type": "more", "value": {"items": [{"heading": "What if I change my mind?", "text": "<p>Say so.</p>"}]}},
        {
            "type": "table",
            "value": {
                "caption": "Words that help",
                "table": {
                    "columns": ["Say", "Not"],
                    "rows": [["He was hurt", "He was bad"], ["I hear you", "Why?"]],
                },
            },
        },
    ],
}
STORY: dict[str, Any] = {
    "type": "StoryPage",
    "slug": "the-lift-home",
    "title": "The lift home",
    "content_note": "This story has threats in it. It ends with help.",
    "who": "A boy of 15",
    "scenes": [
        {"type": "scene", "value": {"heading": "September", "text": "<p>He bought us chips.</p>"}},
        {
            "type": "scene",
            "value": {"heading": "The car", "text": "<p>He said I owed him.</p>", "is_turning_point": True},
        },
    ],
    "body": END,
}
MYTHS: dict[str, Any] = {
    "type": "MythsPage",
    "slug": "true-or-not",
    "title": "True or not?",
    "introduction": "What people say, and what is so.",
    "body": [
        {
            "type": "myths",
            "value": {
                "heading": "What people say",
                "myths": [{"myth": "“It only happens to girls.”", "answer": "<p>It happens to boys too.</p>"}],
            },
        },
        {"type": "young_words", "value": {"words": "I thought it was just me.", "who": "A girl of 14"}},
    ],
}
EASY_READ: dict[str, Any] = {
    "type": "EasyReadPage",
    "slug": "easy",
    "title": "Is this OK? In easy words",
    "introduction": "",
    "points": [
        {
            "type": "point",
            "value": {"picture_name": "talking", "text": "You can talk to us.\nWe will listen."},
        },
        {"type": "point", "value": {"picture_name": "phone", "text": "It can all happen on a phone."}},
    ],
    "body": END,
}
RECORDS = (SIGNS, RING_TRUE, WHAT_HAPPENS, STORY, MYTHS, EASY_READ)
