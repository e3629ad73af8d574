"""Text to edit, as a Word document (ECMA-376, WordprocessingML): real headings, lists and table headers, one footer.

Written by hand because it needs five kinds of paragraph and a table; the styles are in `office/word/styles.xml`.
"""

from __future__ import annotations

from resources.paper.flow import Flow, Paragraph, Run, Table
from resources.paper.form import FROM_RIGHT_TO_LEFT
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

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {
    "title": "Title",
    "lead": "Subtitle",
    "h2": "Heading1",
    "h3": "Heading2",
    "p": "Normal",
    "quote": "Quote",
    "say": "IntenseQuote",
    "bullet": "ListBullet",
    "box": "ListBox",
    "number": "ListNumber",
}
BULLET, BOX, NUMBER = 1, 2, 3  # as in office/word/numbering.xml
WIDTH = 9070  # of the text, in twentieths of a point: A4 without its margins
TYPES = {
    "word/document.xml": "officedocument.wordprocessingml.document.main",
    "word/styles.xml": "officedocument.wordprocessingml.styles",
    "word/numbering.xml": "officedocument.wordprocessingml.numbering",
    "word/settings.xml": "officedocument.wordprocessingml.settings",
    "word/footer1.xml": "officedocument.wordprocessingml.footer",
    "docProps/core.xml": "package.core-properties",
}


def make_document(flow: Flow, *, title: str, lead: str, foot: str, made_by: str, language: str = "en") -> bytes:
    """The bytes of a .docx: the title, the `lead`, then the flow; `foot` and the page's number end each page."""
    writer = _Writer(language)
    body = writer.paragraph(Paragraph("title", (Run(title),)))
    if lead:
        body += writer.paragraph(Paragraph("lead", (Run(lead),)))
    body += "".join(writer.table(one) if isinstance(one, Table) else writer.paragraph(one) for one in flow)
    document = (
        f'{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"><w:body>{body}'
        '<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1247" w:right="1418" w:bottom="1247" w:left="1418" w:header="567" w:footer="567" '
        f'w:gutter="0"/>{"<w:bidi/>" if writer.is_from_right else ""}</w:sectPr></w:body></w:document>'
    )
    kinds = {key: (key, f"{key}.xml") for key in ("styles", "numbering", "settings")}
    parts = {
        "[Content_Types].xml": content_types(TYPES),
        "_rels/.rels": relations(
            {"doc": ("officeDocument", "word/document.xml"), "core": ("core-properties", "docProps/core.xml")}
        ),
        "docProps/core.xml": core_properties(title, made_by, writer.tag),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations({**kinds, "foot": ("footer", "footer1.xml")}, writer.links),
        "word/styles.xml": part("word/styles.xml").replace("LANGUAGE", writer.tag),
        "word/numbering.xml": writer.numbering(),
        "word/settings.xml": part("word/settings.xml"),
        "word/footer1.xml": _footer(foot),
    }
    return zipped(parts)


def _footer(words: str) -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text(words)}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:p></w:ftr>'
    )


class _Writer:
    """Writes paragraphs and tables, and remembers the links and numbered lists it met."""

    def __init__(self, language: str) -> None:
        self.tag = "en-GB" if language == "en" else language
        self.is_from_right = language in FROM_RIGHT_TO_LEFT
        self.links: dict[str, str] = {}
        self.lists: list[int] = []

    def paragraph(self, one: Paragraph) -> str:
        """One `w:p`."""
        about = f'<w:pStyle w:val="{STYLES[one.style]}"/>'
        if one.style in {"bullet", "box", "number"}:
            about += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._list(one)}"/></w:numPr>'
        if self.is_from_right:
            about += "<w:bidi/>"
        return f"<w:p><w:pPr>{about}</w:pPr>{''.join(map(self._run, one.runs))}</w:p>"

    def _list(self, one: Paragraph) -> int:
        if one.style != "number":
            return BULLET if one.style == "bullet" else BOX
        if one.list_id not in self.lists:
            self.lists.append(one.list_id)
        return NUMBER + self.lists.index(one.list_id)

    def _run(self, run: Run) -> str:
        manner = "<w:b/>" if run.bold else ""
        manner += "<w:rtl/>" if self.is_from_right else ""
        leads = run.link.startswith(("https://", "http://"))
        if leads:
            manner = f'<w:rStyle w:val="Hyperlink"/>{manner}'
        written = f'<w:r><w:rPr>{manner}</w:rPr><w:t xml:space="preserve">{text(run.text)}</w:t></w:r>'
        if not leads:
            return written
        key = f"link{len(self.links) + 1}"
        self.links[key] = run.link
        return f'<w:hyperlink r:id="{key}">{written}</w:hyperlink>'

    def table(self, one: Table) -> str:
        """A table whose first row is a header, repeated on each page, below its caption."""
        width = WIDTH // len(one.headings)
        grid = f'<w:gridCol w:w="{width}"/>' * len(one.headings)
        head = self._row(one.headings, width, is_head=True)
        rows = "".join(self._row(row, width) for row in one.rows)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>{self._run(Run(one.caption))}</w:p>'
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
            '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>'
        )

    def _row(self, cells: tuple[str, ...], width: int, *, is_head: bool = False) -> str:
        about = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "") + "</w:trPr>"
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"<w:p>{self._run(Run(cell, bold=is_head))}</w:p></w:tc>"
            for cell in cells
        )
        return f"<w:tr>{about}{written}</w:tr>"

    def numbering(self) -> str:
        """The kinds of list, and one more list for each numbered one, so that each begins with 1."""
        more = "".join(
            f'<w:num w:numId="{NUMBER + place}"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for place in range(len(self.lists) or 1)
        )
        return part("word/numbering.xml").replace("<!--numbered-->", more)
