"""Blocks any app's pages may use. Each says when to use it; none holds a telephone number."""

from __future__ import annotations

from .lists import ChecklistBlock, SignsBlock, StepsBlock, TurnBlock
from .picture import PictureBlock
from .reference import MoreBlock, TableBlock
from .streams import Drawing, PointsStream, ScenesStream, StatementsStream
from .text import CalloutBlock, LinksBlock, SayBlock, TextBlock
from .voices import MythsBlock, YoungWordsBlock

__all__ = [
    "CalloutBlock",
    "ChecklistBlock",
    "Drawing",
    "LinksBlock",
    "MoreBlock",
    "MythsBlock",
    "PictureBlock",
    "PointsStream",
    "SayBlock",
    "ScenesStream",
    "SignsBlock",
    "StatementsStream",
    "StepsBlock",
    "TableBlock",
    "TextBlock",
    "TurnBlock",
    "YoungWordsBlock",
]
