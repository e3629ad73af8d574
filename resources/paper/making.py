"""Makes the file of a form: the same words on the page, on paper and in the version to edit."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from core.audiences import Audience
from core.models import SiteSettings
from core.pdf import make_pdf
from core.qr import qr_code
from resources.blocks import ResourceBody
from resources.models import ResourcePage, ResourceType
from resources.paper.deck import make_deck
from resources.paper.flow import Flow, Paragraph, Run, content_of, flow_of
from resources.paper.form import Form
from resources.paper.word import make_document
from resources.showing.facts import ages_in_words, minutes_in_words
from signposting.help_strip import HelpStrip

# The whole sheet shrinks in these steps until it stands on its pages; below the last it would be too small to read.
SMALLER = tuple(f".paper {{ --fit: {step} }}" for step in (0.97, 0.94, 0.91, 0.88, 0.85, 0.82))
# Dots an inch of a picture: its page is as many CSS pixels wide as the picture is to have.
CSS_PIXELS = 96


# What is used by age; of the rest only its page says whom it is about.
TAUGHT = frozenset({ResourceType.LESSON, ResourceType.SLIDES})
# The ground of shapes, by reader: so light that a printer without colour leaves it white.
TINTS = {
    "": "#f2eefc",
    Audience.YOUNG_PERSON: "#f2eefc",
    Audience.PARENT: "#fff3dc",
    Audience.PROFESSIONAL: "#e6f5f2",
    Audience.PUBLIC: "#ffede7",
}
# WeasyPrint reads no stylesheet inside a drawing: the site's own drawings get their lines here.
LINES = {
    '<svg class="drawing"': '<svg class="drawing" fill="none" stroke="#25163f" stroke-width="2.4" '
    'stroke-linecap="round" stroke-linejoin="round"',
    'class="d-spot"': 'fill="#ffffff"',
    'class="d-dot"': 'fill="#25163f" stroke="none"',
}
_DECORATION = re.compile(
    r'<svg class="([a-z]+)"((?: [a-zA-Z-]+="[^"]*")*? aria-hidden="true"[^>]*)>(.*?)</svg>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Around:
    """What is the same on every sheet made in one go.

    `site_address` has no slash at its end. `help` holds today's lines from the directory. Without `is_signed_off`
    each page says that nobody has quality-assured it.
    """

    site_address: str
    site_settings: SiteSettings
    help: HelpStrip
    made_on: date
    is_signed_off: bool = False


def make_file(form: Form, resource: ResourcePage, around: Around) -> bytes:
    """The bytes of one form of `resource`, which has its `ref`. Raises `core.pdf.PdfUnavailable` for a PDF or PNG
    on a machine that cannot make one."""
    short_link = f"{around.site_address}{reverse('resource_ref', args=[resource.ref])}".split("://", 1)[-1]
    if form.kind == "pptx":
        return make_deck(
            _slides(form, around),
            title=form.title or resource.title,
            foot=_foot(short_link, around),
            made_by=resource.made_by,
        )
    if form.kind == "docx":
        return make_document(
            [*_lines(form), *flow_of(_blocks(form, resource)), *_delivery(form, resource), *_who(form, around)],
            title=form.title or resource.title,
            lead="" if form.words else resource.summary,
            foot=_foot(short_link, around),
            made_by=resource.made_by,
            language=form.language,
        )
    made = make_pdf(
        html_of(form, resource, around, short_link),
        site_address=around.site_address,
        until_it_fits=SMALLER if form.pages_most else (),
        pages_most=form.pages_most or 1,
    )
    return made if form.kind == "pdf" else _picture(made)


def html_of(form: Form, resource: ResourcePage, around: Around, short_link: str) -> str:
    """The document WeasyPrint prints."""
    ages = ages_in_words(resource) if resource.kind in TAUGHT else ""
    facts = [ages, minutes_in_words(resource.minutes), resource.group_size]
    html: str = render_to_string(
        f"resources/paper/{form.layout}.html",
        {
            "form": form,
            "tint": TINTS.get(resource.audience, TINTS[""]),
            "resource": resource,
            "page": {"says_each_alone": _says_each_alone(_blocks(form, resource))},
            "title": form.title or resource.title,
            "facts": [fact for fact in facts if fact],
            "body": ResourceBody().to_python(
                [block for block in _blocks(form, resource) if block["type"] != "links"]
            ),
            "help": around.help,
            "help_strip": around.help,
            "site_settings": around.site_settings,
            "is_signed_off": around.is_signed_off,
            "made_on": around.made_on,
            "short_link": short_link,
            "find_address": find_address(around),
            "qr": qr_code(f"{around.site_address}{reverse('resource_ref', args=[resource.ref])}"),
        },
    )
    for without, drawn in LINES.items():
        html = html.replace(without, drawn)
    return _DECORATION.sub(_as_background, html)


def _as_background(drawing: re.Match[str]) -> str:
    """A drawing that says nothing, as a background: WeasyPrint tags every other as a figure, which has to have words
    (ISO 14289-1, 7.3)."""
    name, attributes, content = drawing.groups()
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}>{content}</svg>'
    data = base64.b64encode(svg.encode()).decode()
    return f'<span class="decoration {name}" style="background-image: url(data:image/svg+xml;base64,{data})"></span>'


def _says_each_alone(blocks: list[dict[str, Any]]) -> bool:
    """Whether each sign comes with what else it could be; otherwise one sentence below them says it for all."""
    signs = [sign for block in blocks if block["type"] == "signs" for sign in block["value"]["signs"]]
    return bool(signs) and all(content_of(sign).get("otherwise") for sign in signs)


def _lines(form: Form) -> Flow:
    """What stands on a leaflet's cover."""
    return [
        Paragraph("p", (Run(line),)) for line in (*form.words.get("lines", ()), form.words.get("note", "")) if line
    ]


def _delivery(form: Form, resource: ResourcePage) -> Flow:
    """How to deliver it safely and what to do if somebody tells: whoever changes a sheet keeps them with it."""
    if not form.with_delivery:
        return []
    safely = f"<h2>{_('How to deliver it safely')}</h2>{resource.delivery}"
    told = " ".join(render_to_string("resources/paper/if_told.html", {"resource": resource}).split())
    return flow_of({"type": "text", "value": html} for html in (safely, told.replace("<p> ", "<p>")))


def _who(form: Form, around: Around) -> Flow:
    """Who to tell, for the version to edit."""
    heading = form.words.get("helpline", {}).get("heading") or _("Who to tell")
    lines = [Paragraph("bullet", (Run(f"{name}: ", bold=True), Run(value))) for name, value in _ways(form, around)]
    return [Paragraph("h2", (Run(heading),)), *lines]


def _ways(form: Form, around: Around) -> list[tuple[str, str]]:
    """Each way to tell and its number or address, with its mark, as in `resources/paper/who.html`; a translation has
    its own words for danger."""
    own, help_lines, line = form.words.get("helpline", {}), around.help, around.help.line
    emergency = help_lines.emergency.first_phone if help_lines.emergency else None
    danger = (own.get("danger") or _("In danger now: the police"), emergency.text if emergency else "999")
    child = ("", "")
    if line and line.first_phone:
        name = line.name if form.reader == "y" else _("For the child: %(name)s") % {"name": line.name}
        child = (name, f"{line.first_phone.text}{f' ({line.mark})' if line.mark else ''}")
    police = help_lines.police.first_phone if help_lines.police else None
    not_now = (_("Not now: the police"), police.text if police else "")
    lead = {"w": _("Our safeguarding lead"), "b": _("On this shift, also tell")}.get(form.reader)
    team = (_("Children’s team, where the child lives"), find_address(around))
    if form.reader == "y":
        ways = [child, danger] if own else [child, danger, (_("More ways to talk"), find_address(around))]
    else:
        ways = [danger, not_now, (lead or "", "________" if lead else ""), team]
        ways += [] if form.reader == "b" else [child]
    return [way for way in ways if way[1]]


def _slides(form: Form, around: Around) -> list[dict[str, Any]]:
    """The slides to edit; the one with help gets today's lines."""
    help_lines = [f"{name}: {value}" for name, value in _ways(form, around)]
    return [
        {**slide, "lines": [*slide["lines"], *help_lines]} if slide.get("kind") == "help" else slide
        for slide in form.words["slides"]
    ]


def find_address(around: Around) -> str:
    """Where the children's teams are, as people type it."""
    return f"{around.site_address.split('://', 1)[-1]}{reverse('find_support')}".rstrip("/")


def _blocks(form: Form, resource: ResourcePage) -> list[dict[str, Any]]:
    return form.body if form.body is not None else list(resource.body.raw_data)


def _foot(short_link: str, around: Around) -> str:
    sample = "" if around.is_signed_off else "Sample: not yet quality-assured. "
    return f"{sample}{short_link}"


def _picture(pdf: bytes) -> bytes:
    """The first page as a PNG, a pixel for a CSS pixel, in few colours: it is drawn, so it has few."""
    import pypdfium2  # noqa: PLC0415 (a native library that only makers of pictures need)

    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=CSS_PIXELS / 72).to_pil().convert("P", palette=1, colors=64)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
