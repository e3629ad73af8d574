"""Slides to edit, as a PowerPoint file (ECMA-376, PresentationML): a title and points each, and what to say as notes.

Titles and points stand in the layout's own places, so that a screen reader reads them in order and a school can put
its own design over them. The parts that never change are in `office/ppt/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resources.paper.package import (
    HEAD,
    RELATIONSHIPS,
    content_types,
    core_properties,
    part,
    relations,
    text,
    zipped,
)

MAIN = "presentationml"
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{RELATIONSHIPS}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
LANGUAGE = "en-GB"


def make_deck(slides: Sequence[dict[str, Any]], *, title: str, foot: str, made_by: str) -> bytes:
    """The bytes of a .pptx. A slide has a `title`, `lines`, and `note`: what to say, for whoever gives it."""
    numbers = range(1, len(slides) + 1)
    types = {
        "ppt/presentation.xml": f"officedocument.{MAIN}.presentation.main",
        "ppt/slideMasters/slideMaster1.xml": f"officedocument.{MAIN}.slideMaster",
        "ppt/slideLayouts/slideLayout1.xml": f"officedocument.{MAIN}.slideLayout",
        "ppt/notesMasters/notesMaster1.xml": f"officedocument.{MAIN}.notesMaster",
        "ppt/theme/theme1.xml": "officedocument.theme",
        "ppt/theme/theme2.xml": "officedocument.theme",
        "docProps/core.xml": "package.core-properties",
        **{f"ppt/slides/slide{number}.xml": f"officedocument.{MAIN}.slide" for number in numbers},
        **{f"ppt/notesSlides/notesSlide{number}.xml": f"officedocument.{MAIN}.notesSlide" for number in numbers},
    }
    parts = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations(
            {"deck": ("officeDocument", "ppt/presentation.xml"), "core": ("core-properties", "docProps/core.xml")}
        ),
        "docProps/core.xml": core_properties(title, made_by, LANGUAGE),
        "ppt/presentation.xml": _presentation(len(slides)),
        "ppt/_rels/presentation.xml.rels": relations(
            {
                "master": ("slideMaster", "slideMasters/slideMaster1.xml"),
                "notes": ("notesMaster", "notesMasters/notesMaster1.xml"),
                "theme": ("theme", "theme/theme1.xml"),
                **{f"slide{number}": ("slide", f"slides/slide{number}.xml") for number in numbers},
            }
        ),
        "ppt/theme/theme1.xml": part("ppt/theme.xml"),
        "ppt/theme/theme2.xml": part("ppt/theme.xml"),
        "ppt/slideMasters/slideMaster1.xml": part("ppt/master.xml"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            {
                "layout": ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                "theme": ("theme", "../theme/theme1.xml"),
            }
        ),
        "ppt/slideLayouts/slideLayout1.xml": part("ppt/layout.xml"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            {"master": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        ),
        "ppt/notesMasters/notesMaster1.xml": part("ppt/notes_master.xml"),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations({"theme": ("theme", "../theme/theme2.xml")}),
    }
    for number, slide in zip(numbers, slides, strict=True):
        parts |= _slide(number, slide, foot)
    return zipped(parts)


def _presentation(how_many: int) -> str:
    """16 : 9; the notes' paper is A4."""
    ids = "".join(f'<p:sldId id="{256 + place}" r:id="slide{place + 1}"/>' for place in range(how_many))
    return (
        f'{HEAD}<p:presentation {NAMES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="master"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="notes"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{ids}</p:sldIdLst>"
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _slide(number: int, slide: dict[str, Any], foot: str) -> dict[str, str]:
    number_field = (
        '<a:fld id="{5A3EC800-0000-4000-8000-00000000000A}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}"/><a:t>{number}</a:t></a:fld>'
    )
    shapes = "".join(
        (
            _place(2, "Title", "title", "", _paragraph(slide["title"])),
            _place(3, "Text", "body", "1", "".join(map(_paragraph, slide["lines"])) or "<a:p/>"),
            _place(4, "Foot", "ftr", "3", _paragraph(foot)),
            _place(5, "Number", "sldNum", "4", f"<a:p>{number_field}</a:p>"),
        )
    )
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    notes = _place(3, "Notes", "body", "3", "".join(map(_paragraph, slide.get("note", "").split("\n"))))
    return {
        f"ppt/slides/slide{number}.xml": _sheet("sld", shapes),
        f"ppt/slides/_rels/slide{number}.xml.rels": relations(
            {
                "layout": ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                "notes": ("notesSlide", f"../notesSlides/notesSlide{number}.xml"),
            }
        ),
        f"ppt/notesSlides/notesSlide{number}.xml": _sheet("notes", image + notes),
        f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels": relations(
            {
                "master": ("notesMaster", "../notesMasters/notesMaster1.xml"),
                "slide": ("slide", f"../slides/slide{number}.xml"),
            }
        ),
    }


def _sheet(name: str, shapes: str) -> str:
    return (
        f"{HEAD}<p:{name} {NAMES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{name}>"
    )


def _place(key: int, name: str, kind: str, index: str, paragraphs: str) -> str:
    """Words in one of the layout's places."""
    which = f' idx="{index}"' if index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{which}/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(words: str) -> str:
    return f'<a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>{text(words)}</a:t></a:r></a:p>' if words else "<a:p/>"
