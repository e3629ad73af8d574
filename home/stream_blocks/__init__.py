"""Blocks that one page type alone is made of, beside the body every page has."""

from __future__ import annotations
