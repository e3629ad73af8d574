"""How the service record is laid out for staff: sections in plain words, the everyday ones first."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from signposting.models import Channel
from signposting.service_form import ServiceForm
from signposting.staff.hours_preview import HoursPreviewPanel

WHAT: list[Panel] = [
    FieldPanel("name"),
    FieldPanel("what"),
    FieldPanel("what_happens"),
    FieldPanel("organisation"),
    FieldPanel("commissioner"),
]
CONTACT: list[Panel] = [
    InlinePanel(
        "channels",
        panels=[*Channel.panels, HoursPreviewPanel()],
        heading=_("Ways to get in touch"),
        label=_("way to get in touch"),
    ),
]
WHO_AND_WHERE: list[Panel] = [
    FieldPanel("audiences"),
    FieldPanel("who_for"),
    FieldRowPanel([FieldPanel("age_rule"), FieldPanel("age_min"), FieldPanel("age_max")]),
    FieldPanel("gender"),
    # Ticks: in a list, one click without the right key held down would wipe every other choice.
    FieldPanel("needs", widget=CheckboxSelectMultiple),
    FieldPanel("coverage", required_on_save=False, widget=CheckboxSelectMultiple),
    FieldPanel("how_to_refer"),
    FieldPanel("languages"),
]
PRIVACY: list[Panel] = [
    FieldPanel("name_needed"),
    FieldPanel("who_is_told"),
    FieldPanel("on_phone_bill"),
    FieldPanel("recorded"),
]
KEEPING: list[Panel] = [
    MultiFieldPanel(
        [FieldPanel("check_every_days"), FieldPanel("source"), FieldPanel("note")],
        heading=_("Checking"),
    ),
    MultiFieldPanel([FieldPanel("owner"), FieldPanel("owner_email")], heading=_("Who keeps this true")),
    MultiFieldPanel([FieldPanel("key"), FieldPanel("role"), FieldPanel("stands_in_for")], heading=_("In the finder")),
    PublishingPanel(),
]

SERVICE_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(WHAT, heading=_("What it is")),
        ObjectList(CONTACT, heading=_("Numbers and hours")),
        ObjectList(WHO_AND_WHERE, heading=_("Who and where")),
        ObjectList(PRIVACY, heading=_("Privacy")),
        ObjectList(KEEPING, heading=_("Keeping it true")),
    ],
    base_form_class=ServiceForm,
)
