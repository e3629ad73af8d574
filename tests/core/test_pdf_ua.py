"""PDFs as ISO 14289-1 wants them; and that our checks of it find each thing they look for."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from core.pdf import make_pdf
from tests.pdf_ua import failures
from tests.pdf_ua.structure import below
from tests.pdfs import needs_pango

pytestmark = needs_pango
SHEET = """<!doctype html><html lang="en"><head><title>A sheet</title><style>
@page { @bottom-left { content: element(foot) } }
.foot { position: running(foot) }
ul.columns { columns: 2 }
</style></head><body>
<p class="foot">In the margin</p>
<h1>A sheet</h1><h2>A part</h2><h3>A part of it</h3>
<p>Words and <a href="/a/">a link</a>.</p>
<ul class="columns"><li>one</li><li>two</li></ul>
<dl><div><dt>When</dt><dd>Now</dd></div></dl>
<svg viewBox="0 0 9 9" width="9" height="9"><title>A square</title><path d="M0 0h9v9H0z"/></svg>
<table><thead><tr><th>Who</th><th>What</th></tr></thead><tbody><tr><td>A</td><td>B</td></tr></tbody></table>
</body></html>"""


@pytest.fixture(scope="module")
def sheet():
    """A PDF with one of everything that is checked."""
    return make_pdf(SHEET, site_address="https://know-about.example")


def test_a_sheet_with_everything_in_it_meets_each_rule_a_machine_can_check(sheet):
    assert failures(sheet) == set()


def tag(pdf, kind):
    return next(element for element in below(pdf.root_object["/StructTreeRoot"]) if element["/S"] == kind)


def rename(kind, other):
    return lambda pdf: tag(pdf, kind).update({NameObject("/S"): NameObject(other)})


def without(find, key):
    return lambda pdf: find(pdf).pop(key)


def root(pdf):
    return pdf.root_object


def tree(pdf):
    return root(pdf)["/StructTreeRoot"]


def note(pdf):
    return pdf.pages[0]["/Annots"][0].get_object()


def font(pdf):
    return next(iter(pdf.pages[0]["/Resources"]["/Font"].values())).get_object()


def drawn(pdf):
    return font(pdf)["/DescendantFonts"][0].get_object()


def in_metadata(old, new):
    def change(pdf):
        stream = DecodedStreamObject()
        stream.set_data(pdf.root_object["/Metadata"].get_data().replace(old, new))
        pdf.root_object[NameObject("/Metadata")] = pdf._add_object(stream)

    return change


def on_paper(change):
    def changed(pdf):
        stream = DecodedStreamObject()
        stream.set_data(change(pdf.pages[0]["/Contents"].get_data()))
        pdf.pages[0][NameObject("/Contents")] = pdf._add_object(stream)

    return changed


def suspects(pdf):
    pdf.root_object["/MarkInfo"][NameObject("/Suspects")] = BooleanObject(True)


def unknown_header(pdf):
    tag(pdf, "/TD")["/A"][NameObject("/Headers")] = ArrayObject([TextStringObject("nobody")])


def wide_cell(pdf):
    tag(pdf, "/TD")["/A"][NameObject("/ColSpan")] = NumberObject(3)


BROKEN = {
    "decoration inside of content": ("01-001", on_paper(lambda old: old.replace(b"BT", b"/Artifact BMC EMC BT", 1))),
    "content inside of decoration": ("01-002", on_paper(lambda old: b"/Artifact BMC " + old + b" EMC")),
    "something painted without a tag": ("01-003", on_paper(lambda old: old + b" 0 0 9 9 re f")),
    "a mark that no tag knows": ("01-004", on_paper(lambda old: old.replace(b"/MCID 0>>", b"/MCID 9999>>"))),
    "no tags": ("01-005", without(root, "/StructTreeRoot")),
    "a tag nobody knows": ("02-001", rename("/P", "/Paragraph")),
    "tags that are only guessed": ("02-004", suspects),
    "not said to be PDF/UA": ("05-001", in_metadata(b"pdfuaid:part", b"pdfuaid:amd")),
    "not said to be tagged": ("06-001", without(root, "/MarkInfo")),
    "no metadata": ("06-002", without(root, "/Metadata")),
    "no title": ("06-003", in_metadata(b"A sheet", b"")),
    "its file name is shown": ("07-002", without(root, "/ViewerPreferences")),
    "a list with something else in it": ("09-005", rename("/LI", "/P")),
    "no language": ("11-006", without(root, "/Lang")),
    "a picture without words": ("13-004", without(lambda pdf: tag(pdf, "/Figure"), "/Alt")),
    "it begins with a heading of the second rank": ("14-002", rename("/H1", "/H2")),
    "a rank of headings left out": ("14-003", rename("/H2", "/P")),
    "rows of unlike length": ("15-001", wide_cell),
    "a head that says not what it is the head of": ("15-003", without(lambda pdf: tag(pdf, "/TH")["/A"], "/Scope")),
    "a cell with a head that is not there": ("15-004", unknown_header),
    "names of tags that are not listed": ("ISO 32000-1, 14.7.2", without(tree, "/IDTree")),
    "links in no order": ("28-008", without(lambda pdf: pdf.pages[0], "/Tabs")),
    "a link without a tag": ("28-011", rename("/Link", "/Span")),
    "a link that says not where it leads": ("28-012", without(note, "/Contents")),
    "a font that did not come along": ("31-009", without(drawn, "/FontDescriptor")),
    "letters that cannot be read out": ("31-027", without(font, "/ToUnicode")),
}


@pytest.mark.parametrize(("rule", "spoil"), BROKEN.values(), ids=list(BROKEN))
def test_each_fault_is_found(sheet, rule, spoil):
    pdf = PdfWriter(clone_from=io.BytesIO(sheet))
    spoil(pdf)
    written = io.BytesIO()
    pdf.write(written)
    assert rule in failures(written.getvalue())
