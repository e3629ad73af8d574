"""Channels: each way to reach a service, with its own cost and hours."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from signposting import hours
from signposting.numbers import check_number, dialled, printed

from .choices import ChannelKind, Cost, Day, Fact, HolidayNation, KnownHours, OnBankHolidays

_KINDS = {
    KnownHours.UNKNOWN: hours.HoursKind.UNKNOWN,
    KnownHours.ALWAYS: hours.HoursKind.ALWAYS,
    KnownHours.TIMES: hours.HoursKind.TIMES,
    KnownHours.STANDS_IN: hours.HoursKind.STANDS_IN,
}
_BANK_HOLIDAYS = {
    OnBankHolidays.UNKNOWN: hours.BankHolidayRule.UNKNOWN,
    OnBankHolidays.CLOSED: hours.BankHolidayRule.CLOSED,
    OnBankHolidays.AS_USUAL: hours.BankHolidayRule.AS_USUAL,
    OnBankHolidays.OWN_TIMES: hours.BankHolidayRule.OWN_TIMES,
}
_NATIONS = {
    HolidayNation.ENGLAND: hours.Nation.ENGLAND,
    HolidayNation.WALES: hours.Nation.WALES,
    HolidayNation.SCOTLAND: hours.Nation.SCOTLAND,
    HolidayNation.NORTHERN_IRELAND: hours.Nation.NORTHERN_IRELAND,
}


class Channel(Orderable, ClusterableModel):
    """One way to reach a service."""

    service = ParentalKey("signposting.Service", on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=12, choices=ChannelKind.choices, default=ChannelKind.PHONE)
    value = models.CharField(
        _("number or address"),
        max_length=300,
        blank=True,
        help_text=_(
            "A phone number, spaced as the body prints it (without spaces, we put them in); a full web address; "
            "an email address; a postal address. Empty for “ask the front door”."
        ),
    )
    label = models.CharField(
        _("what it is called"),
        max_length=120,
        blank=True,
        help_text=_("Words for the link or beside the number: “Report online”, “then press 1”, “text SHOUT to”."),
    )
    cost = models.CharField(_("cost"), max_length=8, choices=Cost.choices, blank=True)
    needs_account = models.CharField(_("needs an account"), max_length=3, choices=Fact.choices, blank=True)
    relay_uk = models.CharField(_("Relay UK"), max_length=3, choices=Fact.choices, blank=True)
    bsl = models.CharField(_("sign language"), max_length=3, choices=Fact.choices, blank=True)
    known_hours = models.CharField(_("hours"), max_length=9, choices=KnownHours.choices, blank=True)
    on_bank_holidays = models.CharField(
        _("on bank holidays"), max_length=9, choices=OnBankHolidays.choices, blank=True
    )
    holidays_of = models.CharField(
        _("bank holidays of"), max_length=16, choices=HolidayNation.choices, default=HolidayNation.ENGLAND
    )

    is_private = models.BooleanField(
        _("for staff only"),
        default=False,
        help_text=_("Kept from the public everywhere: a refuge's address, a number for professionals only."),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("value")]),
        FieldPanel("label"),
        FieldPanel("is_private"),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("needs_account")]),
        FieldRowPanel([FieldPanel("relay_uk"), FieldPanel("bsl")]),
        FieldPanel("known_hours"),
        FieldRowPanel([FieldPanel("on_bank_holidays"), FieldPanel("holidays_of")]),
        InlinePanel("times", heading=_("Times"), label=_("time")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("way to get in touch")
        verbose_name_plural = _("ways to get in touch")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value or self.label}"

    def clean(self) -> None:
        """Each kind of channel needs its own kind of value."""
        super().clean()
        value = self.value.strip()
        try:
            match self.kind:
                case ChannelKind.FRONT_DOOR:
                    if value:
                        raise ValidationError(_("Leave this empty: the area's own front door is shown."))
                case ChannelKind.PHONE | ChannelKind.TEXT:
                    check_number(self.dialled)
                    self.value = printed(self.value)
                case ChannelKind.EMAIL:
                    EmailValidator(_("Type an email address, like help@example.org."))(value)
                case ChannelKind.WEB | ChannelKind.CHAT:
                    URLValidator(["https", "http"], message=_("Type the whole address, starting with https://"))(
                        value
                    )
                case ChannelKind.ADDRESS:
                    if not value:
                        raise ValidationError(_("Type the address."))
        except ValidationError as error:
            raise ValidationError({"value": error.messages}) from error

    @property
    def is_finished(self) -> bool:
        """Whether there is something to show: a draft may hold a line whose number is still to come."""
        return bool(self.value.strip()) or self.kind == ChannelKind.FRONT_DOOR

    @property
    def is_shown(self) -> bool:
        """Whether the public sees it. Everything the public can reach asks this, never `is_finished`."""
        return self.is_finished and not self.is_private

    @property
    def dialled(self) -> str:
        """The number as a phone dials it: `0300 111 8007` -> `03001118007`. Empty for other kinds."""
        if self.kind not in {ChannelKind.PHONE, ChannelKind.TEXT}:
            return ""
        return dialled(self.value)

    def hours(self, stands_in_for: hours.Hours | None = None) -> hours.Hours:
        """The channel's hours as a plain value.

        `stands_in_for` is the hours of the service this one stands in for; without it, standing in is not known.
        """
        kind = _KINDS[KnownHours(self.known_hours)]
        if kind is hours.HoursKind.STANDS_IN and stands_in_for is None:
            kind = hours.HoursKind.UNKNOWN
        return hours.Hours(
            kind=kind,
            times=tuple(value for value in (row.as_value() for row in self.times.all()) if value is not None),
            bank_holidays=_BANK_HOLIDAYS[OnBankHolidays(self.on_bank_holidays)],
            nation=_NATIONS[HolidayNation(self.holidays_of)],
            stands_in_for=stands_in_for if kind is hours.HoursKind.STANDS_IN else None,
        )


class OpeningTime(Orderable):
    """One row of hours: from this day to that day, from this time to that time."""

    channel = ParentalKey(Channel, on_delete=models.CASCADE, related_name="times")
    first_day = models.PositiveSmallIntegerField(_("from"), choices=Day.choices, default=Day.MONDAY)
    last_day = models.PositiveSmallIntegerField(_("to"), choices=Day.choices, default=Day.FRIDAY)
    # Empty only in a draft (signposting.service_form): the form asks for both before anything is published.
    opens = models.TimeField(_("opens"), null=True)
    closes = models.TimeField(
        _("closes"),
        null=True,
        help_text=_("Earlier than it opens means the next morning; 00:00 to 00:00 is the whole day."),
    )
    from_date = models.DateField(_("only from"), null=True, blank=True)
    until_date = models.DateField(_("only until"), null=True, blank=True)
    every_year = models.BooleanField(_("every year"), default=False)

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens", required_on_save=False), FieldPanel("closes", required_on_save=False)]),
        FieldRowPanel([FieldPanel("from_date"), FieldPanel("until_date")]),
        FieldPanel("every_year"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("time")

    def __str__(self) -> str:
        return f"{self.get_first_day_display()}–{self.get_last_day_display()} {self.opens}–{self.closes}"

    def clean(self) -> None:
        """Bank holidays are named alone, and a season has both its ends or is open at one."""
        super().clean()
        if (self.first_day == Day.BANK_HOLIDAY) != (self.last_day == Day.BANK_HOLIDAY):
            raise ValidationError({"last_day": _("Give bank holidays a row of their own.")})
        if self.from_date and self.until_date and not self.every_year and self.until_date < self.from_date:
            raise ValidationError({"until_date": _("The last day comes before the first.")})
        if self.every_year and not (self.from_date and self.until_date):
            raise ValidationError({"every_year": _("Give both dates for a season that comes every year.")})

    def as_value(self) -> hours.OpeningTime | None:
        """The row as a plain value; none while it is unfinished."""
        if self.opens is None or self.closes is None:
            return None
        return hours.OpeningTime(
            first_day=self.first_day,
            last_day=self.last_day,
            opens=self.opens,
            closes=self.closes,
            from_date=self.from_date,
            until_date=self.until_date,
            every_year=self.every_year,
        )
