"""Mails about the directory: a title and a link to sign in at. No number, no reason, nothing of anybody's."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core import staff_mail
from signposting.models import Service


def admin_link(route: str, service: Service) -> str:
    """The whole address of one of the directory's staff screens about `service`."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse(f"directory:{route}", args=[service.pk]))


def tell_publishers_it_went(services: list[Service]) -> bool:
    """Tell every Publisher that essential services were withdrawn. False when nobody could be told."""
    lines = [f"{service.name}\n{admin_link('withdraw', service)}" for service in services]
    subject = _("Withdrawn: %(name)s") % {"name": ", ".join(service.name for service in services)}
    body = "\n\n".join([_("This was withdrawn, and pages rely on it. Is there a replacement?"), *lines, ""])
    publishers = staff_mail.mailboxes_of(staff_mail.PUBLISHER)
    return bool(staff_mail.send(staff_mail.StaffMail(one, _one_line(subject), body) for one in sorted(publishers)))


def _one_line(subject: str) -> str:
    """A mail's subject cannot hold a line break, whatever a record is called."""
    return " ".join(subject.split())[:200]
