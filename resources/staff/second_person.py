"""Tells everybody who may be the second person, by mail, that something of the library waits for one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from core import staff_mail
from resources.models import ResourcePage
from resources.staff.rights import AGREE


def tell_second_person(resource: ResourcePage, route: str, pk: int, *, by: Any) -> str:
    """Send a title and a link to sign in at: to those who may agree, whoever asks (`by`) left out.

    `route` and `pk` name the screen on which they decide. Answers with a sentence for whoever asks: whether anybody
    was told. What waits waits all the same, and stands on the first page of each of them.
    """
    others = get_user_model().objects.with_perm(AGREE, include_superusers=False).exclude(pk=by.pk)
    mailboxes = others.exclude(email="").values_list("email", flat=True).distinct()
    subject = " ".join((_("Please read: “%(title)s”") % {"title": resource.title}).split())[:200]
    told = _("Something of this resource waits for a second person, and you may be that person. Read it first.")
    link = urljoin(settings.WAGTAILADMIN_BASE_URL, reverse(f"library:{route}", args=[pk]))
    body = f"{told}\n\n{resource.title}\n{link}\n"
    reached = staff_mail.send(staff_mail.StaffMail(one, subject, body) for one in sorted(set(mailboxes)))
    if reached:
        return _("They were told by mail.")
    return _("No mail reached anybody who may be that person: tell one of them yourself.")
