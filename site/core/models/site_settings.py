"""What a partnership sets once for its whole site: names, where the exit leads, who runs it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.validators import validate_neutral_name


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Names and addresses shown on every page. No telephone number is kept here: those live in the directory."""

    quiet_name = models.CharField(
        _("quiet name"),
        max_length=40,
        default="Know About",
        validators=[validate_neutral_name],
        help_text=_(
            "Stands in the browser's tab, the header and file names wherever a young person may be watched. "
            "It must not say what the site is about."
        ),
    )
    campaign_name = models.CharField(
        _("campaign name"),
        max_length=80,
        default="Know About CSE",
        help_text=_("Shown on pages for parents, professionals and about the campaign."),
    )
    place_name = models.CharField(
        _("the place you serve"),
        max_length=120,
        blank=True,
        help_text=_("As it reads in a sentence: “Midshire and Midcity”."),
    )
    partnership_name = models.CharField(
        _("who runs the site"),
        max_length=200,
        blank=True,
        help_text=_("Named in the privacy note and the footer."),
    )
    directory_email = models.EmailField(
        _("mailbox for wrong details"),
        blank=True,
        help_text=_("Shown to adults only, for a wrong number or address. Never for telling about a child."),
    )
    exit_url = models.URLField(
        _("where the leave button goes"),
        default="https://www.bbc.co.uk/weather",
        help_text=_("A plain, busy page anyone might have open. Not one that shows what was looked at before."),
    )

    numbers_need_two = models.BooleanField(
        _("a second person publishes new numbers"),
        default=True,
        help_text=_("Whoever typed a number or address cannot publish it. Switch this off only if you work alone."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("quiet_name"), FieldPanel("campaign_name"), FieldPanel("place_name")],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [FieldPanel("partnership_name"), FieldPanel("directory_email")], heading=_("Who runs the site")
        ),
        FieldPanel("exit_url"),
        FieldPanel("numbers_need_two"),
    ]

    class Meta:
        verbose_name = _("names and leave button")

    def __str__(self) -> str:
        return self.campaign_name
