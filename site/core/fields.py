"""Model fields the apps share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import fields as wagtail_fields

Choices = list[tuple[str, Any]]


class ChoiceSetField(models.CharField):
    """Several choices ticked from one short fixed list, kept in one column.

    In Python a tuple of codes in the list's own order, e.g. `("p", "w")`. In the database `",p,w,"`, so that
    `filter(audiences__contains=",p,")` finds it on any database. A table of its own would cost every page a query
    for a list that only code can change.
    """

    def __init__(self, *args: Any, set_choices: Choices, **kwargs: Any) -> None:
        self.set_choices = list(set_choices)
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("default", tuple)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Keep the list itself out of migrations: changing a label changes no column."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "set_choices": []}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Also gives the model `get_<name>_display()`: the chosen labels in words, or a dash."""
        super().contribute_to_class(cls, name, private_only)

        def display(instance: models.Model) -> str:
            chosen = self.value_from_object(instance)
            return ", ".join(str(label) for code, label in self.set_choices if code in chosen) or "-"

        setattr(cls, f"get_{name}_display", display)

    def _codes(self, value: Iterable[str]) -> tuple[str, ...]:
        chosen = set(value)
        known = [code for code, _label in self.set_choices]
        return tuple(code for code in known if code in chosen) if known else tuple(sorted(chosen))

    def from_db_value(self, value: str | None, *_args: object) -> tuple[str, ...]:
        """`",p,w,"` -> `("p", "w")`."""
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Whatever a form, a revision or the database holds, as a tuple of codes."""
        if not value:
            return ()
        if isinstance(value, str):
            value = [code for code in value.split(",") if code]
        return self._codes(value)

    def get_prep_value(self, value: Any) -> str:
        """`("p", "w")` -> `",p,w,"`; nothing -> `""`. A lookup's `",p,"` passes as it is."""
        if isinstance(value, str) and value.startswith(","):
            return value
        codes = self.to_python(value)
        return f",{','.join(codes)}," if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        """What fixtures and revisions keep."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse an empty set where one is needed. A code that is not on the list never gets this far."""
        if not value and not self.blank:
            raise ValidationError(_("Choose at least one."), code="blank")

    def run_validators(self, value: Any) -> None:
        """The column's length is checked on what is stored."""
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> forms.Field:  # type: ignore[override]
        """Tick boxes."""
        return forms.MultipleChoiceField(
            choices=self.set_choices,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=kwargs.get("label") or self.verbose_name,
            help_text=kwargs.get("help_text") or self.help_text,
        )


class StreamField(wagtail_fields.StreamField):
    """Wagtail's, with its block definitions kept out of migrations.

    The column is one JSON text whatever blocks may stand in it, so a new block or a changed label is no change of
    the database. A data migration that walks old blocks imports the block definitions it needs by itself.
    """

    def __init__(self, block_types: Any = (), *args: Any, **kwargs: Any) -> None:
        super().__init__(block_types, *args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Without blocks."""
        name, path, _blocks, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
