"""All attributions of an article."""

from __future__ import annotations

from framing.document import Document
from framing.model import Attribution


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """temporary"""
    return ()
