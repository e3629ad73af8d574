"""Every hostile or broken file: its name, what makes its bytes, and why it must be refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from resources.files.facts import Finding

from . import office_bytes as office
from . import other_bytes as other
from . import pdf_bytes as pdf

F = Finding
OVER = 25 * 1024 * 1024 + 1
FIELD = "<w:p><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:instrText>{}</w:instrText></w:r></w:p>"
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><w:document xmlns:w="x">&c;</w:document>'
LINKED_PICTURE = '<draw:image xlink:href="{}"/>'


class Case(NamedTuple):
    """`reasons`: the file is refused for at least one of them, and for nothing else."""

    name: str
    make: Callable[[], bytes]
    reasons: set[F]


def case(name: str, make: Callable[[], bytes] | bytes, *reasons: F) -> Case:
    return Case(name, make if callable(make) else lambda: make, set(reasons))


in_pdf = partial(case, "a.pdf")
in_docx = partial(case, "a.docx")

PDFS = {
    "script when opened": in_pdf(lambda: pdf.action(b"/S/JavaScript/JS(app.alert\\(1\\))"), F.SCRIPT),
    "script among the names": in_pdf(
        lambda: pdf.page_with(root=b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"),
        F.SCRIPT,
    ),
    "script when a page is opened": in_pdf(lambda: pdf.page_with(page=b"/AA<</O<</S/JavaScript/JS(1)>>>>"), F.SCRIPT),
    "script in a button": in_pdf(lambda: pdf.annotated(b"/Subtype/Widget/A<</S/JavaScript/JS(1)>>"), F.SCRIPT),
    "script after a harmless step": in_pdf(
        lambda: pdf.action(b"/S/GoTo/D[3 0 R/Fit]/Next[<</S/JavaScript/JS 5 0 R>>]"), F.SCRIPT
    ),
    "script under another spelling": in_pdf(lambda: pdf.action(b"/S/J#61va#53cript/J#53(1)"), F.SCRIPT),
    "script in a compressed object": in_pdf(lambda: pdf.in_object_stream(b"<</S/JavaScript/JS(1)>>"), F.SCRIPT),
    "script named elsewhere": in_pdf(
        lambda: pdf.page_with(b"/JavaScript", b"<</S 5 0 R/X(1)>>", root=b"/OpenAction 6 0 R"), F.SCRIPT
    ),
    "script nothing leads to": in_pdf(lambda: pdf.page_with(b"<</S/JavaScript/JS(1)>>"), F.SCRIPT),
    "script as a link": in_pdf(
        lambda: pdf.annotated(b"/Subtype/Link/A<</S/URI/URI(javascript:alert\\(1\\))>>"), F.SCRIPT
    ),
    "starts a program": in_pdf(lambda: pdf.action(b"/S/Launch/F(cmd.exe)"), F.LAUNCHES),
    "starts a program from a link": in_pdf(
        lambda: pdf.annotated(b"/Subtype/Link/A<</S/L#61unch/Win<</F(calc.exe)>>>>"), F.LAUNCHES
    ),
    "opens a file elsewhere": in_pdf(lambda: pdf.action(b"/S/GoToR/F(//host/share/x.pdf)/D[0/Fit]"), F.LAUNCHES),
    "a link to a disk": in_pdf(lambda: pdf.annotated(b"/Subtype/Link/A<</S/URI/URI(file:///C:/x)>>"), F.LAUNCHES),
    "sends a form": in_pdf(lambda: pdf.action(b"/S/SubmitForm/F(http://example.org/)"), F.SENDS),
    "fills a form from a file": in_pdf(lambda: pdf.action(b"/S/ImportData/F(x.fdf)"), F.SENDS),
    "a file inside": in_pdf(
        lambda: pdf.page_with(
            pdf.stream(b"MZ", b"/Type/EmbeddedFile"),
            root=b"/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/F(x.exe)/EF<</F 5 0 R>>>>]>>>>",
        ),
        F.EMBEDDED,
    ),
    "a file pinned to a page": in_pdf(
        lambda: pdf.annotated(b"/Subtype/FileAttachment/FS<</Type/Filespec/F(x.exe)>>"), F.EMBEDDED
    ),
    "leads into a file inside": in_pdf(lambda: pdf.action(b"/S/GoToE/D[0/Fit]/T<</R/C/N(x)>>"), F.EMBEDDED),
    "a form of the other kind": in_pdf(lambda: pdf.page_with(root=b"/AcroForm<</Fields[]/XFA(x)>>"), F.XFA),
    "Flash": in_pdf(lambda: pdf.annotated(b"/Subtype/RichMedia/RichMediaContent<<>>"), F.MEDIA),
    "a film that plays itself": in_pdf(lambda: pdf.action(b"/S/Rendition/OP 0"), F.MEDIA),
    "a model in three dimensions": in_pdf(lambda: pdf.annotated(b"/Subtype/3D/3DD 4 0 R"), F.MEDIA),
    "content from another file": in_pdf(lambda: pdf.page_with(pdf.stream(b"", b"/F(//host/x)")), F.EXTERNAL),
    "a password": in_pdf(lambda: pdf.encrypted(user="secret"), F.ENCRYPTED),
    "a password for the owner only": in_pdf(lambda: pdf.encrypted(user=""), F.ENCRYPTED),
    "no page": in_pdf(
        lambda: pdf.assembled([pdf.CATALOG % b"", b"<</Type/Pages/Kids[]/Count 0>>"]), F.NO_PAGES, F.BROKEN
    ),
    "half of it": in_pdf(lambda: pdf.many_pages(40)[:4000], F.BROKEN, F.NO_PAGES),
    "its first line only": in_pdf(b"%PDF-1.7\n", F.BROKEN),
    "noise": in_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 400, F.BROKEN),
    "pages that hold themselves": in_pdf(
        lambda: pdf.assembled([pdf.CATALOG % b"", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]), F.BROKEN
    ),
    "a tree of pages fifty thousand deep": in_pdf(lambda: pdf.deep_tree(50_000), F.BROKEN, F.TOO_MUCH),
    "two hundred thousand brackets": in_pdf(
        lambda: pdf.page_with(root=b"/X" + b"[" * 200_000 + b"]" * 200_000), F.BROKEN, F.TOO_MUCH
    ),
    "half a million places": in_pdf(lambda: pdf.huge_xref(500_000), F.BROKEN, F.TOO_MUCH, F.NO_PAGES),
    "two thousand million places, it says": in_pdf(
        lambda: pdf.huge_xref(1, claimed=2_000_000_000), F.BROKEN, F.TOO_MUCH, F.NO_PAGES
    ),
    "content that unpacks to 150 MB": in_pdf(lambda: pdf.deflate_bomb(1), F.TOO_MUCH),
    "the same, packed twice": in_pdf(lambda: pdf.deflate_bomb(2), F.TOO_MUCH),
    "drawings in drawings, 10 to the 30th": in_pdf(lambda: pdf.drawing_itself(30), F.TOO_MUCH),
    "a drawing of itself": in_pdf(lambda: pdf.drawing_itself(0), F.TOO_MUCH),
    "a title a watcher understands": in_pdf(lambda: pdf.tagged(title=b"Sexual exploitation"), F.TELLING_TITLE),
}

OFFICE = {
    "macros, and it says so": case("a.docm", lambda: office.office("docm"), F.MACROS),
    "macros under a plain name": in_docx(lambda: office.office("docm"), F.MACROS),
    "a macro project": in_docx(lambda: office.office(word__vbaProject_DOT_bin=b"x"), F.MACROS),
    "a macro project under another name": in_docx(lambda: office.holding("vbaProject", "x.dat"), F.MACROS),
    "a workbook with macros": case("a.xlsm", lambda: office.office("xlsx"), F.MACROS),
    "macros of the old kind in a workbook": case(
        "a.xlsx", lambda: office.office("xlsx", xl__macrosheets__s_DOT_xml="<a/>"), F.MACROS
    ),
    "an OLE object": in_docx(lambda: office.holding("oleObject", "embeddings/o.bin"), F.EMBEDDED),
    "an OLE object under another name": in_docx(lambda: office.holding("oleObject", "media/o.png"), F.EMBEDDED),
    "a workbook behind a chart": case(
        "a.pptx", lambda: office.holding("package", "charts/b.xlsx", "pptx"), F.EMBEDDED
    ),
    "an ActiveX control": case("a.pptx", lambda: office.office("pptx", ppt__activeX__a_DOT_bin=b"x"), F.EMBEDDED),
    "a web page inside": in_docx(lambda: office.holding("aFChunk", "a.html"), F.EMBEDDED),
    "a template from elsewhere": in_docx(
        lambda: office.linked("attachedTemplate", "https://example.org/t.dotm"), F.EXTERNAL
    ),
    "a picture from elsewhere": in_docx(lambda: office.linked("image", "https://example.org/x.png"), F.EXTERNAL),
    "the same, spelled otherwise": in_docx(
        lambda: office.linked("image", "https://example.org/x.png", "&#69;xternal"), F.EXTERNAL
    ),
    "a link to a disk": in_docx(lambda: office.linked("hyperlink", "file:///C:/x.exe"), F.EXTERNAL),
    "a command in a field": in_docx(
        lambda: office.office(body=FIELD.format(" DDEA", "UTO c:\\\\cmd.exe ")), F.EXTERNAL
    ),
    "a picture in a field": in_docx(
        lambda: office.office(body=FIELD.format("INCLUDEPICTURE", " https://example.org/x")), F.EXTERNAL
    ),
    "cells from another workbook": case(
        "a.xlsx", lambda: office.office("xlsx", xl__externalLinks__e_DOT_xml="<a/>"), F.EXTERNAL
    ),
    "300 MB of nothing": in_docx(lambda: office.office(word__media__x_DOT_bmp=bytes(300_000_000)), F.BOMB),
    "six thousand parts": in_docx(
        lambda: office.zipped(office.parts_of("docx") | {f"x/{at}": "" for at in range(6000)}), F.BOMB
    ),
    "a thousand million laughs": in_docx(lambda: office.office(word__x_DOT_xml=LAUGHS), F.BOMB),
    "the same in another writing": in_docx(lambda: office.office(word__x_DOT_xml=LAUGHS.encode("utf-16")), F.BOMB),
    "a size that is not true": in_docx(office.with_lying_size, F.BROKEN),
    "two parts of one name": in_docx(
        lambda: office.zipped([*office.parts_of("docx").items(), ("word/document.xml", "<a/>")]), F.BROKEN
    ),
    "half of it": in_docx(lambda: office.office(word__x_DOT_bin=bytes(9000))[:500], F.BROKEN),
    "XML that does not end": in_docx(lambda: office.office(word__x_DOT_xml="<a><b>"), F.BROKEN),
    "a password on a part": in_docx(office.with_password_bit, F.ENCRYPTED),
    "Office of the old kind, or with a password": in_docx(other.OLD_WORD, F.OLD_OFFICE),
    "a packed folder": in_docx(lambda: office.zipped({"x.exe": b"MZ"}), F.ARCHIVE),
    "slides that say they are a letter": in_docx(lambda: office.office("pptx"), F.NOT_WHAT_IT_SAYS),
    "open document: macros": case("a.odt", lambda: office.open_document(Basic__s__m_DOT_xml="<a/>"), F.MACROS),
    "open document: runs when opened": case(
        "a.odt", lambda: office.open_document('<script:event-listener xlink:href="m"/>'), F.MACROS
    ),
    "open document: a picture from elsewhere": case(
        "a.odt", lambda: office.open_document(LINKED_PICTURE.format("https://example.org/x.png")), F.EXTERNAL
    ),
    "open document: a picture from a disk": case(
        "a.odp", lambda: office.open_document(LINKED_PICTURE.format("file:///x"), "presentation"), F.EXTERNAL
    ),
    "open document: an object": case("a.odt", lambda: office.open_document("<draw:object-ole/>"), F.EMBEDDED),
    "open document: a password": case(
        "a.odt",
        lambda: office.open_document(**{"META-INF__manifest_DOT_xml": "<m><encryption-data/></m>"}),
        F.ENCRYPTED,
    ),
}

OTHERS = {
    "nothing": in_pdf(b"", F.EMPTY),
    "one byte too many": in_pdf(lambda: b"%PDF-1.7\n".ljust(OVER), F.TOO_LARGE),
    "a program called a PDF": in_pdf(other.WINDOWS_PROGRAM, F.PROGRAM),
    "a program called a text": case("a.txt", other.LINUX_PROGRAM, F.PROGRAM),
    "a script of the shell": case("a.txt", b"#!/bin/sh\nrm -rf /\n", F.PROGRAM),
    "a shortcut": in_docx(other.SHORTCUT, F.PROGRAM),
    "a program by its name": case("a.pdf.exe", other.WINDOWS_PROGRAM, F.PROGRAM),
    "a drawing that runs": case("a.svg", other.SVG, F.DRAWING_SVG),
    "the same called a picture": case("a.png", other.SVG, F.DRAWING_SVG),
    "a web page": case("a.html", other.WEB_PAGE, F.WEB_PAGE),
    "a web page called a text": case("a.txt", other.WEB_PAGE, F.WEB_PAGE),
    "a web page that is a PDF too": in_pdf(lambda: other.WEB_PAGE + pdf.page_with(), F.WEB_PAGE),
    "a web page far down in a text": case("a.txt", b"a line\n" * 900 + other.WEB_PAGE, F.WEB_PAGE),
    "a packed folder": case("a.zip", lambda: office.zipped({"a.txt": "a"}), F.ARCHIVE),
    "packed in another way": in_pdf(b"\x1f\x8b\x08" + bytes(40), F.ARCHIVE),
    "a kind nobody asked for": case("a.rtf", b"{\\rtf1}", F.KIND_NOT_TAKEN),
    "a name without an ending": case("a", b"words", F.KIND_NOT_TAKEN),
    "a text called a PDF": in_pdf(b"words", F.NOT_WHAT_IT_SAYS),
    "a text in an old writing": case("a.txt", "Señor £5".encode("latin-1"), F.NOT_WHAT_IT_SAYS),
    "a text with zero bytes": case("a.csv", b"a,b\n\0,2\n", F.NOT_WHAT_IT_SAYS),
    "a cell that runs": case("a.csv", b"name,value\nx,\"=cmd|' /C calc'!A0\"\n", F.FORMULA),
    "captions without a time": case("a.vtt", b"WEBVTT\n\nHello\n", F.NO_TIMES),
    "captions of another kind": case("a.vtt", b"1\n00:01 --> 00:02\nHello\n", F.NOT_WHAT_IT_SAYS),
    "a picture of another kind": case("a.png", lambda: other.picture("JPEG"), F.NOT_WHAT_IT_SAYS),
    "a picture that ends early": case("a.png", lambda: other.picture(size=(400, 400))[:200], F.BROKEN),
    "a picture of 900 million dots": case("a.png", other.png_bomb, F.BOMB),
    "a film with a place": case("a.mp4", lambda: other.film(more=other.PLACE_IN_FILM), F.PLACE),
    "a picture called a film": case("a.mp4", lambda: other.film(b"heic"), F.NOT_WHAT_IT_SAYS),
    "a film of another kind": case("a.webm", lambda: other.webm(b"matroska"), F.NOT_WHAT_IT_SAYS),
}

CASES = {
    f"{group}: {words}": one
    for group, cases in {"PDF": PDFS, "Office": OFFICE, "other": OTHERS}.items()
    for words, one in cases.items()
}
