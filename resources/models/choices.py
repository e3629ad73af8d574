"""The closed lists of the library that only code can change, because rules hang on them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceType(models.TextChoices):
    """What kind of thing it is."""

    LESSON = "lesson", _("Lesson plan")
    SLIDES = "slides", _("Slides")
    POSTER = "poster", _("Poster")
    LEAFLET = "leaflet", _("Leaflet")
    GUIDE = "guide", _("Guide")
    BRIEFING = "briefing", _("Staff briefing")
    CHECKLIST = "checklist", _("Signs checklist")
    CONVERSATION = "conversation", _("Conversation guide")
    TOOL = "tool", _("Assessment tool")
    CARD = "card", _("Card")
    POLICY = "policy", _("Policy template")
    ARTWORK = "artwork", _("Campaign artwork")
    FILM_GUIDE = "film-guide", _("Film and guide")
    RESEARCH = "research", _("Research summary")


class Nation(models.TextChoices):
    """Whose law and schools it was written for."""

    ENGLAND = "e", _("England")
    WALES = "w", _("Wales")
    SCOTLAND = "s", _("Scotland")
    NORTHERN_IRELAND = "n", _("Northern Ireland")


class Supervision(models.TextChoices):
    """What a leader needs before using it."""

    NONE = "none", _("None needed")
    READ_FIRST = "read", _("Read it through yourself first")
    TRAINED = "trained", _("Only a leader trained for it")


class State(models.TextChoices):
    """Whether it is to be used. Nothing in the library is ever deleted: printed links have to answer."""

    CURRENT = "current", _("Current")
    SUPERSEDED = "superseded", _("Replaced by another")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class WhyWithdrawn(models.TextChoices):
    """Reasons a reader is told."""

    ERROR = "error", _("It had a mistake in it")
    REPLACED = "replaced", _("Something better took its place")
    MERGED = "merged", _("It became part of another")
    LAW = "law", _("The law changed")
    OWNER = "owner", _("Its owner asked for it")
    SAFETY = "safety", _("It was not safe to use")


class Purpose(models.TextChoices):
    """What one file of a resource is for. The order is the order on the page."""

    MAIN = "main", _("To print")
    EDITABLE = "editable", _("To edit")
    ACCESSIBLE = "accessible", _("Accessible")
    LARGE = "large", _("Large print")
    EASY_READ = "easy-read", _("Easy Read")
    TRANSLATION = "translation", _("Translation")
    BSL = "bsl", _("BSL film")
    AUDIO = "audio", _("Audio")
    ARTWORK = "artwork", _("Artwork")


class Change(models.TextChoices):
    """What a new version changed, which decides who must agree and what a holder of the old one is told."""

    NEW = "new", _("The first version")
    TYPO = "typo", _("A slip of the pen")
    CONTENT = "content", _("Content")
    SAFETY = "safety", _("Something that keeps people safe")
