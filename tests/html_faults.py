"""What is wrong with a page's HTML: what a parser had to mend, and names that are given twice or lead nowhere.

The parser is WeasyPrint's, which follows the standard and writes down each parse error it forgives.
"""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

# Attributes that hold one or more ids.
LEADS_TO = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "headers")


def html_faults(html: str) -> list[str]:
    """Each fault in words, with its line where the parser knows it; empty for a page without fault."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(html)
    found = [f"line {line}: {code} {details or ''}".strip() for (line, _column), code, details in parser.errors]
    return found + _names_at_fault(root)


def _names_at_fault(root: Element) -> list[str]:
    ids = Counter(value for element in root.iter() if (value := element.get("id")) is not None)
    found = [f"the id {name} stands {count} times" for name, count in ids.items() if count > 1]
    for element in root.iter():
        wanted = [name for attribute in LEADS_TO for name in (element.get(attribute) or "").split()]
        href = element.get("href") or ""
        if href.startswith("#"):
            wanted.append(href[1:])
        found += [f"<{element.tag}> leads to #{name}, which is not there" for name in wanted if name not in ids]
    return found
