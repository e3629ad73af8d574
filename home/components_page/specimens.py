"""What the component pages are made of: a sheet is one page, a specimen one component in one state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component in one state.

    `id` is where it stands on its sheet, `title` what it shows. `template` is the site's own, `context` what the site
    would give it. `around` are the classes of the box a page puts around it; `is_wide` for one with its own margins.
    """

    id: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    around: str = "stack"
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of specimens.

    `context` is what every template on it may use: the reader, the help strip, the site's names. A sheet with a
    `template` of the site's own is that whole page, and has no specimens.
    """

    slug: str
    title: str
    introduction: str
    context: dict[str, Any]
    specimens: tuple[Specimen, ...] = ()
    template: str = "components_page/sheet.html"


def draw(template: str, context: dict[str, Any]) -> SafeString:
    """`template` with nothing but `context`: no context processor runs, so nothing is asked of the database."""
    return Engine.get_default().get_template(template).render(Context(context))


def drawn(sheet: Sheet, shell: dict[str, Any]) -> SafeString:
    """The whole page of `sheet`; `shell` is what it has in common with the others.

    A specimen that shows nothing in its state is left out.
    """
    around = {**shell, "sheet": sheet, **sheet.context}
    shown = [(one, draw(one.template, {**around, **one.context})) for one in sheet.specimens]
    return draw(sheet.template, {**around, "specimens": [(one, html) for one, html in shown if html.strip()]})
