"""Days and times as the house writes them: "Wednesday 24 February 2027, 10am to 3.30pm"."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from signposting.hours.sentences import time_words

DAY = "j F Y"
LONG_DAY = "l j F Y"


def day_words(day: date) -> str:
    """ "18 March 2027"."""
    return str(date_format(day, DAY))


def days_words(first: date, last: date) -> str:
    """ "18 March 2027", "15 to 21 March 2027", "19 July to 31 August 2027", or both with their years."""
    if first == last:
        return day_words(first)
    if first.year != last.year:
        opening = day_words(first)
    else:
        opening = str(date_format(first, "j" if first.month == last.month else "j F"))
    return _("%(first)s to %(last)s") % {"first": opening, "last": day_words(last)}


def moment_words(moment: datetime) -> str:
    """ "12 April 2027 at midday", in London."""
    local = timezone.localtime(moment)
    return _("%(day)s at %(time)s") % {"day": day_words(local.date()), "time": time_words(local.time())}


def meeting_words(begins: datetime, ends: datetime) -> str:
    """When something begins and ends, in London, with the day of the week; the day once where it is the same."""
    first, last = timezone.localtime(begins), timezone.localtime(ends)
    opening = f"{date_format(first, LONG_DAY)}, {time_words(first.time())}"
    closing = str(time_words(last.time()))
    if first.date() != last.date():
        closing = f"{date_format(last, LONG_DAY)}, {closing}"
    return _("%(begins)s to %(ends)s") % {"begins": opening, "ends": closing}
