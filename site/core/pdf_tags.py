"""Finishes the tags of a PDF that WeasyPrint has made, where ISO 14289-1 (PDF/UA-1) asks for more than it writes.

Source: ISO 32000-1, 14.7.2 (names of elements), 14.8.2.2 (what is no content), 14.8.5.7 (tables).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

BELONGS_IN_A_ROW = frozenset({"/TH", "/TD"})


def finish_tags(_document: Any, pdf: Any) -> None:
    """Change `pdf` (a `pydyf.PDF`) right before it is written: WeasyPrint's own hook for it."""
    import pydyf  # noqa: PLC0415 (comes with WeasyPrint, which only makers of PDFs load)

    tags = _Tags(pdf, pydyf)
    tags.lists_of_items()
    tags.heads_of_tables()
    tags.feet_of_pages()


class _Tags:
    """The tree of tags, whose elements are `pydyf.Dictionary` and whose children are references or numbers."""

    def __init__(self, pdf: Any, pydyf: Any) -> None:
        self.pydyf = pydyf
        self.objects = {one.reference: one for one in pdf.objects}
        self.pages = [self.objects[reference] for reference in pdf.page_references]
        self.tree = self.objects[pdf.catalog["StructTreeRoot"]]

    def children(self, element: Any) -> list[Any]:
        """The elements directly in one."""
        found = (self.objects.get(child) for child in element.get("K", ()) if isinstance(child, bytes))
        return [one for one in found if one is not None and "S" in one]

    def all(self) -> Iterator[Any]:
        """Every element, in reading order."""
        waiting = self.children(self.tree)
        while waiting:
            element = waiting.pop(0)
            yield element
            waiting[:0] = self.children(element)

    def lists_of_items(self) -> None:
        """A list has nothing but items in it: two columns of print are one list, and so are the pairs of a `dl`."""
        for element in list(self.all()):
            around = self.children(element)
            if element["S"] == "/L" and around and all(one["S"] in {"/L", "/Div"} for one in around):
                element["K"] = self.pydyf.Array([child for one in around for child in one["K"]])
                for item in self.children(element):
                    item["P"] = element.reference

    def heads_of_tables(self) -> None:
        """Each head says whether it is its column's or its row's; the names that cells call them by are listed."""
        names: dict[str, bytes] = {}
        for row in (element for element in self.all() if element["S"] == "/TR"):
            cells = [cell for cell in self.children(row) if cell["S"] in BELONGS_IN_A_ROW]
            scope = "/Row" if any(cell["S"] == "/TD" for cell in cells) else "/Column"
            for head in (cell for cell in cells if cell["S"] == "/TH"):
                head["A"]["Scope"] = scope
                if "ID" in head:
                    names[head["ID"].string] = head.reference
        if names:
            listed = [part for name in sorted(names) for part in (self.pydyf.String(name), names[name])]
            limits = self.pydyf.Array([self.pydyf.String(min(names)), self.pydyf.String(max(names))])
            leaf = self.pydyf.Dictionary({"Limits": limits, "Names": self.pydyf.Array(listed)})
            self.tree["IDTree"] = self.pydyf.Dictionary({"Kids": self.pydyf.Array([leaf])})

    def feet_of_pages(self) -> None:
        """What stands in a page's margin is no content: it is marked so, and has no place among the tags."""
        known = {element.reference for element in self.all()}
        numbers = self.objects[self.tree["ParentTree"]]["Nums"]
        by_page = {numbers[place]: numbers[place + 1] for place in range(0, len(numbers), 2)}
        for page in self.pages:
            parents = by_page[page["StructParents"]]
            lost = {number for number, parent in enumerate(parents) if parent not in known}
            for number in lost:
                parents[number] = b"null"
            self._mark_as_no_content(self.objects[page["Contents"]].stream, lost)

    def _mark_as_no_content(self, stream: list[Any], lost: set[int]) -> None:
        for place, part in enumerate(stream):
            if part == b"BDC" and stream[place - 1].get("MCID") in lost:
                stream[place - 2] = "/Artifact"
                stream[place - 1] = self.pydyf.Dictionary({"Type": "/Pagination"})
