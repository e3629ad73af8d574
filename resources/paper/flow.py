"""The blocks of a page as a plain flow of headings, paragraphs, points and tables: what a word processor knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner. `link` is where they lead, empty for nowhere."""

    text: str
    bold: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is h2, h3, p, quote, say, bullet, box or number; `list_id` tells one numbered list from the next."""

    style: str
    runs: tuple[Run, ...]
    list_id: int = 0

    @property
    def text(self) -> str:
        """Its words without their manner."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words below headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Flow = list[Paragraph | Table]


def flow_of(blocks: Iterable[Block]) -> Flow:
    """The flow of blocks as they are stored. Pictures and links to other pages are of the screen and left out."""
    writer = _Writer()
    for block in blocks:
        writer.block(block["type"], block["value"])
    return writer.flow


class _Writer:
    """Collects the flow; numbers its numbered lists."""

    def __init__(self) -> None:
        self.flow: Flow = []
        self.lists = 0

    def add(self, style: str, text: str, *, bold: bool = False) -> None:
        if text:
            self.flow.append(Paragraph(style, (Run(text, bold),)))

    def html(self, html: str) -> None:
        reader = _RichText(self.lists)
        reader.feed(html)
        reader.close()
        self.lists = reader.lists
        self.flow += reader.paragraphs

    def block(self, kind: str, value: Any) -> None:
        if kind == "text":
            self.html(value)
        elif kind == "say":
            self.add("say", value["text"])
        elif kind == "young_words":
            who = f"{value['who']}. " if value.get("who") else ""
            self.add("quote", f"“{value['words']}”")
            self.add("p", f"{who}{_('We made these words up. Nobody real said them.')}")
        elif kind == "table":
            self.table(value)
        elif kind == "more":
            for item in value["items"]:
                self.add("h3", content_of(item)["heading"])
                self.html(content_of(item)["text"])
        elif kind not in {"links", "picture"}:
            self.add("h2", value["heading"])
            self.html(value.get("introduction", "") or value.get("text", ""))
            self.listed(kind, value)

    def listed(self, kind: str, value: Any) -> None:
        """The items of a list of any kind."""
        if kind == "checklist":
            for item in value["items"]:
                self.add("box", content_of(item))
        for sign in map(content_of, value.get("signs", [])):
            words = (Run(sign["sign"], bold=True), Run(f". {sign['example']}" if sign.get("example") else ""))
            self.flow.append(Paragraph("bullet", words))
        for moment in map(content_of, value.get("moments", [])):
            self.flow.append(Paragraph("bullet", (Run(moment["heading"], bold=True), Run(f". {moment['text']}"))))
        for myth in map(content_of, value.get("myths", [])):
            self.add("p", myth["myth"], bold=True)
            self.html(myth["answer"])
        for step in map(content_of, value.get("steps", [])):
            when = f" ({step['when']})" if step.get("when") else ""
            self.add("h3", f"{step['heading']}{when}")
            self.html(step["text"])

    def table(self, value: Any) -> None:
        self.flow.append(
            Table(
                value["caption"],
                tuple(column["heading"] for column in value["columns"]),
                tuple(tuple(row["values"]) for row in value["rows"]),
            )
        )


def content_of(item: Any) -> Any:
    """An item of a list block, which the database keeps with a key of its own around it."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


class _RichText(HTMLParser):
    """Reads the few tags that the editor's rich text has."""

    STYLES = {"h2": "h2", "h3": "h3", "p": "p"}

    def __init__(self, lists: int) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self.lists = lists
        self.style = "p"
        self.list_style = "bullet"
        self.runs: list[Run] = []
        self.bold = False
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.STYLES:
            self.style = self.STYLES[tag]
        elif tag in {"ul", "ol"}:
            self.list_style = "bullet" if tag == "ul" else "number"
            self.lists += tag == "ol"
        elif tag == "li":
            self.style = self.list_style
        elif tag in {"b", "strong"}:
            self.bold = True
        elif tag == "a":
            self.link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self.STYLES or tag == "li":
            self._end_paragraph()
        elif tag in {"b", "strong"}:
            self.bold = False
        elif tag == "a":
            self.link = ""

    def handle_data(self, data: str) -> None:
        if data.strip() or self.runs:
            self.runs.append(Run(data, self.bold, self.link))

    def _end_paragraph(self) -> None:
        if self.runs:
            number = self.lists if self.style == "number" else 0
            self.paragraphs.append(Paragraph(self.style, tuple(self.runs), number))
        self.runs, self.style = [], "p"
