"""Runs axe-core on a page through the browser's debug protocol, so that the page's strict policy stays on."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def source() -> str:
    """Axe-core itself."""
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


class Axe:
    """Axe in one page; it is put in once and may look again after the page's size or colours changed."""

    def __init__(self, page: Page) -> None:
        self.wire = page.context.new_cdp_session(page)
        self._run(f"{source()}\n;0")

    def faults(self) -> list[str]:
        """Each rule that is broken, with the elements that break it."""
        found = self._run(
            f"axe.run(document, {{resultTypes: ['violations'], runOnly: {{type: 'tag', values: {RULES}}}}})"
            ".then(result => result.violations.map(one =>"
            " `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(' | ')}`))"
        )
        return list(found)

    def _run(self, expression: str) -> Any:
        answer = self.wire.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")
