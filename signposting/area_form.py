"""The form staff keep an area with: whom a council may be split between, and that each part is there on the day."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList

from signposting.models import Area
from signposting.models.succession import check_heirs


class AreaForm(WagtailAdminModelForm):
    """Offers as parts of a split council the areas we serve, those that are to come, and those ticked already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "other_successors" in self.fields:
            ticked = [area.pk for area in self.instance.other_successors.all()] if self.instance.pk else []
            likely = Q(in_campaign=True) | Q(valid_from__isnull=False) | Q(pk__in=ticked)
            offered = Area.objects.authorities().filter(likely).exclude(pk=self.instance.pk)
            self.fields["other_successors"].queryset = offered.order_by("name")

    def clean(self) -> dict[str, Any]:
        """The model holds the rule for one successor; what else is ticked is known to the form only."""
        cleaned: dict[str, Any] = super().clean()
        parts = list(cleaned.get("other_successors") or ())
        successor = cleaned.get("successor")
        if parts and successor is None:
            self.add_error("successor", _("Choose the council that gets the largest part."))
        if successor in parts:
            self.add_error("other_successors", _("This is what replaces it already. Tick only the other parts."))
        area = Area(
            pk=self.instance.pk,
            in_campaign=bool(cleaned.get("in_campaign")),
            valid_until=cleaned.get("valid_until"),
        )
        try:
            check_heirs(area, parts)
        except ValidationError as error:
            self.add_error("other_successors", error)
        return cleaned


AREA_EDIT_HANDLER = ObjectList(Area.panels, base_form_class=AreaForm)
