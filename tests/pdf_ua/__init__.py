"""What a machine can check of ISO 14289-1 (PDF/UA-1), after the Matterhorn Protocol 1.1 of the PDF Association.

What only a person can judge (is the order right, do the words of a picture say what it shows) is not here.
"""

from __future__ import annotations

import io

from pypdf import PdfReader

from tests.pdf_ua import content, document, structure


def failures(pdf: bytes) -> set[str]:
    """The failure conditions of the protocol ("28-011") that are met; a rule of ISO 32000-1 by its own clause."""
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    found = set(document.failures(reader))
    if "01-005" not in found:
        found.update(structure.failures(reader), content.failures(reader))
    return found
