"""Blocks any app's pages may use. Each says when to use it; none holds a telephone number."""

from __future__ import annotations

from .lists import SignsBlock, StepsBlock, TurnBlock
from .text import CalloutBlock, LinksBlock, SayBlock, TextBlock

__all__ = ["CalloutBlock", "LinksBlock", "SayBlock", "SignsBlock", "StepsBlock", "TextBlock", "TurnBlock"]
