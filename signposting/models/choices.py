"""The fixed answers a service record is built from. Every list of facts has "not known", and starts there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fact(models.TextChoices):
    """A yes-or-no fact that may not be known."""

    UNKNOWN = "", _("Not known")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class NameNeeded(models.TextChoices):
    """Whether somebody must say who they are."""

    UNKNOWN = "", _("Not known")
    YES = "yes", _("Yes")
    NO = "no", _("No")
    DEPENDS = "depends", _("Professionals must, the public need not")


class Role(models.TextChoices):
    """The part a service plays that pages and the coverage check rely on."""

    NONE = "", _("None of these")
    EMERGENCY = "emergency", _("Emergency number")
    FRONT_DOOR = "front_door", _("Front door: who to tell about a child")
    OUT_OF_HOURS = "out_of_hours", _("Out of hours: stands in for a front door")
    TARGETED = "targeted", _("Commissioned: one-to-one support for children who are exploited")
    MISSING = "missing", _("Commissioned: talk after a child went missing")


class AgeRule(models.TextChoices):
    """Whether the ages a service is for are known."""

    UNKNOWN = "", _("Not known")
    ANY = "any", _("Any age")
    RANGE = "range", _("From and to, below")


class Gender(models.TextChoices):
    """Who may use a service."""

    UNKNOWN = "", _("Not known")
    ANYONE = "anyone", _("Anyone")
    GIRLS = "girls", _("Girls and women")
    BOYS = "boys", _("Boys and men")


class ChannelKind(models.TextChoices):
    """How somebody gets in touch."""

    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    CHAT = "chat", _("Online chat")
    EMAIL = "email", _("Email")
    WEB = "web", _("Website or online form")
    ADDRESS = "address", _("Place to go")
    FRONT_DOOR = "front_door", _("Ask the front door of the area")


class Cost(models.TextChoices):
    """What a call or message costs."""

    UNKNOWN = "", _("Not known")
    FREE = "free", _("Free")
    STANDARD = "standard", _("Usual rate")
    CHARGED = "charged", _("Charged")


class KnownHours(models.TextChoices):
    """How much is known of a channel's hours."""

    UNKNOWN = "", _("Not known")
    ALWAYS = "always", _("Day and night, every day")
    TIMES = "times", _("At the times below")
    STANDS_IN = "stands_in", _("Whenever the service it stands in for is closed")


class OnBankHolidays(models.TextChoices):
    """What happens on a bank holiday."""

    UNKNOWN = "", _("Not known")
    CLOSED = "closed", _("Closed")
    AS_USUAL = "as_usual", _("Open as on any other day")
    OWN_TIMES = "own_times", _("At its own times (rows for bank holidays)")


class HolidayNation(models.TextChoices):
    """Whose bank holidays count."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class Day(models.IntegerChoices):
    """Days a row of hours can name; Monday is 0, as in Python."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
    BANK_HOLIDAY = 7, _("Bank holidays")


class CheckStep(models.TextChoices):
    """What somebody did to make sure that a record is true."""

    RANG = "rang", _("I rang the number, or the service confirmed it to me")
    OPENED = "opened", _("I opened its website and each address")
    HOURS = "hours", _("The hours are right")
    AREA = "area", _("The area it covers is right")
    WHO = "who", _("Who it is for is right: readers, ages, needs")


class WithdrawnReason(models.TextChoices):
    """Why a service left the directory."""

    CLOSED = "closed", _("It has closed")
    REPLACED = "replaced", _("Another service took over")
    MERGED = "merged", _("It became part of another service")
    WRONG = "wrong", _("The details were wrong")
    UNSAFE = "unsafe", _("It is not safe to recommend")
